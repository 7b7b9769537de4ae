//! Memory that a new VM has made its own and may never use: given back to the system, which gives it anew, full of zeros as it was, when it is touched.
//!
//! The engine fills two large objects with zeros when it makes a VM: the VM itself, and a cache for accesses that meet very many shapes of objects
//! (`JSC::MegamorphicCache`). Of their 260 KiB an ordinary program touches a third. The cache is found by its contents: a word in the VM that points to as
//! many zeros as it has, followed by the number 1. As that word belongs to the VM, what lies before it does too.

use std::ffi::c_void;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use jsc_sys as sys;

/// What the cache has before its number: 2 times 2,560 entries of 24 bytes, and 640 of 16.
const CACHE_BYTES: usize = 2 * 2_560 * 24 + 640 * 16;
/// In words: the cache's place in the VM is looked for there. The VM of every build that is known is longer.
const SEARCHED: Range<usize> = 15_000..16_400;
const WORD: usize = size_of::<usize>();

/// To be called when a VM has just been made: nobody but this OS thread knows of it yet. Not for the first of a process, which has memory to spare and no
/// time to look. Gives back how many bytes that were.
pub(crate) fn give_back(group: sys::JSContextGroupRef) -> usize {
    let vm = group.cast::<usize>();
    let Some(place) = place_of_cache(vm) else {
        return 0;
    };
    // SAFETY: the word lies in the VM, and nobody else reads or writes it.
    let cache = unsafe { vm.add(place).read() };
    // SAFETY: both are the VM's own, live, and unknown to other OS threads; what looks different is left alone.
    unsafe {
        let of_cache = if is_cache(cache) {
            give_back_zeros(cache..cache + CACHE_BYTES)
        } else {
            0
        };
        of_cache + give_back_zeros(vm.addr()..vm.addr() + place * WORD)
    }
}

/// The word of a VM that points to its cache, looked for until one is found. Where memory that was used before has become a cache, it may have no zeros
/// where nothing was written; where none of the first VMs has any, it is not as it is known here.
fn place_of_cache(vm: *const usize) -> Option<usize> {
    const ATTEMPTS: usize = 16;
    static PLACE: OnceLock<usize> = OnceLock::new();
    static IN_VAIN: AtomicUsize = AtomicUsize::new(0);
    if PLACE.get().is_none() && IN_VAIN.load(Ordering::Relaxed) < ATTEMPTS {
        match find_cache(vm) {
            Some(place) => {
                let _ = PLACE.set(place);
            }
            None => {
                IN_VAIN.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
    PLACE.get().copied()
}

/// The word of a new VM that points to its cache.
fn find_cache(vm: *const usize) -> Option<usize> {
    SEARCHED.into_iter().find(|place| {
        // SAFETY: within the VM, see `SEARCHED`.
        let candidate = unsafe { vm.add(*place).read() };
        let is_plausible = candidate.is_multiple_of(WORD) && candidate > page_size() && candidate >> 47 == 0;
        let end = candidate.wrapping_add(CACHE_BYTES);
        // Whatever the word is, the kernel reads only what is there.
        is_plausible
            && read_own::<8>(candidate) == Some([0; 8])
            && read_own::<2>(end) == Some([1, 0])
            && read_own::<CACHE_BYTES>(candidate).is_some_and(|bytes| is_zero(&bytes))
    })
}

/// # Safety
/// The word that names it has always named the cache of a VM that was made just then.
unsafe fn is_cache(address: usize) -> bool {
    // SAFETY: as promised.
    let words = unsafe { std::slice::from_raw_parts(address as *const u64, CACHE_BYTES / WORD + 1) };
    words[..CACHE_BYTES / WORD].iter().all(|word| *word == 0) && words[CACHE_BYTES / WORD] & 0xffff == 1
}

/// # Safety
/// The memory is this OS thread's alone for now, and private to the process.
unsafe fn give_back_zeros(memory: Range<usize>) -> usize {
    let page = page_size();
    let pages = (memory.start.next_multiple_of(page)..memory.end / page * page).step_by(page);
    // SAFETY: within the memory.
    let is_zero = |address: usize| is_zero(unsafe { std::slice::from_raw_parts(address as *const u8, page) });
    let zeros: Vec<usize> = pages.filter(|address| is_zero(*address)).collect();
    for run in zeros.chunk_by(|one, next| next - one == page) {
        // SAFETY: private memory that is all zeros is all zeros afterwards too, whether or not the kernel does as it is told.
        unsafe { libc::madvise(run[0] as *mut c_void, run.len() * page, libc::MADV_DONTNEED) };
    }
    zeros.len() * page
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |all, byte| all | byte) == 0
}

fn page_size() -> usize {
    // SAFETY: asks only.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}

/// Bytes of this process, if they are there.
fn read_own<const LENGTH: usize>(address: usize) -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    let to = libc::iovec {
        iov_base: bytes.as_mut_ptr().cast(),
        iov_len: LENGTH,
    };
    let from = libc::iovec {
        iov_base: address as *mut c_void,
        iov_len: LENGTH,
    };
    // SAFETY: the kernel writes at most LENGTH bytes to `bytes`, and fails where there is nothing to read.
    let read = unsafe { libc::process_vm_readv(libc::getpid(), &raw const to, 1, &raw const from, 1, 0) };
    usize::try_from(read)
        .is_ok_and(|read| read == LENGTH)
        .then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vm;

    /// Accesses that meet very many shapes, which the cache is for, and what the VM keeps for numbers and texts.
    const USE: &str = "const shapes = Array.from({ length: 200 }, (_, i) => ({ [`k${i}`]: i, same: i }));
        let sum = 0; for (let round = 0; round < 2000; round++) for (const shape of shapes) { sum += shape.same; shape.other = round; }
        `${sum} ${shapes.every((shape) => 'other' in shape)} ${(0.5).toString()} ${'a-b'.split('-')}`";
    const RESULT: &str = "39800000 true 0.5 a,b";

    fn used() -> String {
        Vm::new().expect("the engine is known").enter(|scope| {
            let value = scope.eval(USE, "test.js").expect("it runs");
            scope.to_text(value).expect("a text")
        })
    }

    #[test]
    fn a_vm_works_with_what_it_has_given_back() {
        for _ in 0..3 {
            let vm = std::thread::spawn(used);
            assert_eq!(vm.join().expect("a thread that ends"), RESULT);
        }
    }

    /// One of several: memory that was a VM's before may have become one.
    #[test]
    fn a_new_vm_gives_back_most_of_its_cache() {
        let first = Vm::new().expect("the engine is known");
        // SAFETY: an engine that is there makes groups, which this OS thread alone uses.
        let sizes = unsafe {
            let groups = [(); 6].map(|()| sys::JSContextGroupCreate());
            let sizes = groups.map(give_back);
            groups
                .into_iter()
                .for_each(|group| sys::JSContextGroupRelease(group));
            sizes
        };
        drop(first);
        let expected = CACHE_BYTES - 2 * page_size();
        assert!(sizes.iter().any(|size| *size >= expected), "{sizes:?}");
    }
}
