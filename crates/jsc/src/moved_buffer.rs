//! `ArrayBuffer`s whose memory moves from one VM to another without being copied.
//!
//! The C API can neither take a buffer's memory away nor give it some that it frees itself. But an `ArrayBuffer` is one object with its contents (address,
//! size, what frees it) in words whose place `shared_buffer.rs` has tried out; so the contents of a buffer that nobody has a view of are exchanged for
//! those of a detached one, which are empty. A library in which they lie elsewhere moves nothing, and the caller copies.

use std::sync::{Mutex, OnceLock, PoisonError};

use jsc_sys as sys;

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

impl<'s> Scope<'s> {
    /// Takes the memory of `buffer`, an `ArrayBuffer` that `transfer()` has just made, so that nobody has a view of it or its address: it is detached
    /// afterwards. `None` if it is something else, or if the library is one whose layout is not known.
    pub fn take_buffer(&mut self, buffer: Local<'s>) -> Option<MovedBuffer> {
        if !self.is_array_buffer(buffer) || self.is_shared_buffer(buffer) || !self.knows_plain_layout() {
            return None;
        }
        let contents = Contents::empty();
        // SAFETY: the contents of a live array buffer, on its VM's own thread, in a layout that was tried out; nothing refers to its memory, and
        // empty contents are those of a detached buffer.
        unsafe { contents.swap(contents_of(value_buffer(buffer))) };
        Some(MovedBuffer(Some(contents)))
    }

    /// Gives `memory` to `detached`, an `ArrayBuffer` that has none. False if it is not such a buffer; the memory is freed then.
    pub fn adopt_buffer(&mut self, detached: Local<'s>, mut memory: MovedBuffer) -> bool {
        if !self.is_array_buffer(detached) || !self.knows_plain_layout() {
            return false;
        }
        let Some(contents) = memory.0.take() else {
            return false;
        };
        let size = contents.size();
        // SAFETY: as in `take_buffer`; the detached buffer's own contents are empty, so nothing is lost with them.
        let was_empty = unsafe { contents.swap(contents_of(value_buffer(detached))) };
        debug_assert!(was_empty);
        // SAFETY: a live context. The engine does not know of the memory otherwise, and would not think of collecting.
        unsafe { sys::JSReportExtraMemoryCost(self.ctx(), size) };
        true
    }

    /// What was lost on the way: to be given to detached buffers that nobody keeps.
    pub fn abandoned_buffers(&self) -> Vec<MovedBuffer> {
        match ABANDONED.try_lock() {
            Ok(mut abandoned) if !abandoned.is_empty() => std::mem::take(&mut *abandoned),
            _ => Vec::new(),
        }
    }

    fn knows_plain_layout(&mut self) -> bool {
        static KNOWN: OnceLock<bool> = OnceLock::new();
        *KNOWN.get_or_init(|| self.check_plain_layout().unwrap_or(false))
    }

    fn check_plain_layout(&mut self) -> Option<bool> {
        const LENGTH: usize = 40;
        let sample = self.eval("new ArrayBuffer(40)", "node:internal/moved").ok()?;
        let address = self.bytes(sample)?.as_ptr() as usize;
        // SAFETY: an array buffer's cell and the object it names are longer than what is read; what is found is only compared.
        let lies_there = unsafe { &*contents_of(value_buffer(sample)) }.is(address, LENGTH);
        let detached = "{ const b = new ArrayBuffer(8); b.transfer(); b }";
        let detached = self.eval(detached, "node:internal/moved").ok()?;
        // SAFETY: as above.
        let is_empty = unsafe { &*contents_of(value_buffer(detached)) }.is(0, 0);
        Some(lies_there && is_empty)
    }
}
