//! Ending JS that spins, from another OS thread, at once.
//!
//! The engine's own way is a time limit: a timer that makes the code ask, every few milliseconds, whether to end. It was tried and is not used:
//! while a native function runs, each look throws away the optimised code on the stack (hashing took 1.6 times its CPU time at 200 looks a
//! second), and two looks close together trip an assertion of the engine that ends the process (`VMTraps::requestThreadStopIfNeeded`, seen once in
//! some thousand looks on a loaded machine).
//!
//! So nothing looks until somebody wants an end. Then one bit is set in the word that all code polls at loops and calls (`VMTraps`,
//! with `JSC_usePollingTraps` in optimised code too), and the code ends itself. Before, a flag of the VM says that an end was asked for: the engine asserts it
//! when it compiles a way out of optimised code for an end that is on its way. And with the bit goes a note that somebody waits for the code to stop: the
//! engine asserts under a lock that there is one as long as there is a bit, so both change under that lock. Where all these are, is read from the machine code
//! of exported functions and then tried out; a library in which they cannot be found has no [`Interrupter`].

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jsc_sys as sys;

use crate::internals::symbol;
use crate::scope::Scope;
use crate::vm::{Vm, VmInner};

/// `VMTraps::NeedTermination`.
const NEED_TERMINATION: u32 = 1 << 1;
/// The bits of `VMTraps` that other OS threads set.
const ASYNCHRONOUS: u32 = 0xf;

/// Ends the JS that runs in a VM. May be used on any OS thread, and after the VM is gone.
///
/// The engine forgets an interruption once it has ended the innermost call into JS. Where that call was made by a native function, the JS around it is to end
/// too: so the bit is set again whenever such a call gives an error or a native function returns ([`VmInner::renew_interruption`]), until the outermost call
/// has ended.
#[derive(Clone)]
pub struct Interrupter(Arc<Shared>);

struct Shared {
    traps: Mutex<Option<Traps>>,
    /// [`NOTHING`], [`ONCE`] or [`FOR_GOOD`]; changed under the lock of `traps`.
    asked: AtomicU8,
    /// What runs now is not to be ended: see [`Scope::undisturbed`]. Changed under the lock of `traps`.
    held_off: AtomicBool,
}

const NOTHING: u8 = 0;
const ONCE: u8 = 1;
const FOR_GOOD: u8 = 2;

/// What the engine looks at.
struct Traps {
    word: *const AtomicU32,
    /// Whether somebody waits for the code to stop.
    stop: *const AtomicU8,
    /// The address of what the lock is in; the engine makes it with the VM.
    lock_owner: *const AtomicPtr<u8>,
    /// The lock's place in that.
    lock: usize,
    unlock_slow: UnlockSlow,
    /// `VM::m_hasTerminationRequest`
    request: *const AtomicBool,
}

/// `WTF::Lock::unlockSlow`, for a lock that others wait for.
type UnlockSlow = unsafe extern "C" fn(*const AtomicU8);

// SAFETY: all are only accessed atomically, by this module as by the engine, and only while the VM lives (see `forget`).
unsafe impl Send for Traps {}

impl Traps {
    fn fire(&self) {
        // SAFETY: the VM lives: whoever lends `Traps` has the lock under which they are taken away before it goes.
        let (word, stop, request) = unsafe { (&*self.word, &*self.stop, &*self.request) };
        request.store(true, Ordering::SeqCst);
        self.locked(|| {
            word.fetch_or(NEED_TERMINATION, Ordering::SeqCst);
            stop.store(1, Ordering::SeqCst);
        });
    }

    fn clear(&self) {
        // SAFETY: as above.
        let (word, stop, request) = unsafe { (&*self.word, &*self.stop, &*self.request) };
        if self.is_fired() {
            self.locked(|| {
                let left = word.fetch_and(!NEED_TERMINATION, Ordering::SeqCst) & !NEED_TERMINATION;
                if left & ASYNCHRONOUS == 0 {
                    stop.store(0, Ordering::SeqCst);
                }
            });
        }
        request.store(false, Ordering::SeqCst);
    }

    fn is_fired(&self) -> bool {
        // SAFETY: as above.
        unsafe { &*self.word }.load(Ordering::SeqCst) & NEED_TERMINATION != 0
    }

