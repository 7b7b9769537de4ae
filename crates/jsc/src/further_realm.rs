//! Further global objects in a VM's heap: realms, whose code shares values with the others but has its own globals (`node:vm`).
//!
//! A realm's globals may be the properties of an object of another realm: the engine then asks this file first for whatever is looked up on the global
//! object by a name.

use std::ffi::c_void;
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicPtr, Ordering};

use jsc_sys as sys;

use crate::exception::Exception;
use crate::internals::symbol;
use crate::scope::Scope;
use crate::string::JsString;
use crate::value::Local;
use crate::vm::VmInner;

/// Under this name a global object keeps the object that its globals are of. No program sees it.
const STOOD_FOR: &str = "the object whose properties are globals";

type SetPrototype =
    unsafe extern "C" fn(object: *const c_void, vm: *const c_void, prototype: sys::JSValueRef);

impl<'s> Scope<'s> {
    /// Makes a realm: its global object, and what `furnish` makes in it. What functions made there do through their calls is done in that realm. It lives
    /// as long as anything of it can be reached. One that is `to_stand_for` an object is a realm like any other until [`Scope::stand_for`].
    pub fn new_realm<T>(
        &mut self,
        to_stand_for: bool,
        furnish: impl FnOnce(&Scope<'s>) -> T,
    ) -> (Local<'s>, T) {
        let class = if to_stand_for { class() } else { null_mut() };
        // SAFETY: the group is the VM's, which is locked and lives longer. The context is let go of as soon as its global object and a function of it
        // are values on the stack, which keep it alive as they do any object.
        unsafe {
            let ctx = sys::JSGlobalContextCreateInGroup(self.vm().group, class);
            self.report_rejections_of(ctx);
            let realm = Scope::new(self.vm_rc(), ctx);
            let made = (realm.global_object(), furnish(&realm));
            sys::JSGlobalContextRelease(ctx);
            made
        }
    }

    /// From now on the properties of `object` are the globals of the realm of `global`, and new globals become its properties.
    pub fn stand_for(&mut self, global: Local<'s>, object: Local<'s>) {
        let key = self.vm().name(STOOD_FOR);
        // SAFETY: a live global object and a live object of the VM, which is locked.
        unsafe { sys::JSObjectSetPrivateProperty(self.ctx(), global.object(), key, object.raw()) };
    }

    /// Gives the global object of this scope's realm another prototype, which no code can do in this engine. Whether that is possible.
    pub fn set_global_prototype(&mut self, prototype: Local<'s>) -> bool {
        let mangled = c"_ZN3JSC8JSObject18setPrototypeDirectERNS_2VMENS_7JSValueE";
        let Ok(address) = symbol(mangled, "JSC::JSObject::setPrototypeDirect") else {
            return false;
        };
        // SAFETY: the signature of the function that the mangled name spells, `this` first and the VM by reference. A context is the engine's global
        // object, a context group its VM, which is locked; values have the engine's own encoding.
        unsafe {
            std::mem::transmute::<*mut c_void, SetPrototype>(address)(
                self.ctx().cast(),
                self.vm().group.cast(),
                prototype.raw(),
            );
        }
        true
    }

    /// Evaluates a script in this scope's realm; its first line has the number `line`.
    pub fn eval_at(&mut self, source: &str, url: &str, line: i32) -> Result<Local<'s>, Exception> {
        // A null `this` means the global object.
        self.eval_on(null_mut(), &JsString::new(source), url, line)
    }

    /// Parses a script whose first line has the number `line`, and runs nothing.
    pub fn check_syntax_at(&mut self, source: &str, url: &str, line: i32) -> Result<(), Exception> {
        let (source, url) = (JsString::new(source), JsString::new(url));
        let mut exception = null();
        // SAFETY: live strings.
        unsafe { sys::JSCheckScriptSyntax(self.ctx(), source.raw(), url.raw(), line, &mut exception) };
        self.check(exception)
    }
}

