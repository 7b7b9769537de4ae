//! `ArrayBuffer`s whose memory moves from one VM to another without being copied.
//!
//! The C API can neither take a buffer's memory away nor give it some that it frees itself. The library exports `JSC::ArrayBuffer::transferTo`, which the
//! engine's own `postMessage` uses to take it. And an `ArrayBuffer` is one object with its contents (address, size, what frees it) in words whose place is
//! tried out on a sample; so what was taken is exchanged for the contents of an empty buffer. A library in which they lie elsewhere moves nothing, and the
//! caller copies.

use std::collections::HashMap;
use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::{Mutex, OnceLock, PoisonError};

use jsc_sys as sys;

use crate::internals::symbol;
use crate::scope::Scope;
use crate::shared_buffer::{Contents, contents_of, value_buffer};
use crate::value::Local;

/// Memory on its way between VMs. Dropped on the way, it waits until some VM can free it.
pub struct MovedBuffer(Option<Contents>);

// SAFETY: nobody else has the memory; it belongs to no VM.
unsafe impl Send for MovedBuffer {}
// SAFETY: nothing reads or changes it through a shared reference.
unsafe impl Sync for MovedBuffer {}

/// Contents that nobody took, to be freed by the next VM that adopts something.
static ABANDONED: Mutex<Vec<MovedBuffer>> = Mutex::new(Vec::new());

impl MovedBuffer {
    /// Its bytes, to send where memory cannot be moved to.
    pub fn bytes(&self) -> &[u8] {
        match &self.0 {
            // SAFETY: the memory is there as long as `self`, and nobody else has it.
            Some(contents) if contents.size() > 0 => unsafe {
                std::slice::from_raw_parts(contents.address() as *const u8, contents.size())
            },
            _ => &[],
        }
    }
}

impl Drop for MovedBuffer {
    fn drop(&mut self) {
        if let Some(contents) = self.0.take() {
            let mut abandoned = ABANDONED.lock().unwrap_or_else(PoisonError::into_inner);
            abandoned.push(MovedBuffer(Some(contents)));
        }
    }
}

/// `bool ArrayBuffer::transferTo(VM&, ArrayBufferContents&)`
type TransferTo =
    unsafe extern "C" fn(buffer: *const c_void, vm: *const c_void, contents: *const Contents) -> bool;

fn transfer_to() -> Option<TransferTo> {
    static FOUND: OnceLock<Option<TransferTo>> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let mangled = c"_ZN3JSC11ArrayBuffer10transferToERNS_2VMERNS_19ArrayBufferContentsE";
        let found = symbol(mangled, "moved buffers").ok()?;
        // SAFETY: the type is the signature of the function that the mangled name spells (`this` first, references as pointers).
        Some(unsafe { std::mem::transmute::<*mut c_void, TransferTo>(found) })
    })
}

/// What a VM's collector has been told of memory that came from elsewhere. It is told of all that comes, so that it collects buffers that were dropped;
/// but not again of as much as has left, or buffers that go back and forth would cost a collection each.
#[derive(Default)]
pub(crate) struct MovedBytes {
    /// Sizes of buffers that came, by address.
    here: HashMap<usize, usize>,
    /// Bytes that came and left again.
    credit: usize,
}

/// Addresses remembered; most of old ones are those of buffers that are gone.
const MOST_REMEMBERED: usize = 4096;

impl MovedBytes {
    fn left(&mut self, address: usize) {
        if let Some(size) = self.here.remove(&address) {
            self.credit += size;
        }
    }

    /// How much of it is news to the collector.
    fn came(&mut self, address: usize, size: usize) -> usize {
        if self.here.len() == MOST_REMEMBERED {
            self.here.clear();
        }
        self.here.insert(address, size);
        let known = self.credit.min(size);
        self.credit -= known;
        size - known
    }
}