    /// Under the lock of the engine: a byte that has one bit while it is held, and another while others wait for it.
    fn locked(&self, body: impl FnOnce()) {
        const HELD: u8 = 1;
        // SAFETY: as above; the owner of the lock lives as long as the VM.
        let lock = unsafe {
            let owner = (*self.lock_owner).load(Ordering::Acquire);
            if owner.is_null() {
                return body();
            }
            &*owner.add(self.lock).cast::<AtomicU8>()
        };
        // It is held for some instructions only.
        loop {
            let seen = lock.load(Ordering::Relaxed) & !HELD;
            if lock
                .compare_exchange(seen, seen | HELD, Ordering::Acquire, Ordering::Relaxed)
                .is_ok()
            {
                break;
            }
            std::thread::yield_now();
        }
        body();
        if lock
            .compare_exchange(HELD, 0, Ordering::Release, Ordering::Relaxed)
            .is_err()
        {
            // SAFETY: held by this OS thread, and others wait.
            unsafe { (self.unlock_slow)(lock) };
        }
    }
}

impl Interrupter {
    fn new(traps: Traps) -> Interrupter {
        let traps = Mutex::new(Some(traps));
        Interrupter(Arc::new(Shared {
            traps,
            asked: AtomicU8::new(NOTHING),
            held_off: AtomicBool::new(false),
        }))
    }

    /// Ends the JS that runs; if none runs, that which runs next, unless [`Interrupter::take_back`] is called before.
    pub fn interrupt(&self) {
        self.ask(ONCE);
    }

    /// Ends the JS that runs, and all that would run later: the VM is about to go.
    pub fn interrupt_for_good(&self) {
        self.ask(FOR_GOOD);
    }

    /// Takes an interruption back that has not been noticed yet.
    pub fn take_back(&self) {
        self.with(|traps, asked| {
            if asked.load(Ordering::Relaxed) != FOR_GOOD {
                asked.store(NOTHING, Ordering::Relaxed);
                traps.clear();
            }
        });
    }

    /// Whether an interruption was asked for and has not been noticed yet.
    pub fn is_requested(&self) -> bool {
        let mut requested = false;
        self.with(|traps, _| requested = traps.is_fired());
        requested
    }

    fn ask(&self, how: u8) {
        self.with(|traps, asked| {
            asked.fetch_max(how, Ordering::Relaxed);
            self.fire(traps, asked);
        });
    }

    /// Does what was asked for, unless that is held off.
    fn fire(&self, traps: &Traps, asked: &AtomicU8) {
        if asked.load(Ordering::Relaxed) != NOTHING && !self.0.held_off.load(Ordering::Relaxed) {
            traps.fire();
        }
    }

    /// Nothing is ended as long as what this gives lives; `None` if that is so already.
    fn held_off(&self) -> Option<HeldOff<'_>> {
        let mut is_new = false;
        self.with(|traps, _| {
            is_new = !self.0.held_off.swap(true, Ordering::Relaxed);
            traps.clear();
        });
        is_new.then_some(HeldOff(self))
    }

    /// What was asked for holds on.
    fn renew(&self) {
        if self.0.asked.load(Ordering::Relaxed) == NOTHING {
            return;
        }
        self.with(|traps, asked| self.fire(traps, asked));
    }

    /// The outermost call has ended: what was asked for is done, and whatever the engine still remembers of it is forgotten by `forget`.
    pub(crate) fn is_done(&self, forget: impl FnOnce()) {
        let is_over = self
            .0
            .asked
            .compare_exchange(ONCE, NOTHING, Ordering::Relaxed, Ordering::Relaxed);
        forget();
        if is_over.is_ok() {
            self.with(|traps, asked| {
                // Somebody may have asked again meanwhile.
                if asked.load(Ordering::Relaxed) == NOTHING {
                    traps.clear();
                }
            });
        }
    }

    fn with(&self, access: impl FnOnce(&Traps, &AtomicU8)) {
        if let Some(traps) = &*self.0.traps.lock().unwrap_or_else(PoisonError::into_inner) {
            access(traps, &self.0.asked);
        }
    }

    /// The VM is about to go.
    pub(crate) fn forget(&self) {
        self.0.traps.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// Holds ends off; what was asked for meanwhile is done when this is dropped.
struct HeldOff<'a>(&'a Interrupter);

