//! Array buffers and their bytes.

use std::cell::Cell;
use std::ffi::c_void;
use std::ptr::null_mut;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering};

use jsc_sys as sys;

use crate::exception::Exception;
use crate::layout::Characters;
use crate::scope::Scope;
use crate::value::Local;

impl<'s> Scope<'s> {
    /// An `ArrayBuffer` over `bytes`, without copying them.
    pub fn array_buffer(&self, bytes: Vec<u8>) -> Local<'s> {
        let mut owner = Box::new(bytes);
        let (pointer, length) = (owner.as_mut_ptr(), owner.len());
        let context = Box::into_raw(owner).cast::<c_void>();
        // SAFETY: the bytes live in the boxed Vec until the engine calls `free_owner` with it, once, on whichever thread.
        let buffer = unsafe {
            let mut exception = std::ptr::null();
            sys::JSObjectMakeArrayBufferWithBytesNoCopy(
                self.ctx(),
                pointer.cast(),
                length,
                free_owner::<Vec<u8>>,
                context,
                &mut exception,
            )
        };
        Local::from_raw(buffer.cast_const())
    }

    /// Whether `value` is an `ArrayBuffer`, a typed array or a `DataView`-like view whose bytes can be had.
    pub fn is_bytes(&self, value: Local<'s>) -> bool {
        self.byte_range(value).is_some()
    }

    /// The bytes of an `ArrayBuffer` or typed array; `None` for anything else. They stay valid as long as no JS runs, which the borrow ensures.
    pub fn bytes(&self, value: Local<'s>) -> Option<&[u8]> {
        let (pointer, length) = self.byte_range(value)?;
        // SAFETY: the engine gave this range; nothing can free, detach or resize it while `self` is borrowed, because running JS needs `&mut self`.
        Some(unsafe { std::slice::from_raw_parts(pointer, length) })
    }

    /// As [`Scope::bytes`], to write.
    pub fn bytes_mut(&mut self, value: Local<'s>) -> Option<&mut [u8]> {
        let (pointer, length) = self.byte_range(value)?;
        // SAFETY: as in `bytes`; the exclusive borrow of the scope also keeps any other view from being taken.
        Some(unsafe { std::slice::from_raw_parts_mut(pointer, length) })
    }

    /// Calls `write` with the characters of `String(text)` and the bytes of `view`; `None` if that has none.
    pub fn write_characters<R>(
        &mut self,
        text: Local<'s>,
        view: Local<'s>,
        write: impl FnOnce(Characters<'_>, &mut [u8]) -> R,
    ) -> Result<Option<R>, Exception> {
        if self.characters(text).is_none() {
            let units = self.to_utf16(text)?;
            return Ok(self
                .bytes_mut(view)
                .map(|bytes| write(Characters::Wide(&units), bytes)));
        }
        let (Some((pointer, length)), Some(characters)) = (self.byte_range(view), self.characters(text))
        else {
            return Ok(None);
        };
        // SAFETY: as in `bytes_mut`; a string's characters, which cannot be written, are in no buffer.
        let bytes = unsafe { std::slice::from_raw_parts_mut(pointer, length) };
        Ok(Some(write(characters, bytes)))
    }

    fn byte_range(&self, value: Local<'s>) -> Option<(*mut u8, usize)> {
        if !self.is_object(value) {
            return None;
        }
        let (ctx, object) = (self.ctx(), value.object());
        // SAFETY: `object` is an object of this context; each accessor is called only for the kind it is made for.
        let (pointer, length) = unsafe {
            match sys::JSValueGetTypedArrayType(ctx, value.raw(), null_mut()) {
                sys::TYPED_ARRAY_NONE => return None,
                sys::TYPED_ARRAY_BUFFER => (
                    sys::JSObjectGetArrayBufferBytesPtr(ctx, object, null_mut()).cast::<u8>(),
                    sys::JSObjectGetArrayBufferByteLength(ctx, object, null_mut()),
                ),
                _ => {
                    let start = sys::JSObjectGetTypedArrayBytesPtr(ctx, object, null_mut()).cast::<u8>();
                    let offset = sys::JSObjectGetTypedArrayByteOffset(ctx, object, null_mut());
                    let length = sys::JSObjectGetTypedArrayByteLength(ctx, object, null_mut());
                    (if start.is_null() { start } else { start.add(offset) }, length)
                }
            }
        };
        if pointer.is_null() || length == 0 {
            return Some((std::ptr::NonNull::dangling().as_ptr(), 0));
        }
        Some((pointer, length))
    }
}

/// Numbers that native code and JS both read and write, without a call: JS sees them as a `Float64Array`.
#[derive(Clone)]
pub struct SharedNumbers(Arc<[AtomicU64]>);

impl SharedNumbers {
    /// So many zeros.
    pub fn new(length: usize) -> SharedNumbers {
        // SAFETY: zero bytes are zeros of this type. Memory that comes zeroed costs nothing until it is used.
        SharedNumbers(unsafe { Arc::new_zeroed_slice(length).assume_init() })
    }

    /// Number `index`.
    pub fn get(&self, index: usize) -> f64 {
        f64::from_bits(self.0[index].load(Ordering::Relaxed))
    }

    /// Sets number `index`.
    pub fn set(&self, index: usize, value: f64) {
        self.0[index].store(value.to_bits(), Ordering::Relaxed);
    }
}

