//! `SharedArrayBuffer`s over the same memory in several VMs.
//!
//! The C API makes none and cannot look behind one, but the library exports `JSC::ArrayBuffer::shareWith` and `ArrayBufferContents::shareWith`, which the
//! engine's own `postMessage` uses: the first makes one more reference to a buffer's memory, the second hands that reference to another buffer. Where
//! a buffer's contents lie is tried out on a sample before it is used; a library in which they lie elsewhere shares nothing.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, AtomicI64, Ordering};

use jsc_sys as sys;

use crate::internals::symbol;
use crate::scope::Scope;
use crate::value::Local;

/// The memory of a `SharedArrayBuffer`. It lives as long as any buffer over it in any VM, or a `SharedBuffer`.
pub struct SharedBuffer(Contents);

// SAFETY: it is one reference, counted atomically by the engine, to memory that belongs to no VM; nothing here changes it but `drop`.
unsafe impl Send for SharedBuffer {}
// SAFETY: as above.
unsafe impl Sync for SharedBuffer {}

/// `JSC::ArrayBufferContents`: address, destructor, the shared part, its handle, size, greatest size, flag. A zeroed one is empty and valid.
#[repr(C)]
pub(crate) struct Contents(UnsafeCell<[usize; 7]>);

/// Where in the contents the size is.
const SIZE: usize = 4;
/// Words from an array buffer's cell to its `ArrayBuffer`, and from there to its contents.
const CELL_TO_BUFFER: usize = 2;
const BUFFER_TO_CONTENTS: usize = 2;

struct Functions {
    is_shared: unsafe extern "C" fn(cell: *const c_void) -> bool,
    /// `ArrayBuffer::shareWith(contents)`
    share: unsafe extern "C" fn(buffer: *const c_void, contents: *const Contents) -> bool,
    /// `ArrayBufferContents::shareWith(contents)`
    share_contents: unsafe extern "C" fn(from: *const Contents, to: *const Contents),
}

impl Contents {
    pub(crate) fn empty() -> Contents {
        Contents(UnsafeCell::new([0; 7]))
    }

    /// Exchanges these contents for others; true if those were empty.
    ///
    /// # Safety
    /// Both are valid, and nobody else looks at either meanwhile.
    pub(crate) unsafe fn swap(&self, other: *const Contents) -> bool {
        // SAFETY: promised by the caller.
        unsafe {
            let was_empty = (*other).is(0, 0);
            std::ptr::swap(self.0.get(), (*other).0.get());
            was_empty
        }
    }

    /// Empties them: gives up their reference to shared memory, or forgets how the memory would be freed.
    ///
    /// # Safety
    /// They are valid, and nobody else looks at them; memory that is not shared belongs to somebody else.
    pub(crate) unsafe fn give_up(&self) {
        if let Some(functions) = Functions::find() {
            // SAFETY: promised by the caller; overwriting contents with empty ones gives up what they had.
            unsafe { (functions.share_contents)(&Contents::empty(), self) };
        }
    }

    /// Where they are.
    pub(crate) fn address(&self) -> usize {
        self.word(0)
    }

    /// How many bytes they are.
    pub(crate) fn size(&self) -> usize {
        self.word(SIZE)
    }

    /// Whether they are so many bytes, there.
    pub(crate) fn is(&self, address: usize, size: usize) -> bool {
        self.word(0) == address && self.word(SIZE) == size
    }

    fn word(&self, index: usize) -> usize {
        // SAFETY: an aligned word of ours; the engine writes it only in calls that we make.
        unsafe { (*self.0.get())[index] }
    }
}

impl SharedBuffer {
    /// Where the memory is: the same for all buffers over it, and of no other memory while this lives.
    pub fn address(&self) -> usize {
        self.0.word(0)
    }

    /// Its size in bytes when it was shared (one that can grow may have grown since).
    pub fn len(&self) -> usize {
        self.0.word(SIZE)
    }

    /// Whether there is no byte.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl SharedBuffer {
    /// The 32-bit integer at `offset` bytes, read atomically; `None` if it is not aligned or not inside.
    pub fn load_i32(&self, offset: usize) -> Option<i32> {
        let place = self.place(offset, size_of::<i32>())?;
        // SAFETY: aligned, inside, alive with `self`, and only accessed atomically by those who share it.
        Some(unsafe { &*(place as *const AtomicI32) }.load(Ordering::SeqCst))
    }

    /// The same of 64 bits.
    pub fn load_i64(&self, offset: usize) -> Option<i64> {
        let place = self.place(offset, size_of::<i64>())?;
        // SAFETY: as in `load_i32`.
        Some(unsafe { &*(place as *const AtomicI64) }.load(Ordering::SeqCst))
    }

    fn place(&self, offset: usize, size: usize) -> Option<usize> {
        let place = self.address().checked_add(offset)?;
        let inside = offset.checked_add(size)? <= self.len();
        (inside && place.is_multiple_of(size)).then_some(place)
    }
}

impl Drop for SharedBuffer {
    fn drop(&mut self) {
        // SAFETY: they are ours, a reference to shared memory.
        unsafe { self.0.give_up() };
    }
}

