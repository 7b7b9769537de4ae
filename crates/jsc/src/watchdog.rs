//! Ending JS that spins: while armed, the engine asks now and then whether to stop.

use std::cell::RefCell;
use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jsc_sys as sys;

use crate::vm::{Vm, VmInner};

/// Set from any thread to end the JS that runs under it.
#[derive(Clone, Debug, Default)]
pub struct StopFlag(Arc<AtomicBool>);

impl StopFlag {
    /// Asks the running JS to end.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether it was asked to.
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// Takes the request back.
    pub fn reset(&self) {
        self.0.store(false, Ordering::Release);
    }
}

#[derive(Default)]
pub(crate) struct Watchdog(RefCell<Option<Box<Armed>>>);

struct Armed {
    group: sys::JSContextGroupRef,
    seconds: f64,
    stop: StopFlag,
}

impl Vm {
    /// From now on, asks `stop` after every `seconds` of CPU time whether to end the JS that runs. While armed, entering JS is slower
    /// (700 ns against 100), so arm it only around code that may have to be ended.
    pub fn arm_watchdog(&self, seconds: f64, stop: &StopFlag) {
        self.disarm_watchdog();
        let armed = Box::new(Armed {
            group: self.0.group,
            seconds,
            stop: stop.clone(),
        });
        let context = (&raw const *armed).cast_mut().cast::<c_void>();
        self.0.watchdog.0.replace(Some(armed));
        // SAFETY: `context` stays boxed until `disarm_watchdog`, which clears the limit first.
        unsafe {
            sys::JSContextGroupSetExecutionTimeLimit(self.0.group, seconds, Some(should_stop), context)
        };
    }

    /// Ends the asking.
    pub fn disarm_watchdog(&self) {
        disarm(&self.0);
    }
}

fn disarm(vm: &VmInner) {
    if vm.watchdog.0.borrow().is_some() {
        // SAFETY: a live group.
        unsafe { sys::JSContextGroupClearExecutionTimeLimit(vm.group) };
        vm.watchdog.0.replace(None);
    }
}

unsafe extern "C" fn should_stop(_: sys::JSContextRef, context: *mut c_void) -> bool {
    // SAFETY: the box of `arm_watchdog`, alive while armed.
    let armed = unsafe { &*context.cast::<Armed>() };
    if armed.stop.is_stopped() {
        return true;
    }
    // Returning false does not arm it again.
    // SAFETY: a live group; called on its thread.
    unsafe {
        sys::JSContextGroupSetExecutionTimeLimit(armed.group, armed.seconds, Some(should_stop), context)
    };
    false
}
