//! Where the engine counts its promise jobs, so that JS can see without a call whether one has been queued since it last looked.
//!
//! The place is found by looking: a scratch queue links itself behind the VM's own, which tells where that is; then a promise job is queued, and the
//! word that has grown by one is the end of the queue. In a library in which that does not come out there is no such count, and things are only slower.

use std::ffi::c_void;
use std::sync::OnceLock;

use jsc_sys as sys;

use crate::exception::Exception;
use crate::internals::symbol;
use crate::scope::Scope;
use crate::value::Local;

/// So many words of a queue are looked at; it has twelve.
const WORDS: usize = 12;
/// The VM's own queue lies within it; so far at most from its beginning.
const VM_SIZE: usize = 1 << 20;
/// How often to look: a queue that is made larger meanwhile shows nothing.
const ATTEMPTS: usize = 8;

type Make = unsafe extern "C" fn(queue: *mut c_void, vm: *const c_void);
type Destroy = unsafe extern "C" fn(queue: *mut c_void);

impl<'s> Scope<'s> {
    /// An `Int32Array` of one number, which changes whenever a promise job is queued and at no other time. While a job that was queued is still to
    /// run or runs, no two jobs queued after it give the same number. `None` if the library's layout is not known.
    pub fn promise_job_count(&mut self) -> Option<Local<'s>> {
        static OFFSET: OnceLock<Option<usize>> = OnceLock::new();
        let offset = match OFFSET.get() {
            Some(known) => *known,
            None => {
                let found = self.find_count();
                *OFFSET.get_or_init(|| found)
            }
        }?;
        // SAFETY: the word lies within the VM, which outlives its values; only the engine writes to it, on this OS thread.
        let array = unsafe {
            self.typed_array_over(
                sys::TYPED_ARRAY_INT32,
                self.vm().group.cast::<u8>().wrapping_add(offset).cast::<i32>(),
                1,
                (),
            )
        };
        array.ok()
    }

    /// The distance of the count from the VM's address.
    fn find_count(&mut self) -> Option<usize> {
        let vm = self.vm().group as usize;
        let queue = neighbours(self.vm().group.cast())?.into_iter().find(|address| {
            address.is_multiple_of(8)
                && (vm..vm + VM_SIZE).contains(address)
                && self.counts_at(*address).is_some()
        })?;
        Some(queue + 8 * self.counts_at(queue)? - vm)
    }

    /// The index of the first word that twice grows by one with a promise job. (The one behind it, how many jobs the collector has seen, may follow.)
    fn counts_at(&mut self, queue: usize) -> Option<usize> {
        let mut seen = None;
        for _ in 0..ATTEMPTS {
            let before = words_at(queue);
            queue_nothing(self).ok()?;
            let after = words_at(queue);
            let grown = (0..WORDS).find(|i| after[*i] == before[*i].wrapping_add(1));
            if grown.is_some() && grown == seen {
                return grown;
            }
            seen = grown.or(seen);
        }
        None
    }
}

/// Queues a promise job that does nothing.
fn queue_nothing(scope: &mut Scope<'_>) -> Result<(), Exception> {
    scope
        .eval("(async () => { await 0; })(); 0", "node:internal/job_count")
        .map(drop)
}

/// The two neighbours of a queue made last: the VM's own, if there is no other, and the head of the list.
fn neighbours(vm: *const c_void) -> Option<[usize; 2]> {
    let make = symbol(c"_ZN3JSC14MicrotaskQueueC1ERNS_2VME", "JSC::MicrotaskQueue").ok()?;
    let destroy = symbol(c"_ZN3JSC14MicrotaskQueueD1Ev", "JSC::~MicrotaskQueue").ok()?;
    let mut scratch = Box::new([0usize; 128]);
    let place = scratch.as_mut_ptr().cast::<c_void>();
    // SAFETY: constructor and destructor as their mangled names spell them, on memory many times as large as the object, with the lock held.
    unsafe {
        std::mem::transmute::<*mut c_void, Make>(make)(place, vm);
        let neighbours = [scratch[0], scratch[1]];
        std::mem::transmute::<*mut c_void, Destroy>(destroy)(place);
        Some(neighbours)
    }
}

fn words_at(address: usize) -> [usize; WORDS] {
    // SAFETY: aligned and within the VM's memory (checked by `find_count`).
    unsafe { std::ptr::with_exposed_provenance::<[usize; WORDS]>(address).read_volatile() }
}
