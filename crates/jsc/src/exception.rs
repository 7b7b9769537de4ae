//! What a failed call into JS gives, and how native functions throw.

use crate::scope::Scope;
use crate::value::{Global, Local};

/// A value that JS threw.
#[derive(Debug, Clone)]
pub struct Exception(Global);

impl Exception {
    /// Wraps a value to be thrown.
    pub fn new<'s>(scope: &Scope<'s>, value: Local<'s>) -> Self {
        Exception(scope.global_of(value))
    }

    /// The thrown value.
    pub fn value<'s>(&self, scope: &Scope<'s>) -> Local<'s> {
        self.0.get(scope)
    }
}

/// An error of a native function that can become the JS value it throws.
pub trait IntoException {
    /// The value to throw. Must not fail; may run no user code.
    fn into_exception<'s>(self, scope: &mut Scope<'s>) -> Local<'s>;
}

impl IntoException for Exception {
    fn into_exception<'s>(self, scope: &mut Scope<'s>) -> Local<'s> {
        self.value(scope)
    }
}

impl IntoException for std::convert::Infallible {
    fn into_exception<'s>(self, _: &mut Scope<'s>) -> Local<'s> {
        match self {}
    }
}