/// The class of global objects that stand for others, made once per process: classes belong to no VM.
fn class() -> *mut c_void {
    static CLASS: AtomicPtr<c_void> = AtomicPtr::new(null_mut());
    let made = CLASS.load(Ordering::Acquire);
    if !made.is_null() {
        return made;
    }
    let mut other_callbacks = [null(); 9];
    other_callbacks[0] = has as *const c_void;
    other_callbacks[1] = get as *const c_void;
    other_callbacks[2] = set as *const c_void;
    other_callbacks[3] = delete as *const c_void;
    other_callbacks[4] = names as *const c_void;
    let definition = sys::JSClassDefinition {
        version: 0,
        attributes: 0,
        class_name: c"Object".as_ptr(),
        parent_class: null_mut(),
        static_values: null(),
        static_functions: null(),
        initialize: null(),
        finalize: None,
        other_callbacks,
    };
    // SAFETY: a complete definition of version 0, its callbacks of the types it wants, in its order; the engine copies it.
    let fresh = unsafe { sys::JSClassCreate(&definition) };
    match CLASS.compare_exchange(null_mut(), fresh, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => fresh,
        // Another OS thread was faster; the spare class, a hundred bytes, stays.
        Err(earlier) => earlier,
    }
}

/// The object that a global object stands for; null until it does.
unsafe fn stood_for(ctx: sys::JSContextRef, global: sys::JSObjectRef) -> sys::JSObjectRef {
    let key = VmInner::current().name(STOOD_FOR);
    // SAFETY: the engine's own context and object.
    unsafe { sys::JSObjectGetPrivateProperty(ctx, global, key).cast_mut() }
}

unsafe extern "C" fn has(ctx: sys::JSContextRef, global: sys::JSObjectRef, name: sys::JSStringRef) -> bool {
    // SAFETY: values the engine passes, alive during the call.
    unsafe {
        let object = stood_for(ctx, global);
        !object.is_null() && sys::JSObjectHasProperty(ctx, object, name)
    }
}

/// Null says that the global object is to look for itself.
unsafe extern "C" fn get(
    ctx: sys::JSContextRef,
    global: sys::JSObjectRef,
    name: sys::JSStringRef,
    exception: *mut sys::JSValueRef,
) -> sys::JSValueRef {
    // SAFETY: values the engine passes, alive during the call.
    unsafe {
        let object = stood_for(ctx, global);
        if object.is_null() || !sys::JSObjectHasProperty(ctx, object, name) {
            return null();
        }
        sys::JSObjectGetProperty(ctx, object, name, exception)
    }
}

/// What the global object itself has, and the object has not, stays there: the language's own, and what a script has just declared.
unsafe extern "C" fn set(
    ctx: sys::JSContextRef,
    global: sys::JSObjectRef,
    name: sys::JSStringRef,
    value: sys::JSValueRef,
    exception: *mut sys::JSValueRef,
) -> bool {
    // SAFETY: values the engine passes, alive during the call.
    unsafe {
        let object = stood_for(ctx, global);
        let is_known = !object.is_null() && sys::JSObjectHasProperty(ctx, object, name);
        if object.is_null() || (!is_known && sys::JSObjectHasProperty(ctx, global, name)) {
            return false;
        }
        sys::JSObjectSetProperty(ctx, object, name, value, 0, exception);
    }
    true
}

unsafe extern "C" fn delete(
    ctx: sys::JSContextRef,
    global: sys::JSObjectRef,
    name: sys::JSStringRef,
    exception: *mut sys::JSValueRef,
) -> bool {
    // SAFETY: values the engine passes, alive during the call.
    unsafe {
        let object = stood_for(ctx, global);
        !object.is_null()
            && sys::JSObjectHasProperty(ctx, object, name)
            && sys::JSObjectDeleteProperty(ctx, object, name, exception)
    }
}

unsafe extern "C" fn names(
    ctx: sys::JSContextRef,
    global: sys::JSObjectRef,
    found: sys::JSPropertyNameAccumulatorRef,
) {
    // SAFETY: values the engine passes, alive during the call; the list of names is released once.
    unsafe {
        let object = stood_for(ctx, global);
        if object.is_null() {
            return;
        }
        let list = sys::JSObjectCopyPropertyNames(ctx, object);
        for index in 0..sys::JSPropertyNameArrayGetCount(list) {
            sys::JSPropertyNameAccumulatorAddName(found, sys::JSPropertyNameArrayGetNameAtIndex(list, index));
        }
        sys::JSPropertyNameArrayRelease(list);
    }
}
