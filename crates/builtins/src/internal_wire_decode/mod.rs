//! `internal/wire_decode`: bytes to JS values. See `internal/wire`.
use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module. JavaScript reads all but long strings.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_decode",
    source: include_str!("internal_wire_decode.js"),
    ops: |table| {
        table.add("readUtf8", read_utf8);
    },
};

/// `ops.readUtf8(bytes, offset, length)`: the string, undefined if that is no UTF-8 or no part of the array.
pub(crate) fn read_utf8<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // The JS side gives whole numbers inside the array.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (offset, length) = (call.arg_f64(1) as usize, call.arg_f64(2) as usize);
    let text = offset
        .checked_add(length)
        .and_then(|end| call.arg_bytes(0).ok()?.get(offset..end))
        .and_then(|bytes| match bytes {
            bytes if bytes.is_ascii() => Some(call.latin1(bytes)),
            bytes => Some(call.string(std::str::from_utf8(bytes).ok()?)),
        });
    Ok(text.unwrap_or_else(|| call.undefined()))
}
