//! Ending JS that spins: while armed, the engine asks now and then whether to stop.
//!
//! How often matters. When the engine looks while a native function runs, it throws away the optimised code on the stack: at 200 looks a second,
//! code that lives on native calls (hashing, say) took 1.6 times its CPU time, at 30 still 1.25 times. Code that makes no native calls loses nothing, because
//! it asks by itself (`JSC_usePollingTraps`). So the watchdog looks every [`OFTEN`] while there are no native calls, and every [`SELDOM`] while
//! there are many: then an [`Interrupter`] is noticed by the native calls themselves.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jsc_sys as sys;

use crate::scope::Scope;
use crate::vm::{Vm, VmInner};

/// Seconds of CPU time between two looks at code that makes no native calls.
const OFTEN: f64 = 0.005;
/// The same for code that makes many.
const SELDOM: f64 = 0.1;
/// So many native calls between two looks are many.
const MANY: u64 = 16;

/// Asks an armed watchdog to look soon. From any OS thread.
#[derive(Clone, Default)]
pub struct Interrupter(Arc<AtomicBool>);

impl Interrupter {
    /// Asks it.
    pub fn interrupt(&self) {
        self.0.store(true, Ordering::Release);
    }
}

#[derive(Default)]
pub(crate) struct Watchdog {
    armed: RefCell<Option<Box<Armed>>>,
    interrupted: Interrupter,
    native_calls: Cell<u64>,
}

type Ask = Box<dyn Fn(&mut Scope<'_>) -> bool>;

struct Armed {
    ask: Ask,
    calls_seen: Cell<u64>,
}

impl Vm {
    /// From now on, asks `ask` now and then (in CPU time) whether to end the JS that runs; `ask` may read values but run no JS.
    /// While armed, entering JS is slower (700 ns against 100), so enter it for much at a time.
    pub fn arm_watchdog(&self, ask: impl Fn(&mut Scope<'_>) -> bool + 'static) {
        self.0.watchdog.armed.replace(Some(Box::new(Armed {
            ask: Box::new(ask),
            calls_seen: Cell::new(0),
        })));
        look_after(&self.0, OFTEN);
    }

    /// What makes the watchdog look soon.
    pub fn interrupter(&self) -> Interrupter {
        self.0.watchdog.interrupted.clone()
    }
}

/// Called by every native function: counts it, and looks if that was asked for.
pub(crate) fn note_native_call(vm: &VmInner) {
    let watchdog = &vm.watchdog;
    watchdog
        .native_calls
        .set(watchdog.native_calls.get().wrapping_add(1));
    if watchdog.interrupted.0.load(Ordering::Relaxed) && watchdog.interrupted.0.swap(false, Ordering::Acquire)
    {
        look_after(vm, 0.0);
    }
}

fn look_after(vm: &VmInner, seconds: f64) {
    // SAFETY: a live group, on its own OS thread; the callback needs no data.
    unsafe {
        sys::JSContextGroupSetExecutionTimeLimit(vm.group, seconds, Some(should_stop), std::ptr::null_mut());
    }
}

unsafe extern "C" fn should_stop(ctx: sys::JSContextRef, _: *mut c_void) -> bool {
    let vm = VmInner::current();
    let watchdog = &vm.watchdog;
    let armed = watchdog.armed.borrow();
    let Some(armed) = armed.as_ref() else { return false };
    let ask = || (armed.ask)(&mut Scope::new(vm, ctx));
    // A panic must not cross the engine; what cannot answer ends.
    let stop = catch_unwind(AssertUnwindSafe(ask)).unwrap_or(true);
    let calls = watchdog.native_calls.get();
    let fresh = calls.wrapping_sub(armed.calls_seen.replace(calls));
    // Returning false does not arm it again, nor does returning true.
    look_after(vm, if fresh > MANY { SELDOM } else { OFTEN });
    stop
}
