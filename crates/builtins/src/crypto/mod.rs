//! `node:crypto`. Its parts are the modules `internal/crypto_*`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

use runtime::{Builtin, Call, CallExt, Error, Local, Result};

/// Its JS is `crypto.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "crypto",
    source: include_str!("crypto.js"),
    ops: |_table| {},
};

/// Runs `work` on the pool if argument `callback` was given, else at once; its bytes become an ArrayBuffer, no bytes the error.
pub(crate) fn request<'s>(
    call: &mut Call<'s>,
    callback: usize,
    work: impl FnOnce() -> Option<Vec<u8>> + Send + 'static,
    failure: impl FnOnce() -> Error + 'static,
) -> Result<Local<'s>> {
    if call.is_undefined(call.arg(callback)) {
        let bytes = work().ok_or_else(failure)?;
        return Ok(call.array_buffer(bytes));
    }
    call.blocking(callback, work, |scope, bytes| {
        Ok(scope.array_buffer(bytes.ok_or_else(failure)?))
    })?;
    Ok(call.undefined())
}
