//! Blocks of bytes on their way from the system to JS, in memory that is used again.
//!
//! What is read from files and pipes becomes an `ArrayBuffer` each, which the collector frees much later and in heaps. Given back to the system in
//! between, that memory costs a page fault per 4 KiB when it is used again, which is more than the reading itself. So blocks are cut from regions of
//! their own, and lists of free ones are kept by size.
//!
//! Rejected: huge pages. They take a quarter of the time where the system has free ones, but five times as long where it must first make room for them.
//!
//! Up to [`KEPT`] bytes of free blocks stay in memory. The pages of what is freed beyond that are given back; their addresses are kept.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::ffi::c_void;
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jsc_sys as sys;

use crate::scope::Scope;
use crate::value::Local;

/// Free bytes that stay in memory.
const KEPT: usize = 64 << 20;
/// The smallest block, and the largest that is kept for its next use.
const SMALLEST: usize = 256;
const LARGEST: usize = 4 << 20;
/// Sizes from each power of two to the next: so at most a fifth of a block is not used.
const STEPS: usize = 4;
const CLASSES: usize = STEPS * (LARGEST / SMALLEST).ilog2() as usize + 1;
const REGION: usize = 16 << 20;
const PAGE: usize = 4 << 10;
/// A block larger than [`LARGEST`] is the allocator's.
const ALIGNMENT: usize = 16;

/// Bytes that JS will see as an `ArrayBuffer` without a copy ([`Scope::array_buffer_of`]). What a block is made of has been written before, by the
/// system or by an earlier owner in this process.
pub struct Block {
    start: NonNull<u8>,
    capacity: usize,
    length: usize,
}

// SAFETY: the bytes belong to the block alone.
unsafe impl Send for Block {}

impl Block {
    /// An empty block with room for at least so many bytes.
    pub fn with_capacity(bytes: usize) -> Block {
        match class_of(bytes) {
            Some(class) => Block {
                start: pool().take(class),
                capacity: size_of_class(class),
                length: 0,
            },
            None => Block {
                start: allocate(bytes),
                capacity: bytes,
                length: 0,
            },
        }
    }

    /// A block of these bytes.
    pub fn copy_of(bytes: &[u8]) -> Block {
        let mut block = Block::with_capacity(bytes.len());
        block.room()[..bytes.len()].copy_from_slice(bytes);
        block.add(bytes.len());
        block
    }

    /// The place for further bytes; [`Block::add`] says how many were written there.
    pub fn room(&mut self) -> &mut [u8] {
        // SAFETY: within the block; memory from the system is zeroed, what was used before has been written, so all of it is initialized.
        unsafe {
            std::slice::from_raw_parts_mut(self.start.as_ptr().add(self.length), self.capacity - self.length)
        }
    }

    /// So many more bytes belong to it.
    ///
    /// # Panics
    /// If there is no room for them.
    pub fn add(&mut self, count: usize) {
        assert!(count <= self.capacity - self.length, "no room for the bytes");
        self.length += count;
    }

    /// Makes room for so many bytes more.
    pub fn reserve(&mut self, more: usize) {
        if self.capacity - self.length < more {
            let mut larger = Block::with_capacity((self.length + more).max(self.capacity.saturating_mul(2)));
            larger.room()[..self.length].copy_from_slice(self);
            larger.add(self.length);
            *self = larger;
        }
    }

    /// The same bytes, in a smaller block if they do not need this one.
    #[must_use]
    pub fn shrunk(self) -> Block {
        if self.length < self.capacity / 8 * 7 && self.capacity > SMALLEST {
            Block::copy_of(&self)
        } else {
            self
        }
    }
}

impl Deref for Block {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: within the block, and initialized (see `room`).
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        free(self.start, self.capacity);
    }
}

impl<'s> Scope<'s> {
    /// An `ArrayBuffer` over a block, without copying it.
    pub fn array_buffer_of(&self, block: Block) -> Local<'s> {
        let block = std::mem::ManuallyDrop::new(block);
        // SAFETY: the block lives until the engine calls `free_block` with its address and capacity, once, on whichever thread.
        let buffer = unsafe {
            let mut exception = std::ptr::null();
            sys::JSObjectMakeArrayBufferWithBytesNoCopy(
                self.ctx(),
                block.start.as_ptr().cast(),
                block.length,
                free_block,
                std::ptr::without_provenance_mut(block.capacity),
                &mut exception,
            )
        };
        Local::from_raw(buffer.cast_const())
    }
}

unsafe extern "C" fn free_block(bytes: *mut c_void, capacity: *mut c_void) {
    if let Some(start) = NonNull::new(bytes.cast::<u8>()) {
        free(start, capacity.addr());
    }
}

fn free(start: NonNull<u8>, capacity: usize) {
    match class_of(capacity) {
        Some(class) => pool().give_back(class, start),
        // SAFETY: a block of no class was allocated with this layout.
        None => unsafe { dealloc(start.as_ptr(), layout(capacity)) },
    }
}

