//! `node:buffer`: checks of whole texts. The rest is `buffer.js` and the modules `internal/buffer_*`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html>

use runtime::{Builtin, Call, CallExt, Local, Result, ScopeExt};

/// Its JS is `buffer.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "buffer",
    source: include_str!("buffer.js"),
    ops: |table| {
        table.add("isUtf8", is_utf8);
        table.add("isAscii", is_ascii);
        table.add("excess", excess);
    },
};

/// Also for `internal/buffer_encodings`.
pub(crate) fn is_utf8<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let valid = std::str::from_utf8(call.arg_bytes(0)?).is_ok();
    Ok(call.boolean(valid))
}

fn is_ascii<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let ascii = call.arg_bytes(0)?.is_ascii();
    Ok(call.boolean(ascii))
}

/// `excess(bytes, alignment)`: how far behind an address that `alignment` (a power of two) divides the bytes begin.
fn excess<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let alignment = call.arg_usize(1);
    let address = call.arg_bytes(0)?.as_ptr().addr();
    Ok(call.count(address & (alignment - 1)))
}
