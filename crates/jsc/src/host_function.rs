//! Native functions made the way the engine makes its own built-in ones: the engine calls them without the C API's conversions and keeps the VM's
//! lock, which makes a call five times as cheap.
//!
//! The functions for that are not a stable interface. They are found by name; a library that lacks them, or whose strings look different, gets
//! functions of the C API instead (`function.rs`).

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jsc_sys as sys;

use crate::exception::IntoException;
use crate::function::Call;
use crate::internals::symbol;
use crate::scope::Scope;
use crate::string::JsString;
use crate::value::Local;
use crate::vm::VmInner;

/// `EncodedJSValue (JSGlobalObject*, CallFrame*)`
type HostFunction = unsafe extern "C" fn(sys::JSContextRef, *const u64) -> sys::JSValueRef;
type Create = unsafe extern "C" fn(
    vm: *const c_void,
    global: sys::JSContextRef,
    length: u32,
    name: *const c_void,
    function: HostFunction,
    visibility: u32,
    intrinsic: u32,
    constructor: *mut c_void,
    signature: *const c_void,
) -> sys::JSValueRef;
type Throw = unsafe extern "C" fn(*const c_void, sys::JSContextRef, sys::JSValueRef) -> *const c_void;

/// What makes such functions, and throws from them.
pub(crate) struct HostFunctions {
    create: Create,
    throw: Throw,
    not_a_constructor: *mut c_void,
}

// A call frame in words: caller, return address, code block, callee, count of arguments with `this` (lower half), `this`, arguments.
const COUNT: usize = 4;
const ARGUMENTS: usize = 6;

impl HostFunctions {
    pub(crate) fn find() -> Option<HostFunctions> {
        let found = |mangled| symbol(mangled, "a function").ok();
        let create = found(
            c"_ZN3JSC10JSFunction6createERNS_2VMEPNS_14JSGlobalObjectEjRKN3WTF6StringENS5_11FunctionPtrILNS5_6PtrTagE1EFlS4_PNS_9CallFrameEELNS5_18FunctionAttributesE2EEENS_24ImplementationVisibilityENS_9IntrinsicESF_PKNS_6DOMJIT9SignatureE",
        )?;
        let throw = found(c"_ZN3JSC2VM14throwExceptionEPNS_14JSGlobalObjectENS_7JSValueE")?;
        let not_a_constructor =
            found(c"_ZN3JSC29callHostFunctionAsConstructorEPNS_14JSGlobalObjectEPNS_9CallFrameE")?;
        // SAFETY: each type is the signature of the function that the mangled name spells; wrapped pointers are passed as pointers.
        Some(unsafe {
            HostFunctions {
                create: std::mem::transmute::<*mut c_void, Create>(create),
                throw: std::mem::transmute::<*mut c_void, Throw>(throw),
                not_a_constructor,
            }
        })
    }

    /// A function that calls `F`; `_function` tells only its type.
    pub(crate) fn make<'s, F, E>(&self, scope: &Scope<'s>, name: &str, _function: F) -> Option<Local<'s>>
    where
        F: for<'a> Fn(&mut Call<'a>) -> Result<Local<'a>, E> + Copy + 'static,
        E: IntoException,
    {
        const { assert!(size_of::<F>() == 0, "a native function must not capture anything") };
        let string = JsString::new(name);
        let name = name_inside(&string, name.len())?;
        // SAFETY: VM and global object are live and locked (the scope proves it); the name lives during the call; 0 is "public" and "no intrinsic".
        let function = unsafe {
            (self.create)(
                scope.vm().group.cast(),
                scope.vm().ctx,
                0,
                name,
                host_trampoline::<F, E>,
                0,
                0,
                self.not_a_constructor,
                std::ptr::null(),
            )
        };
        Some(Local::from_raw(function))
    }
}

/// The engine's own string inside a C API string: its second word. `None` if what is there is no string of that length.
fn name_inside(string: &JsString, length: usize) -> Option<*const c_void> {
    let place = string.raw().cast::<*const u32>().wrapping_add(1);
    // SAFETY: a C API string is a counter and the engine's string, a pointer to a header of counter and length; null stands for an empty one.
    let known = unsafe {
        let header = place.read();
        !header.is_null() && header.is_aligned() && header.add(1).read() as usize == length
    };
    known.then_some(place.cast_const().cast())
}

unsafe extern "C" fn host_trampoline<F, E>(ctx: sys::JSContextRef, frame: *const u64) -> sys::JSValueRef
where
    F: for<'a> Fn(&mut Call<'a>) -> Result<Local<'a>, E> + Copy + 'static,
    E: IntoException,
{
    // SAFETY: `F` has no size and is Copy (asserted in `make`), so any well-aligned pointer reads one.
    let function: F = unsafe { std::ptr::NonNull::<F>::dangling().read() };
    let vm = VmInner::current();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: a live call frame of the layout above; its arguments lie one after the other and stay during the call.
        let (this, args) = unsafe {
            let count = frame.add(COUNT).cast::<u32>().read() as usize;
            let values = frame.add(ARGUMENTS).cast::<sys::JSValueRef>();
            (
                values.sub(1).read(),
                std::slice::from_raw_parts(values, count.saturating_sub(1)),
            )
        };
        let mut call = Call::new(Scope::new(vm, ctx), this, args);
        match function(&mut call) {
            Ok(value) => Ok(value.raw()),
            Err(error) => Err(error.into_exception(&mut call).raw()),
        }
    }));
    let result = outcome.unwrap_or_else(|payload| {
        vm.panic.set(Some(payload));
        Err(Scope::new(vm, ctx).error("a native function panicked").raw())
    });
    vm.renew_interruption();
    match (result, &vm.internals.host) {
        (Ok(value), _) if !value.is_null() => value,
        (Ok(thrown) | Err(thrown), Some(host)) => {
            // What an interrupted call of the C API gives is null, which must not reach JS.
            let thrown = if thrown.is_null() {
                Scope::new(vm, ctx).undefined().raw()
            } else {
                thrown
            };
            // SAFETY: the VM and its global object, the lock held; a function that throws gives the empty value.
            unsafe { (host.throw)(vm.group.cast(), ctx, thrown) };
            std::ptr::null()
        }
        (_, None) => unreachable!("made by `HostFunctions::make`"),
    }
}
