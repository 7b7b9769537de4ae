//! A [`Vm`]: one heap, one global object, one OS thread.

use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::os::fd::{AsFd, BorrowedFd};
use std::panic::resume_unwind;
use std::ptr::null_mut;
use std::rc::Rc;

use jsc_sys as sys;

use crate::bytecode::Scripts;
use crate::internals::Internals;
use crate::interrupt::Interrupter;
use crate::moved_buffer::MovedBytes;
use crate::scope::{Data, Scope};
use crate::string::JsString;

thread_local! {
    /// The VM that this OS thread has entered, for native functions, which are told only a context.
    static CURRENT: Cell<*const Rc<VmInner>> = const { Cell::new(std::ptr::null()) };
}

/// Why there is no VM.
#[derive(Debug)]
pub enum VmError {
    /// The library lacks a function that Roata is built on.
    MissingFunction(&'static str),
    /// The system gives no descriptors for what wakes the VM's run loop.
    NoDescriptors(std::io::Error),
    /// The process may have no more address space than so many bytes, and the engine sets more aside at once.
    AddressSpace(u64),
}

/// What the engine (2.50) sets aside at its start, a little less: below that it ends the process without a word.
const ADDRESS_SPACE: u64 = 5600 << 20;

impl std::fmt::Display for VmError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            VmError::MissingFunction(name) => write!(
                f,
                "this system's libjavascriptcoregtk-4.1 does not export {name}; Roata is known to work with versions 2.48 to 2.50"
            ),
            VmError::NoDescriptors(error) => write!(f, "the engine needs descriptors: {error}"),
            VmError::AddressSpace(limit) => write!(
                f,
                "the engine needs 6 GiB of address space, and the limit of this process (ulimit -v) is {} MiB",
                limit >> 20
            ),
        }
    }
}

impl std::error::Error for VmError {}

/// How much of it this process may have, in bytes; `None` if that cannot be told.
fn address_space() -> Option<u64> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the system writes into `limit`, which is its own.
    let outcome = unsafe { libc::getrlimit(libc::RLIMIT_AS, &mut limit) };
    (outcome == 0).then_some(limit.rlim_cur)
}

/// A JS heap with its global object. It belongs to the OS thread that made it.
pub struct Vm(pub(crate) Rc<VmInner>);

pub(crate) struct VmInner {
    pub(crate) group: sys::JSContextGroupRef,
    pub(crate) ctx: sys::JSGlobalContextRef,
    pub(crate) internals: Internals,
    pub(crate) data: Data,
    pub(crate) panic: Cell<Option<Box<dyn Any + Send>>>,
    pub(crate) interrupter: OnceCell<Interrupter>,
    pub(crate) moved: RefCell<MovedBytes>,
    /// See `Scope::on_unhandled_rejection`; null if nobody wants to know.
    pub(crate) on_unhandled_rejection: Cell<sys::JSObjectRef>,
    pub(crate) scripts: Scripts,
    names: RefCell<HashMap<&'static str, JsString>>,
    run_loop: *mut sys::GMainContext,
}

impl Vm {
    /// Makes a heap for this OS thread.
    pub fn new() -> Result<Vm, VmError> {
        let internals = Internals::find()?;
        if let Some(limit) = address_space().filter(|limit| *limit < ADDRESS_SPACE) {
            return Err(VmError::AddressSpace(limit));
        }
        // GLib ends the process if there are none.
        drop(std::io::pipe().map_err(VmError::NoDescriptors)?);
        // SAFETY: the GLib context is made and pushed before the first engine call on this thread, so that the VM's run loop is ours to iterate.
        let run_loop = unsafe {
            let run_loop = sys::g_main_context_new();
            sys::g_main_context_push_thread_default(run_loop);
            run_loop
        };
        Internals::initialize_main_thread()?;
        // SAFETY: group and context are live until `drop`.
        let (group, ctx) = with_engine_options(|| unsafe {
            let group = sys::JSContextGroupCreate();
            (group, sys::JSGlobalContextCreateInGroup(group, null_mut()))
        });
        Ok(Vm(Rc::new(VmInner {
            group,
            ctx,
            internals,
            data: Data::new(),
            panic: Cell::new(None),
            interrupter: OnceCell::new(),
            moved: RefCell::default(),
            on_unhandled_rejection: Cell::new(null_mut()),
            scripts: Scripts::default(),
            names: RefCell::default(),
            run_loop,
        })))
    }