fn allocate(bytes: usize) -> NonNull<u8> {
    let layout = layout(bytes);
    // SAFETY: larger than the largest class, so not empty.
    let start = unsafe { alloc_zeroed(layout) };
    NonNull::new(start).unwrap_or_else(|| handle_alloc_error(layout))
}

fn layout(bytes: usize) -> Layout {
    Layout::from_size_align(bytes, ALIGNMENT)
        .unwrap_or_else(|_| panic!("{bytes} bytes are more than there are addresses"))
}

// ---- sizes

/// The class of the smallest blocks with room for so many bytes; `None` if they are larger than those that are kept.
fn class_of(bytes: usize) -> Option<usize> {
    let bytes = bytes.max(SMALLEST);
    if bytes > LARGEST {
        return None;
    }
    let doublings = (bytes / SMALLEST).ilog2() as usize;
    let base = SMALLEST << doublings;
    Some(doublings * STEPS + (bytes - base).div_ceil(base / STEPS))
}

fn size_of_class(class: usize) -> usize {
    let base = SMALLEST << (class / STEPS);
    base + base / STEPS * (class % STEPS)
}

// ---- the pool

struct Pool {
    /// The free blocks of each class.
    free: [Vec<NonNull<u8>>; CLASSES],
    /// How much of them is in memory.
    kept: usize,
    /// What is left of the newest region.
    rest: NonNull<u8>,
    left: usize,
}

// SAFETY: the addresses are of memory that belongs to the pool alone.
unsafe impl Send for Pool {}

static POOL: Mutex<Pool> = Mutex::new(Pool {
    free: [const { Vec::new() }; CLASSES],
    kept: 0,
    rest: NonNull::dangling(),
    left: 0,
});

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pool {
    fn take(&mut self, class: usize) -> NonNull<u8> {
        let size = size_of_class(class);
        if let Some(start) = self.free[class].pop() {
            self.kept = self.kept.saturating_sub(size);
            return start;
        }
        if self.left < size {
            self.add_region();
        }
        let start = self.rest;
        // SAFETY: within the region, or just behind its end.
        self.rest = unsafe { start.add(size) };
        self.left -= size;
        start
    }

    fn give_back(&mut self, class: usize, start: NonNull<u8>) {
        let size = size_of_class(class);
        if self.kept + size > KEPT {
            release_pages(start, size);
        } else {
            self.kept += size;
        }
        self.free[class].push(start);
    }

    /// What is left of the last region is not used any more: it was never written to, so it costs addresses only.
    fn add_region(&mut self) {
        // SAFETY: a new private mapping at an address that the kernel chooses; it is never unmapped.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                REGION,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        let made = NonNull::new(start.cast::<u8>()).filter(|_| start != libc::MAP_FAILED);
        self.rest = made.unwrap_or_else(|| handle_alloc_error(layout(REGION)));
        self.left = REGION;
    }
}

/// Gives the whole pages of a free block back; when they are used again they are zeros.
fn release_pages(start: NonNull<u8>, size: usize) {
    let first = start.align_offset(PAGE);
    let length = size.saturating_sub(first) / PAGE * PAGE;
    if length > 0 {
        // SAFETY: within the block, which is free.
        unsafe { libc::madvise(start.add(first).as_ptr().cast(), length, libc::MADV_DONTNEED) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_room_and_wastes_at_most_a_fifth() {
        for bytes in (1..=LARGEST)
            .step_by(37)
            .chain([SMALLEST, 4096, 1 << 20, LARGEST])
        {
            let size = size_of_class(class_of(bytes).expect("not too large"));
            assert!(size >= bytes, "{bytes}");
            assert!(
                bytes <= SMALLEST || (size - bytes) * 5 <= size,
                "{bytes} in {size}"
            );
        }
        assert_eq!(size_of_class(class_of(4096).expect("a class")), 4096);
        assert_eq!(class_of(LARGEST), Some(CLASSES - 1));
        assert_eq!(class_of(LARGEST + 1), None);
    }

    #[test]
    fn blocks_do_not_share_bytes_and_come_again_when_they_are_free() {
        let sizes = [1, 256, 257, 4096, 70_000, 3 << 20, LARGEST + 1];
        for round in 0..20_u8 {
            let mut blocks: Vec<Block> = Vec::new();
            for (number, size) in (round..).zip(sizes.iter().chain(&sizes)) {
                let mut block = Block::with_capacity(*size);
                block.room()[..*size].fill(number);
                block.add(*size);
                blocks.push(block);
            }
            for (number, block) in (round..).zip(&blocks) {
                assert!(block.iter().all(|byte| *byte == number));
            }
        }
        assert!(
            pool().kept <= 3 * REGION,
            "the blocks of a round are those of the last"
        );
    }

    #[test]
    fn a_block_that_grows_or_shrinks_keeps_its_bytes() {
        let mut block = Block::copy_of(b"abc");
        block.reserve(1 << 20);
        assert!(block.room().len() >= 1 << 20);
        assert_eq!(&*block, b"abc");
        let block = block.shrunk();
        assert_eq!((&*block, block.capacity), (&b"abc"[..], SMALLEST));
    }
}