impl Drop for HeldOff<'_> {
    fn drop(&mut self) {
        let HeldOff(interrupter) = self;
        interrupter.with(|traps, asked| {
            interrupter.0.held_off.store(false, Ordering::Relaxed);
            interrupter.fire(traps, asked);
        });
    }
}

impl VmInner {
    /// If the JS that runs was to end, it still is.
    pub(crate) fn renew_interruption(&self) {
        if let Some(interrupter) = self.interrupter.get() {
            interrupter.renew();
        }
    }
}

impl Scope<'_> {
    /// Does what must not be ended half way, such as learning something once for all; an end that is asked for meanwhile comes right after. It should take
    /// some milliseconds at most.
    pub(crate) fn undisturbed<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let interrupter = self.vm().interrupter.get().cloned();
        let _held = interrupter.as_ref().and_then(Interrupter::held_off);
        body(self)
    }

    /// Whether this VM's JS is to end: a native function that waits asks now and then, and returns if so.
    pub fn is_interrupted(&self) -> bool {
        self.vm().interrupter.get().is_some_and(Interrupter::is_requested)
    }
}

impl Vm {
    /// What ends this VM's JS; `None` if the library is one whose layout is not known.
    pub fn interrupter(&self) -> Option<Interrupter> {
        self.enter(|scope| scope.interrupter())
    }
}

impl Scope<'_> {
    /// What ends this VM's JS; `None` if the library is one whose layout is not known.
    pub fn interrupter(&mut self) -> Option<Interrupter> {
        static KNOWN: OnceLock<Option<Places>> = OnceLock::new();
        if let Some(interrupter) = self.vm().interrupter.get() {
            return Some(interrupter.clone());
        }
        prepare_termination(self.vm())?;
        let places = *KNOWN.get_or_init(|| places().filter(|places| self.ends_loops(*places)));
        let interrupter = interrupter_at(self.vm(), places?);
        let _ = self.vm().interrupter.set(interrupter.clone());
        Some(interrupter)
    }

    /// Tries it out: an interrupted loop ends, and afterwards a loop does not.
    fn ends_loops(&mut self, places: Places) -> bool {
        const URL: &str = "node:internal/interrupt";
        let interrupter = interrupter_at(self.vm(), places);
        interrupter.interrupt();
        let ended = self.eval("for (let i = 0; i < 1e4; i++);", URL).is_err();
        interrupter.take_back();
        self.clear_termination();
        ended && self.eval("for (let i = 0; i < 10; i++); 1", URL).is_ok()
    }
}

/// Where things are, in bytes: the trap word from the VM's address, the others from the trap word's.
#[derive(Clone, Copy)]
struct Places {
    word: usize,
    stop: usize,
    lock_owner: usize,
    /// From its owner's address.
    lock: usize,
    request: usize,
    unlock_slow: UnlockSlow,
}

fn interrupter_at(vm: &VmInner, places: Places) -> Interrupter {
    // A context group is the engine's VM object, and all of them lie within it.
    let word = vm.group.cast::<u8>().wrapping_add(places.word);
    Interrupter::new(Traps {
        word: word.cast::<AtomicU32>(),
        stop: word.wrapping_add(places.stop).cast::<AtomicU8>(),
        lock_owner: word.wrapping_add(places.lock_owner).cast::<AtomicPtr<u8>>(),
        lock: places.lock,
        unlock_slow: places.unlock_slow,
        request: word.wrapping_add(places.request).cast::<AtomicBool>(),
    })
}

/// The engine makes the value that a termination throws only when asked to.
fn prepare_termination(vm: &VmInner) -> Option<()> {
    let address = symbol(
        c"_ZN3JSC2VM26ensureTerminationExceptionEv",
        "JSC::VM::ensureTerminationException",
    )
    .ok()?;
    // SAFETY: the signature of the function that the mangled name spells; the lock is held around it, on the VM's own OS thread.
    unsafe {
        let ensure =
            std::mem::transmute::<*mut c_void, unsafe extern "C" fn(*const c_void) -> *const c_void>(address);
        sys::JSLock(vm.ctx);
        ensure(vm.group.cast());
        sys::JSUnlock(vm.ctx);
    }
    Some(())
}