    /// Attaches the owner's data, once; [`Scope::data`] gives it to native functions.
    pub fn set_data<T: 'static>(&self, data: T) {
        assert!(
            self.0.data.set(Box::new(data)).is_ok(),
            "the VM's data is set once"
        );
    }

    /// Runs `body` in this VM, with its lock held. When the outermost `enter` ends, promise jobs still queued are run by the engine.
    pub fn enter<R>(&self, body: impl for<'s> FnOnce(&mut Scope<'s>) -> R) -> R {
        let before = CURRENT.replace(&raw const self.0);
        // SAFETY: pairs with the unlock in `Leave`, on this thread.
        unsafe { sys::JSLock(self.0.ctx) };
        let leave = Leave {
            ctx: self.0.ctx,
            before,
        };
        let result = body(&mut Scope::new(&self.0, self.0.ctx));
        drop(leave);
        if let Some(payload) = self.0.panic.take() {
            resume_unwind(payload);
        }
        result
    }

    /// Holds the VM's lock until the result is dropped. While it is held, promise jobs run only when [`Scope::drain_microtasks`] says so,
    /// not at the end of each [`Vm::enter`].
    pub fn hold(self: &Rc<Self>) -> Hold {
        // SAFETY: pairs with the unlock in `Hold::drop`, on this thread (neither Vm nor Hold is Send).
        unsafe { sys::JSLock(self.0.ctx) };
        Hold(Rc::clone(self))
    }

    /// Runs what the engine has posted to this thread's run loop (finished Wasm compilations, finalizers, collector timers), without waiting.
    /// Whether there was anything: it may have been JS.
    pub fn turn_run_loop(&self) -> bool {
        // Finalizers are JS callbacks, which may call native functions: those need their VM named.
        self.enter(|_| {
            let mut any = false;
            // SAFETY: the context is ours and is iterated by this thread only.
            while unsafe { sys::g_main_context_iteration(self.0.run_loop, 0) } != 0 {
                any = true;
            }
            any
        })
    }

    /// What the run loop waits for: its file descriptors, and how long at most (milliseconds; negative means for ever).
    pub fn run_loop_wait(&self) -> (Vec<PollFd>, i32) {
        let mut fds = [sys::GPollFD::default(); 8];
        let (mut timeout, mut priority) = (-1, 0);
        // SAFETY: the thread owns the context while it queries it; `fds` has the length passed.
        let count = unsafe {
            sys::g_main_context_acquire(self.0.run_loop);
            sys::g_main_context_prepare(self.0.run_loop, &mut priority);
            let count =
                sys::g_main_context_query(self.0.run_loop, priority, &mut timeout, fds.as_mut_ptr(), 8);
            sys::g_main_context_release(self.0.run_loop);
            count
        };
        let count = usize::try_from(count).unwrap_or(0).min(fds.len());
        (fds[..count].iter().map(|fd| PollFd(fd.fd)).collect(), timeout)
    }
}

/// The VM's lock, held. See [`Vm::hold`].
pub struct Hold(Rc<Vm>);

impl Drop for Hold {
    fn drop(&mut self) {
        // Letting go runs the promise jobs that are left: they are JS, and need their VM named.
        self.0.enter(|_| {
            // SAFETY: pairs with the lock in `hold`; `enter` holds another until it returns.
            unsafe { sys::JSUnlock(self.0.0.ctx) };
        });
    }
}

/// A file descriptor whose readability the run loop waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PollFd(i32);

impl AsFd for PollFd {
    fn as_fd(&self) -> BorrowedFd<'_> {
        // SAFETY: GLib named it as a descriptor of the run loop, which keeps it open while the VM lives.
        unsafe { BorrowedFd::borrow_raw(self.0) }
    }
}

/// The engine suspends its threads with a signal, SIGUSR1 unless told another before the first VM.
pub fn use_signal_for_gc(signal: i32) -> bool {
    // SAFETY: takes a plain number; the engine refuses what comes too late.
    unsafe { sys::JSConfigureSignalForGC(signal) }
}