impl<'s> Scope<'s> {
    /// Takes the memory of `buffer`, an `ArrayBuffer`: it is detached afterwards, with all its views. `None` if it is something else, if it cannot be
    /// detached (because its address was given away, or it is Wasm's), or if the library is one whose layout is not known.
    pub fn take_buffer(&mut self, buffer: Local<'s>) -> Option<MovedBuffer> {
        if !self.is_array_buffer(buffer) || self.is_shared_buffer(buffer) || !self.knows_plain_layout() {
            return None;
        }
        let transfer_to = transfer_to()?;
        let moved = MovedBuffer(Some(Contents::empty()));
        let contents = moved.0.as_ref()?;
        // SAFETY: a live array buffer on its VM's own thread (whose group is the VM), and empty contents of ours. The engine neuters the views.
        let done = unsafe { transfer_to(value_buffer(buffer), self.vm().group.cast(), contents) };
        // SAFETY: as in `check_plain_layout`.
        let is_detached = unsafe { &*contents_of(value_buffer(buffer)) }.is(0, 0);
        // What cannot be detached was copied, and the copy is of no use.
        (done && is_detached).then_some(())?;
        self.vm().moved.borrow_mut().left(contents.address());
        Some(moved)
    }

    /// An `ArrayBuffer` with this memory. `None` if the library's layout is not known; then there is no such memory either.
    pub fn adopt_buffer(&mut self, mut memory: MovedBuffer) -> Option<Local<'s>> {
        if !self.knows_plain_layout() {
            return None;
        }
        let buffer = self.empty_buffer()?;
        let contents = memory.0.take()?;
        let (address, size) = (contents.address(), contents.size());
        // SAFETY: as in `take_buffer`. What the buffer had is given up: no bytes, and the engine's note of how to free them.
        unsafe {
            let was_empty = contents.swap(contents_of(value_buffer(buffer)));
            debug_assert!(was_empty);
            contents.give_up();
        }
        let news = self.vm().moved.borrow_mut().came(address, size);
        if news > 0 {
            // SAFETY: a live context. The engine does not know of the memory otherwise, and would not think of collecting.
            unsafe { sys::JSReportExtraMemoryCost(self.ctx(), news) };
        }
        Some(buffer)
    }

    /// A buffer of no bytes at no address.
    fn empty_buffer(&self) -> Option<Local<'s>> {
        // SAFETY: a live context; there is nothing to free.
        let buffer = unsafe {
            sys::JSObjectMakeArrayBufferWithBytesNoCopy(
                self.ctx(),
                null_mut(),
                0,
                free_nothing,
                null_mut(),
                null_mut(),
            )
        };
        (!buffer.is_null()).then(|| Local::from_raw(buffer.cast_const()))
    }

    /// What was lost on the way: to be given to buffers that nobody keeps.
    pub fn abandoned_buffers(&self) -> Vec<MovedBuffer> {
        match ABANDONED.try_lock() {
            Ok(mut abandoned) if !abandoned.is_empty() => std::mem::take(&mut *abandoned),
            _ => Vec::new(),
        }
    }

    fn knows_plain_layout(&mut self) -> bool {
        static KNOWN: OnceLock<bool> = OnceLock::new();
        *KNOWN.get_or_init(|| self.undisturbed(|scope| scope.check_plain_layout().unwrap_or(false)))
    }

    fn check_plain_layout(&mut self) -> Option<bool> {
        const LENGTH: usize = 40;
        let sample = self.eval("new ArrayBuffer(40)", "node:internal/moved").ok()?;
        let address = self.bytes(sample)?.as_ptr() as usize;
        // SAFETY: an array buffer's cell and the object it names are longer than what is read; what is found is only compared.
        let lies_there = unsafe { &*contents_of(value_buffer(sample)) }.is(address, LENGTH);
        let empty = self.empty_buffer()?;
        // SAFETY: as above.
        let is_empty = unsafe { &*contents_of(value_buffer(empty)) }.is(0, 0);
        Some(lies_there && is_empty)
    }
}

unsafe extern "C" fn free_nothing(_bytes: *mut c_void, _context: *mut c_void) {}
