//! Ending JS that spins, from another OS thread, at once.
//!
//! The engine's own way is a time limit: a timer that makes the code ask, every few milliseconds, whether to end. It was tried and is not used:
//! while a native function runs, each look throws away the optimised code on the stack (hashing took 1.6 times its CPU time at 200 looks a
//! second), and two looks close together trip an assertion of the engine that ends the process (`VMTraps::requestThreadStopIfNeeded`, seen once in
//! some thousand looks on a loaded machine).
//!
//! So nothing looks until somebody wants an end. Then one bit is set in the word that all code polls at loops and calls (`VMTraps`,
//! with `JSC_usePollingTraps` in optimised code too), and the code ends itself. Where that word is, is read from the machine code of an exported
//! function that clears another of its bits, and then tried out; a library in which it cannot be found has no [`Interrupter`].

use std::ffi::c_void;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jsc_sys as sys;

use crate::internals::symbol;
use crate::scope::Scope;
use crate::vm::{Vm, VmInner};

/// `VMTraps::NeedTermination`.
const NEED_TERMINATION: u32 = 1 << 1;

/// Ends the JS that runs in a VM. May be used on any OS thread, and after the VM is gone.
///
/// The engine forgets an interruption once it has ended the innermost call into JS. Where that call was made by a native function, the JS around it is to end
/// too: so the bit is set again whenever such a call gives an error or a native function returns ([`VmInner::renew_interruption`]), until the outermost call
/// has ended.
#[derive(Clone)]
pub struct Interrupter(Arc<Shared>);

struct Shared {
    word: Mutex<Option<TrapWord>>,
    /// [`NOTHING`], [`ONCE`] or [`FOR_GOOD`]; changed under the lock of `word`.
    asked: AtomicU8,
}

const NOTHING: u8 = 0;
const ONCE: u8 = 1;
const FOR_GOOD: u8 = 2;

struct TrapWord(*const AtomicU32);

// SAFETY: the word is only accessed atomically, by this module as by the engine, and only while the VM lives (see `forget`).
unsafe impl Send for TrapWord {}

impl Interrupter {
    fn new(word: *const AtomicU32) -> Interrupter {
        let word = Mutex::new(Some(TrapWord(word)));
        Interrupter(Arc::new(Shared {
            word,
            asked: AtomicU8::new(NOTHING),
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
        self.with(|word, asked| {
            if asked.load(Ordering::Relaxed) == FOR_GOOD {
                return;
            }
            asked.store(NOTHING, Ordering::Relaxed);
            if word.load(Ordering::SeqCst) & NEED_TERMINATION != 0 {
                word.fetch_and(!NEED_TERMINATION, Ordering::SeqCst);
            }
        });
    }

    /// Whether an interruption was asked for and has not been noticed yet.
    pub fn is_requested(&self) -> bool {
        let mut requested = false;
        self.with(|word, _| requested = word.load(Ordering::SeqCst) & NEED_TERMINATION != 0);
        requested
    }

    fn ask(&self, how: u8) {
        self.with(|word, asked| {
            asked.fetch_max(how, Ordering::Relaxed);
            word.fetch_or(NEED_TERMINATION, Ordering::SeqCst);
        });
    }

    /// What was asked for holds on.
    fn renew(&self) {
        if self.0.asked.load(Ordering::Relaxed) == NOTHING {
            return;
        }
        self.with(|word, asked| {
            if asked.load(Ordering::Relaxed) != NOTHING {
                word.fetch_or(NEED_TERMINATION, Ordering::SeqCst);
            }
        });
    }

    /// The outermost call has ended.
    pub(crate) fn is_done(&self) {
        self.with(|_, asked| {
            let _ = asked.compare_exchange(ONCE, NOTHING, Ordering::Relaxed, Ordering::Relaxed);
        });
    }

    fn with(&self, access: impl FnOnce(&AtomicU32, &AtomicU8)) {
        if let Some(word) = &*self.0.word.lock().unwrap_or_else(PoisonError::into_inner) {
            // SAFETY: the VM lives: it clears the option, under this lock, before it goes.
            access(unsafe { &*word.0 }, &self.0.asked);
        }
    }

    /// The VM is about to go.
    pub(crate) fn forget(&self) {
        self.0.word.lock().unwrap_or_else(PoisonError::into_inner).take();
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
        static KNOWN: OnceLock<Option<usize>> = OnceLock::new();
        if let Some(interrupter) = self.vm().interrupter.get() {
            return Some(interrupter.clone());
        }
        prepare_termination(self.vm())?;
        let offset = *KNOWN.get_or_init(|| trap_word_offset().filter(|offset| self.ends_loops(*offset)));
        let interrupter = interrupter_at(self.vm(), offset?);
        let _ = self.vm().interrupter.set(interrupter.clone());
        Some(interrupter)
    }

    /// Tries it out: an interrupted loop ends, and afterwards a loop does not.
    fn ends_loops(&mut self, offset: usize) -> bool {
        const URL: &str = "node:internal/interrupt";
        let interrupter = interrupter_at(self.vm(), offset);
        interrupter.interrupt();
        let ended = self.eval("for (let i = 0; i < 1e4; i++);", URL).is_err();
        interrupter.take_back();
        self.clear_termination();
        ended && self.eval("for (let i = 0; i < 10; i++); 1", URL).is_ok()
    }
}

fn interrupter_at(vm: &VmInner, offset: usize) -> Interrupter {
    // A context group is the engine's VM object, and the word lies within it.
    let word = vm.group.cast::<u8>().wrapping_add(offset).cast::<AtomicU32>();
    Interrupter::new(word)
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

#[cfg(not(target_arch = "x86_64"))]
fn trap_word_offset() -> Option<usize> {
    None
}