#[cfg(target_arch = "x86_64")]
fn places() -> Option<Places> {
    let unlock_slow = symbol(c"_ZN3WTF4Lock10unlockSlowEv", "WTF::Lock::unlockSlow").ok()?;
    // The function that looks whether somebody waits for a stop is given the trap word's address, in rdi and then in r14.
    let code = code_of(c"_ZN3JSC7VMTraps24cancelThreadStopIfNeededEv")?.get(..64)?;
    let displacement = |opcode: &[u8]| {
        let found = code
            .windows(opcode.len() + 1)
            .find(|bytes| bytes.starts_with(opcode))?;
        Some(usize::from(*found.last()?))
    };
    // test cl, 15
    code.windows(3).find(|bytes| **bytes == [0xf6, 0xc1, 0x0f])?;
    Some(Places {
        word: trap_word_offset()?,
        // movzx eax, byte ptr [r14 + disp8]
        stop: displacement(&[0x41, 0x0f, 0xb6, 0x46])?,
        // mov rcx, [rdi + disp8]
        lock_owner: displacement(&[0x48, 0x8b, 0x4f]).filter(|place| place % 8 == 0)?,
        // lock cmpxchg byte ptr [rcx + disp8], dl
        lock: displacement(&[0xf0, 0x0f, 0xb0, 0x51])?,
        request: request_distance()?,
        // SAFETY: the signature of the function that the name spells.
        unlock_slow: unsafe { std::mem::transmute::<*mut c_void, UnlockSlow>(unlock_slow) },
    })
}

#[cfg(not(target_arch = "x86_64"))]
fn places() -> Option<Places> {
    None
}

/// The distance of the flag from the trap word: the function that puts a termination off is given the word's address, and looks at the flag with
/// `cmp byte ptr [rdi + disp32], 0` before it clears a bit of the word with `lock and dword ptr [rdi], -17`.
#[cfg(target_arch = "x86_64")]
fn request_distance() -> Option<usize> {
    let code = code_of(c"_ZN3JSC7VMTraps20deferTerminationSlowENS0_11DeferActionE")?.get(..64)?;
    code.windows(4)
        .find(|bytes| **bytes == [0xf0, 0x83, 0x27, 0xef])?;
    let found = code.windows(7).find_map(|bytes| match bytes {
        [0x80, 0xbf, distance @ .., 0] => Some(i32::from_le_bytes(distance.try_into().ok()?)),
        _ => None,
    })?;
    usize::try_from(found).ok().filter(|distance| *distance < 1 << 20)
}

/// The distance of the trap word from the VM's address: `drainMicrotasks` clears its bit 4 with `lock and dword ptr [reg + disp8], -17`.
/// Which bit ends the code is confirmed by the function that serves them: it leaves that bit out while terminations are deferred (`and reg, -3`).
#[cfg(target_arch = "x86_64")]
fn trap_word_offset() -> Option<usize> {
    let handler = code_of(c"_ZN3JSC2VM31hasExceptionsAfterHandlingTrapsEv")?;
    handler
        .windows(3)
        .find(|bytes| matches!(bytes, [0x83, modrm, 0xfd] if modrm & 0xf8 == 0xe0))?;
    let found = code_of(c"_ZN3JSC2VM15drainMicrotasksEv")?
        .windows(5)
        .filter_map(|bytes| match bytes {
            [0xf0, 0x83, modrm, displacement, 0xef] if modrm & 0xf8 == 0x60 && modrm & 7 != 4 => {
                Some(usize::from(*displacement))
            }
            _ => None,
        });
    let offsets: Vec<usize> = found.collect();
    let first = *offsets.first()?;
    (offsets.iter().all(|offset| *offset == first) && first % 4 == 0 && first < 0x80).then_some(first)
}

/// The beginning of an exported function's machine code.
#[cfg(target_arch = "x86_64")]
fn code_of(mangled: &std::ffi::CStr) -> Option<&'static [u8]> {
    const LENGTH: usize = 1024;
    let address = symbol(mangled, "a function").ok()?;
    // SAFETY: code of a library that stays mapped, readable, and far longer than what follows these functions.
    Some(unsafe { std::slice::from_raw_parts(address.cast::<u8>(), LENGTH) })
}