impl<'s> Scope<'s> {
    /// The `Float64Array` over `numbers`.
    pub fn shared_numbers(&mut self, numbers: &SharedNumbers) -> Result<Local<'s>, Exception> {
        // SAFETY: the memory belongs to the boxed Arc; both sides access whole aligned words.
        unsafe {
            self.typed_array_over(
                sys::TYPED_ARRAY_FLOAT64,
                numbers.0.as_ptr(),
                numbers.0.len(),
                numbers.clone(),
            )
        }
    }
}

/// Bytes that native code writes and JS reads, without a call: JS sees them as a `Uint8Array`. They belong to the VM's OS thread.
#[derive(Clone)]
pub struct SharedBytes(Rc<[Cell<u8>]>);

impl SharedBytes {
    /// So many zeros.
    pub fn new(length: usize) -> SharedBytes {
        // SAFETY: zero bytes are zeros of this type. Memory that comes zeroed costs nothing until it is used.
        SharedBytes(unsafe { Rc::new_zeroed_slice(length).assume_init() })
    }

    /// Fills `out` from `offset` on.
    ///
    /// # Panics
    /// If there are not so many.
    pub fn read(&self, offset: usize, out: &mut [u8]) {
        let cells = &self.0[offset..offset + out.len()];
        for (byte, cell) in out.iter_mut().zip(cells) {
            *byte = cell.get();
        }
    }

    /// Copies `bytes` to `offset`.
    ///
    /// # Panics
    /// If they do not fit.
    pub fn write(&self, offset: usize, bytes: &[u8]) {
        let place = &self.0[offset..offset + bytes.len()];
        // SAFETY: cells may be written through a shared reference; JS, the only other user, runs on this very thread and not now.
        unsafe {
            place
                .as_ptr()
                .cast::<u8>()
                .cast_mut()
                .copy_from_nonoverlapping(bytes.as_ptr(), bytes.len())
        };
    }
}

impl<'s> Scope<'s> {
    /// The `Uint8Array` over `bytes`. It must not be given to user code: it would keep the memory, which is never freed.
    pub fn shared_bytes(&mut self, bytes: &SharedBytes) -> Result<Local<'s>, Exception> {
        // The engine may free its owner on another OS thread, where an Rc must not be touched; a lane lives as long as its realm anyway.
        std::mem::forget(bytes.clone());
        // SAFETY: the memory is never freed (an owner was forgotten), and cells allow writes from both sides.
        unsafe { self.typed_array_over(sys::TYPED_ARRAY_UINT8, bytes.0.as_ptr(), bytes.0.len(), ()) }
    }
}

/// Integers that several OS threads and JS read and write, without a call: JS sees them as an `Int32Array`, for `Atomics`.
#[derive(Clone)]
pub struct SharedIntegers(Arc<[AtomicI32]>);

impl SharedIntegers {
    /// So many zeros.
    pub fn new(length: usize) -> SharedIntegers {
        SharedIntegers((0..length).map(|_| AtomicI32::new(0)).collect())
    }

    /// Those of somebody else.
    pub fn over(integers: Arc<[AtomicI32]>) -> SharedIntegers {
        SharedIntegers(integers)
    }

    /// Integer `index`.
    pub fn get(&self, index: usize) -> i32 {
        self.0[index].load(Ordering::SeqCst)
    }

    /// Sets integer `index`.
    pub fn set(&self, index: usize, value: i32) {
        self.0[index].store(value, Ordering::SeqCst);
    }
}

impl<'s> Scope<'s> {
    /// The `Int32Array` over `integers`.
    pub fn shared_integers(&mut self, integers: &SharedIntegers) -> Result<Local<'s>, Exception> {
        // SAFETY: the memory belongs to the boxed Arc; all sides access whole aligned words.
        unsafe {
            self.typed_array_over(
                sys::TYPED_ARRAY_INT32,
                integers.0.as_ptr(),
                integers.0.len(),
                integers.clone(),
            )
        }
    }
}

impl<'s> Scope<'s> {
    /// A typed array of `kind` over `length` elements at `elements`; `owner` is dropped when the engine has no more use for them.
    ///
    /// # Safety
    /// The elements are of `kind`'s size, may be written by JS, and live as long as `owner`, which may be dropped on any OS thread.
    pub(crate) unsafe fn typed_array_over<T, O>(
        &mut self,
        kind: sys::JSTypedArrayType,
        elements: *const T,
        length: usize,
        owner: O,
    ) -> Result<Local<'s>, Exception> {
        let context = Box::into_raw(Box::new(owner)).cast::<c_void>();
        let mut exception = std::ptr::null();
        // SAFETY: as promised by the caller; the engine hands the boxed owner to `free_owner`, once.
        let array = unsafe {
            sys::JSObjectMakeTypedArrayWithBytesNoCopy(
                self.ctx(),
                kind,
                elements.cast_mut().cast(),
                length * size_of::<T>(),
                free_owner::<O>,
                context,
                &mut exception,
            )
        };
        if exception.is_null() {
            Ok(Local::from_raw(array.cast_const()))
        } else {
            Err(Exception::new(self, Local::from_raw(exception)))
        }
    }
}

unsafe extern "C" fn free_owner<O>(_bytes: *mut c_void, context: *mut c_void) {
    // SAFETY: the box that was given to the engine with this function, handed back exactly once.
    drop(unsafe { Box::from_raw(context.cast::<O>()) });
}
