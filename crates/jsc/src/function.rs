//! Native functions: a Rust function item is called by JS through a trampoline of its own. This one is the C API's; `host_function.rs` has the
//! one that is used where the library allows it.

use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};

use jsc_sys as sys;

use crate::exception::IntoException;
use crate::scope::Scope;
use crate::value::Local;
use crate::vm::VmInner;

/// One call of a native function: the scope it runs in (by deref) and its arguments.
pub struct Call<'s> {
    scope: Scope<'s>,
    this: sys::JSValueRef,
    args: &'s [sys::JSValueRef],
}

impl<'s> Call<'s> {
    pub(crate) fn new(scope: Scope<'s>, this: sys::JSValueRef, args: &'s [sys::JSValueRef]) -> Self {
        Call { scope, this, args }
    }

    /// The number of arguments given.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.args.len()
    }

    /// Argument `index`, `undefined` if it was not given.
    pub fn arg(&self, index: usize) -> Local<'s> {
        match self.args.get(index) {
            Some(raw) => Local::from_raw(*raw),
            None => self.scope.undefined(),
        }
    }

    /// The call's `this`.
    pub fn this(&self) -> Local<'s> {
        Local::from_raw(self.this)
    }
}

impl<'s> Deref for Call<'s> {
    type Target = Scope<'s>;
    fn deref(&self) -> &Scope<'s> {
        &self.scope
    }
}

impl<'s> DerefMut for Call<'s> {
    fn deref_mut(&mut self) -> &mut Scope<'s> {
        &mut self.scope
    }
}

/// The C function that stands for `F`. `F` is a function item or a closure without captures, so it has no size and can be made from nothing.
pub(crate) fn trampoline_of<F, E>(_: F) -> sys::JSObjectCallAsFunctionCallback
where
    F: for<'a> Fn(&mut Call<'a>) -> Result<Local<'a>, E> + Copy + 'static,
    E: IntoException,
{
    const { assert!(size_of::<F>() == 0, "a native function must not capture anything") };
    trampoline::<F, E>
}

unsafe extern "C" fn trampoline<F, E>(
    ctx: sys::JSContextRef,
    _function: sys::JSObjectRef,
    this: sys::JSObjectRef,
    argc: usize,
    argv: *const sys::JSValueRef,
    exception: *mut sys::JSValueRef,
) -> sys::JSValueRef
where
    F: for<'a> Fn(&mut Call<'a>) -> Result<Local<'a>, E> + Copy + 'static,
    E: IntoException,
{
    // SAFETY: `F` has no size and is Copy (asserted in `trampoline_of`), so any well-aligned pointer reads one.
    let function: F = unsafe { std::ptr::NonNull::<F>::dangling().read() };
    let vm = VmInner::current();
    // SAFETY: the engine dropped the lock before calling us and takes it back afterwards; we hold it in between, on the VM's own thread.
    unsafe { sys::JSLock(ctx) };
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let args: &[sys::JSValueRef] = if argc == 0 {
            &[]
        } else {
            // SAFETY: the engine passes `argc` values at `argv`, alive during the call.
            unsafe { std::slice::from_raw_parts(argv, argc) }
        };
        let mut call = Call::new(Scope::new(vm, ctx), this.cast_const(), args);
        match function(&mut call) {
            Ok(value) => (value.raw(), None),
            Err(error) => {
                let thrown = error.into_exception(&mut call.scope).raw();
                (thrown, Some(thrown))
            }
        }
    }));
    let (value, thrown) = outcome.unwrap_or_else(|payload| {
        vm.panic.set(Some(payload));
        let error = Scope::new(vm, ctx).error("a native function panicked").raw();
        (error, Some(error))
    });
    vm.renew_interruption();
    // SAFETY: pairs with the lock above; `exception` is valid for a write.
    unsafe {
        if let Some(thrown) = thrown {
            *exception = thrown;
        }
        sys::JSUnlock(ctx);
    }
    value
}

#[cfg(test)]
mod tests {
    use crate::{Call, Exception, Local, Scope, Vm};

    fn sum<'s>(call: &mut Call<'s>) -> Result<Local<'s>, Exception> {
        if call.len() != 2 {
            let error = call.error("two numbers");
            return Err(Exception::new(call, error));
        }
        Ok(call.number(call.to_number(call.arg(0)) + call.to_number(call.arg(1))))
    }

    const USE: &str = "(sum) => { let message; try { sum(); } catch (error) { message = error.message; }
        let refused = false; try { new sum(1, 2); } catch (error) { refused = error instanceof TypeError; }
        const odd = []; for (let i = 0; i < 1e5; i++) if (sum(i, 0.5) !== i + 0.5) odd.push(i);
        return [sum(1, 2), message, odd.length, sum.name, typeof sum].join() + (refused ? '' : ' made'); }";

    fn used(make: impl for<'s> FnOnce(&Scope<'s>) -> Local<'s>) -> String {
        let vm = Vm::new().expect("the engine is known");
        vm.enter(|scope| {
            let function = make(scope);
            let body = scope.eval(USE, "test.js").expect("a function");
            let outcome = scope.call(body, body, &[function]).expect("it runs");
            scope.to_text(outcome).expect("a text")
        })
    }

    #[test]
    fn both_kinds_of_function_behave_alike() {
        let expected = "3,two numbers,0,sum,function";
        assert_eq!(used(|scope| scope.function("sum", sum)), expected);
        assert_eq!(used(|scope| scope.api_function("sum", sum)), expected);
    }

    #[test]
    fn the_library_has_what_the_cheap_kind_needs() {
        let vm = Vm::new().expect("the engine is known");
        vm.enter(|scope| {
            let host = scope.vm().internals.host.as_ref().expect("found");
            assert!(host.make(scope, "sum", sum).is_some());
        });
    }
}
