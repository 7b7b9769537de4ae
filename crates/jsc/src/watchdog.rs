//! Ending JS that spins: while armed, the engine asks now and then whether to stop.

use std::cell::RefCell;
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jsc_sys as sys;

use crate::scope::Scope;
use crate::vm::{Vm, VmInner};

#[derive(Default)]
pub(crate) struct Watchdog(RefCell<Option<Box<Armed>>>);

type Ask = Box<dyn Fn(&mut Scope<'_>) -> bool>;

struct Armed {
    group: sys::JSContextGroupRef,
    seconds: f64,
    ask: Ask,
}

impl Vm {
    /// From now on, asks `ask` after every `seconds` of CPU time whether to end the JS that runs; `ask` may read values but run no JS.
    /// While armed, entering JS is slower (700 ns against 100), so arm it only around code that may have to be ended.
    pub fn arm_watchdog(&self, seconds: f64, ask: impl Fn(&mut Scope<'_>) -> bool + 'static) {
        self.disarm_watchdog();
        let armed = Box::new(Armed {
            group: self.0.group,
            seconds,
            ask: Box::new(ask),
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

unsafe extern "C" fn should_stop(ctx: sys::JSContextRef, context: *mut c_void) -> bool {
    // SAFETY: the box of `arm_watchdog`, alive while armed.
    let armed = unsafe { &*context.cast::<Armed>() };
    let ask = || (armed.ask)(&mut Scope::new(VmInner::current(), ctx));
    // A panic must not cross the engine; what cannot answer ends.
    if catch_unwind(AssertUnwindSafe(ask)).unwrap_or(true) {
        return true;
    }
    // Returning false does not arm it again.
    // SAFETY: a live group; called on its thread.
    unsafe {
        sys::JSContextGroupSetExecutionTimeLimit(armed.group, armed.seconds, Some(should_stop), context)
    };
    false
}
