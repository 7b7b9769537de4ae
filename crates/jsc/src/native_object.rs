//! Objects that hold on to something native for as long as JS can reach them.

use std::any::Any;
use std::ffi::c_void;
use std::ptr::{null, null_mut};
use std::sync::Arc;
use std::sync::atomic::{AtomicPtr, Ordering};

use jsc_sys as sys;

use crate::scope::Scope;
use crate::value::Local;

/// What such an object holds. The collector lets go of it on whichever OS thread it runs, possibly in the middle of a call into the engine: so dropping
/// one must not enter a VM, nor take a lock that anybody holds while calling the engine.
pub type Native = Arc<dyn Any + Send + Sync>;

impl<'s> Scope<'s> {
    /// An object without properties that holds `native`.
    pub fn native_object(&self, native: Native) -> Local<'s> {
        let data = Box::into_raw(Box::new(native)).cast::<c_void>();
        // SAFETY: the class is made for objects whose private data is a boxed `Native`; its finalizer takes the box back, once.
        Local::from_raw(unsafe { sys::JSObjectMake(self.ctx(), class(), data) }.cast_const())
    }

    /// What `object` holds; `None` if it was not made by [`Scope::native_object`], or holds something else.
    pub fn native_of<T: Send + Sync + 'static>(&self, object: Local<'s>) -> Option<Arc<T>> {
        Arc::clone(self.native(object)?).downcast().ok()
    }

    /// The same, of any type.
    pub fn native(&self, object: Local<'s>) -> Option<&Native> {
        // SAFETY: a live value; whatever it is, the question is answered without running JS.
        let known = unsafe { sys::JSValueIsObjectOfClass(self.ctx(), object.raw(), class()) };
        // SAFETY: an object of this class has a boxed `Native` until it is finalized, which it is not: it is alive in this scope.
        known.then(|| unsafe { &*sys::JSObjectGetPrivate(object.object()).cast::<Native>() })
    }
}

/// The class, made once per process: classes belong to no VM.
fn class() -> *mut c_void {
    static CLASS: AtomicPtr<c_void> = AtomicPtr::new(null_mut());
    let made = CLASS.load(Ordering::Acquire);
    if !made.is_null() {
        return made;
    }
    let definition = sys::JSClassDefinition {
        version: 0,
        attributes: sys::CLASS_NO_AUTOMATIC_PROTOTYPE,
        class_name: c"Native".as_ptr(),
        parent_class: null_mut(),
        static_values: null(),
        static_functions: null(),
        initialize: null(),
        finalize: Some(finalize),
        other_callbacks: [null(); 9],
    };
    // SAFETY: a complete definition of version 0; the engine copies it.
    let fresh = unsafe { sys::JSClassCreate(&definition) };
    match CLASS.compare_exchange(null_mut(), fresh, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => fresh,
        // Another OS thread was faster; the spare class, a hundred bytes, stays.
        Err(earlier) => earlier,
    }
}

unsafe extern "C" fn finalize(object: sys::JSObjectRef) {
    // SAFETY: the engine finalizes each object once, and its private data is the box it was made with.
    drop(unsafe { Box::from_raw(sys::JSObjectGetPrivate(object).cast::<Native>()) });
}
