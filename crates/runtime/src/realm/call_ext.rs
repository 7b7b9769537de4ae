//! The arguments of native functions.

use jsc::{Call, Local, Scope};

use crate::error::{Error, Result};
use crate::requests;

/// A native function's arguments, converted. The JS side has checked them: a wrong kind is an error of Roata's own.
pub trait CallExt<'s> {
    /// Argument `index` as text, as `String(value)` gives it.
    fn arg_string(&mut self, index: usize) -> Result<String>;
    /// Argument `index` as a number; NaN if it is none.
    fn arg_f64(&self, index: usize) -> f64;
    /// Argument `index` as an integer, saturating; 0 if it is no number.
    fn arg_i32(&self, index: usize) -> i32;
    /// Argument `index` as a size or a place, saturating; 0 if it is no number.
    fn arg_usize(&self, index: usize) -> usize;
    /// Whether argument `index` is truthy.
    fn arg_bool(&self, index: usize) -> bool;
    /// The bytes of argument `index`, an `ArrayBuffer` or typed array.
    fn arg_bytes(&self, index: usize) -> Result<&[u8]>;
    /// The same, to write.
    fn arg_bytes_mut(&mut self, index: usize) -> Result<&mut [u8]>;
    /// Runs `work` on the thread pool, then calls argument `callback` with `(error)` or `(null, value)`, the value made by `reply`.
    /// The loop stays alive meanwhile. Quickest where the callback is a number from `register` of `internal/requests`.
    fn blocking<T: Send + 'static>(
        &mut self,
        callback: usize,
        work: impl FnOnce() -> T + Send + 'static,
        reply: impl for<'a> FnOnce(&mut Scope<'a>, T) -> Result<Local<'a>> + 'static,
    ) -> Result<()>;
}

impl<'s> CallExt<'s> for Call<'s> {
    fn arg_string(&mut self, index: usize) -> Result<String> {
        let value = self.arg(index);
        Ok(self.to_text(value)?)
    }

    fn arg_f64(&self, index: usize) -> f64 {
        self.to_number(self.arg(index))
    }

    fn arg_i32(&self, index: usize) -> i32 {
        // A saturating conversion is what is promised.
        #[allow(clippy::cast_possible_truncation)]
        let integer = self.arg_f64(index) as i32;
        integer
    }

    fn arg_usize(&self, index: usize) -> usize {
        // A saturating conversion is what is promised.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = self.arg_f64(index) as usize;
        size
    }

    fn arg_bool(&self, index: usize) -> bool {
        self.truthy(self.arg(index))
    }

    fn arg_bytes(&self, index: usize) -> Result<&[u8]> {
        self.bytes(self.arg(index)).ok_or_else(|| not_bytes(index))
    }

    fn arg_bytes_mut(&mut self, index: usize) -> Result<&mut [u8]> {
        let value = self.arg(index);
        self.bytes_mut(value).ok_or_else(|| not_bytes(index))
    }

    fn blocking<T: Send + 'static>(
        &mut self,
        callback: usize,
        work: impl FnOnce() -> T + Send + 'static,
        reply: impl for<'a> FnOnce(&mut Scope<'a>, T) -> Result<Local<'a>> + 'static,
    ) -> Result<()> {
        requests::begin(self, callback, work, reply)
    }
}

fn not_bytes(index: usize) -> Error {
    Error::type_error(
        "ERR_INVALID_ARG_TYPE",
        format!("argument {index} of a native function is not a buffer"),
    )
}