/// Ends the process at once, without running destructors: the engine's threads are still at work, and its destructors do not wait for them.
pub fn end_process(code: i32) -> ! {
    // SAFETY: takes a plain number and does not return.
    unsafe { libc::_exit(code) }
}

/// The engine reads its options from the environment when its first VM is made. Ours: optimised code polls whether to end, so that
/// an [`Interrupter`] needs no signal and throws no code away; there is a `SharedArrayBuffer`, which the engine leaves out unless told; and
/// calls in tail position keep their frames, as in V8: stacks name all callers, and endless recursion ends in a RangeError. The first collection
/// comes after 4 MiB instead of 1, which is what the built-ins of an ordinary program take: so a start has none. While the heap is small beside the machine's
/// memory it may grow to five times what was alive before the next collection, not to four: a million timers take a tenth less processor time. And the last compiler waits twice as long,
/// because with what it knows by then it need not compile so often again: a second of hashing on two cores takes a sixth less processor time, whole kernels
/// of arithmetic the same.
/// And the first compiler waits for four times as many calls: of what only a start calls so often it then compiles nothing, which in a small program would
/// take as long as all the rest of its own code (an OS thread is started for it); what is called often is compiled a few microseconds later.
const ENGINE_OPTIONS: [(&std::ffi::CStr, &std::ffi::CStr); 7] = [
    (c"JSC_usePollingTraps", c"1"),
    (c"JSC_useSharedArrayBuffer", c"1"),
    (c"JSC_useTailCalls", c"0"),
    (c"JSC_smallHeapSize", c"4194304"),
    (c"JSC_heapGrowthMaxIncrease", c"4"),
    (c"JSC_thresholdForFTLOptimizeAfterWarmUp", c"128000"),
    (c"JSC_thresholdForJITAfterWarmUp", c"2000"),
];

fn with_engine_options<R>(make_first: impl FnOnce() -> R) -> R {
    static SET: std::sync::Once = std::sync::Once::new();
    let mut make = Some(make_first);
    let mut made = None;
    SET.call_once(|| {
        // SAFETY: names and values are C strings. The program has not begun, so nobody reads the environment meanwhile; what was not there is removed again.
        unsafe {
            for (name, value) in ENGINE_OPTIONS {
                libc::setenv(name.as_ptr(), value.as_ptr(), 0);
            }
            made = make.take().map(|make| make());
            for (name, _) in ENGINE_OPTIONS {
                libc::unsetenv(name.as_ptr());
            }
        }
    });
    match (made, make) {
        (Some(made), _) => made,
        (None, Some(make)) => make(),
        (None, None) => unreachable!("either the first or a later VM is made"),
    }
}

struct Leave {
    ctx: sys::JSGlobalContextRef,
    before: *const Rc<VmInner>,
}

impl Drop for Leave {
    fn drop(&mut self) {
        // SAFETY: pairs with the lock in `enter`.
        unsafe { sys::JSUnlock(self.ctx) };
        CURRENT.set(self.before);
    }
}

impl VmInner {
    /// The VM entered on this thread. Called from native functions, which run only within [`Vm::enter`].
    pub(crate) fn current<'s>() -> &'s Rc<VmInner> {
        let current = CURRENT.get();
        assert!(!current.is_null(), "JS runs outside Vm::enter");
        // SAFETY: set by `enter` from a reference that lives until it returns, and so through this call.
        unsafe { &*current }
    }

    /// The engine's string for a property name, made once.
    pub(crate) fn name(&self, name: &'static str) -> sys::JSStringRef {
        self.names
            .borrow_mut()
            .entry(name)
            .or_insert_with(|| JsString::new(name))
            .raw()
    }
}

impl Drop for VmInner {
    fn drop(&mut self) {
        if let Some(interrupter) = self.interrupter.get() {
            interrupter.forget();
        }
        // SAFETY: the last user is gone (Rc); the same thread made these.
        unsafe {
            sys::JSGlobalContextRelease(self.ctx);
            sys::JSContextGroupRelease(self.group);
            sys::g_main_context_pop_thread_default(self.run_loop);
            sys::g_main_context_unref(self.run_loop);
        }
    }
}