impl<'s> Scope<'s> {
    /// Whether `value` is a `SharedArrayBuffer`.
    pub fn is_shared_buffer(&self, value: Local<'s>) -> bool {
        let Some(functions) = Functions::find() else {
            return false;
        };
        // SAFETY: asked of array buffers only.
        self.is_array_buffer(value) && unsafe { (functions.is_shared)(value.raw().cast()) }
    }

    /// The memory of a `SharedArrayBuffer`; `None` for anything else, and if the library is one whose layout is not known.
    pub fn share_buffer(&mut self, value: Local<'s>) -> Option<SharedBuffer> {
        self.is_shared_buffer(value).then_some(())?;
        self.knows_layout().then_some(())?;
        share(Functions::find()?, value)
    }

    /// Makes `fresh`, an empty `SharedArrayBuffer` that has no views yet, one over `memory`. False if it is not such a buffer.
    pub fn adopt_shared_buffer(&mut self, fresh: Local<'s>, memory: &SharedBuffer) -> bool {
        let Some(functions) = Functions::find() else {
            return false;
        };
        if !self.is_shared_buffer(fresh)
            || !self.knows_layout()
            || self.bytes(fresh).is_none_or(|bytes| !bytes.is_empty())
        {
            return false;
        }
        // SAFETY: both are contents of shared buffers; those of `fresh` are used by nobody else, as it has no bytes to look at. The collector is told what
        // weighs on it now, which it could not know when `fresh` was made.
        unsafe {
            (functions.share_contents)(&memory.0, contents_of(value_buffer(fresh)));
            sys::JSReportExtraMemoryCost(self.ctx(), memory.len());
        }
        true
    }

    pub(crate) fn is_array_buffer(&self, value: Local<'s>) -> bool {
        // SAFETY: a live value.
        self.is_object(value)
            && unsafe { sys::JSValueGetTypedArrayType(self.ctx(), value.raw(), null_mut()) }
                == sys::TYPED_ARRAY_BUFFER
    }

    /// Whether contents lie where we think, tried out once per process.
    fn knows_layout(&mut self) -> bool {
        static KNOWN: OnceLock<bool> = OnceLock::new();
        *KNOWN.get_or_init(|| self.undisturbed(|scope| scope.check_layout().unwrap_or(false)))
    }

    fn check_layout(&mut self) -> Option<bool> {
        const LENGTH: usize = 40;
        let sample = self
            .eval("new SharedArrayBuffer(40)", "node:internal/shared")
            .ok()?;
        self.is_shared_buffer(sample).then_some(())?;
        let address = self.bytes(sample)?.as_ptr() as usize;
        // SAFETY: an array buffer's cell and the object it names are longer than what is read; what is found is only compared.
        let contents = unsafe { &*contents_of(value_buffer(sample)) };
        let lies_there = contents.word(0) == address && contents.word(SIZE) == LENGTH;
        let shared = if lies_there {
            share(Functions::find()?, sample)
        } else {
            None
        };
        Some(shared.is_some_and(|memory| memory.address() == address && memory.len() == LENGTH))
    }
}

fn share(functions: &Functions, value: Local<'_>) -> Option<SharedBuffer> {
    let memory = SharedBuffer(Contents::empty());
    // SAFETY: the `ArrayBuffer` of a shared buffer; the contents are ours, empty, and large enough.
    unsafe { (functions.share)(value_buffer(value), &memory.0) }.then_some(memory)
}

/// The `ArrayBuffer` behind an array buffer's cell.
pub(crate) fn value_buffer(value: Local<'_>) -> *const c_void {
    // SAFETY: the caller has checked that it is an array buffer, whose cell has this word.
    unsafe { value.raw().cast::<*const c_void>().add(CELL_TO_BUFFER).read() }
}

pub(crate) fn contents_of(buffer: *const c_void) -> *const Contents {
    buffer.cast::<usize>().wrapping_add(BUFFER_TO_CONTENTS).cast()
}

impl Functions {
    fn find() -> Option<&'static Functions> {
        static FOUND: OnceLock<Option<Functions>> = OnceLock::new();
        FOUND.get_or_init(Functions::look_up).as_ref()
    }

    fn look_up() -> Option<Functions> {
        let [is_shared, share, share_contents] = [
            c"_ZNK3JSC13JSArrayBuffer8isSharedEv",
            c"_ZN3JSC11ArrayBuffer9shareWithERNS_19ArrayBufferContentsE",
            c"_ZN3JSC19ArrayBufferContents9shareWithERS0_",
        ]
        .map(|mangled| symbol(mangled, "shared buffers").ok());
        // SAFETY: each type is the signature of the function that the mangled name spells (`this` first, references as pointers).
        unsafe {
            Some(Functions {
                is_shared: std::mem::transmute::<*mut c_void, unsafe extern "C" fn(*const c_void) -> bool>(
                    is_shared?,
                ),
                share: std::mem::transmute::<
                    *mut c_void,
                    unsafe extern "C" fn(*const c_void, *const Contents) -> bool,
                >(share?),
                share_contents: std::mem::transmute::<
                    *mut c_void,
                    unsafe extern "C" fn(*const Contents, *const Contents),
                >(share_contents?),
            })
        }
    }
}
