//! Handles to JS values: [`Local`] within a scope, [`Global`] beyond it.

use std::marker::PhantomData;
use std::rc::{Rc, Weak};

use jsc_sys as sys;

use crate::scope::Scope;
use crate::vm::VmInner;

/// A JS value, valid within the scope `'s` it was made in. One word, copied freely.
///
/// Keep it on the stack: the garbage collector does not see a `Local` inside a `Vec` or a `Box`.
#[derive(Clone, Copy)]
pub struct Local<'s> {
    raw: sys::JSValueRef,
    _scope: PhantomData<fn(&'s ()) -> &'s ()>,
}

impl Local<'_> {
    pub(crate) fn from_raw(raw: sys::JSValueRef) -> Self {
        Local {
            raw,
            _scope: PhantomData,
        }
    }

    pub(crate) fn raw(self) -> sys::JSValueRef {
        self.raw
    }

    pub(crate) fn object(self) -> sys::JSObjectRef {
        self.raw.cast_mut()
    }
}

/// What `typeof` tells, with `null` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// a number
    Number,
    /// a string
    String,
    /// a symbol
    Symbol,
    /// a bigint
    BigInt,
    /// any object, functions included
    Object,
}

/// A JS value kept alive until it is dropped. It belongs to its VM's OS thread, and goes with the VM: it does not keep that alive, because what a VM holds
/// (its owner's data) holds values.
pub struct Global {
    raw: sys::JSValueRef,
    vm: Weak<VmInner>,
}

impl Global {
    pub(crate) fn new(vm: &Rc<VmInner>, raw: sys::JSValueRef) -> Self {
        // SAFETY: `raw` is a live value of this VM's context (it comes from a Local), and we are on the VM's thread (Rc is not Send).
        unsafe { sys::JSValueProtect(vm.ctx, raw) };
        Global {
            raw,
            vm: Rc::downgrade(vm),
        }
    }

    /// The value, for use within `scope`.
    pub fn get<'s>(&self, scope: &Scope<'s>) -> Local<'s> {
        debug_assert!(
            std::ptr::eq(self.vm.as_ptr(), scope.vm()),
            "a Global used in another VM"
        );
        Local::from_raw(self.raw)
    }

    /// The same, for those who know that the VM is alive.
    pub(crate) fn local<'s>(&self) -> Local<'s> {
        Local::from_raw(self.raw)
    }
}

impl Clone for Global {
    fn clone(&self) -> Self {
        match self.vm.upgrade() {
            Some(vm) => Global::new(&vm, self.raw),
            None => Global {
                raw: self.raw,
                vm: Weak::new(),
            },
        }
    }
}

impl Drop for Global {
    fn drop(&mut self) {
        if let Some(vm) = self.vm.upgrade() {
            // SAFETY: protected in `new`, on the same thread, and the VM is alive.
            unsafe { sys::JSValueUnprotect(vm.ctx, self.raw) };
        }
    }
}

impl std::fmt::Debug for Global {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Global")
    }
}
