//! `internal/wire_encode`: JS values to bytes. See `internal/wire`.
use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module. JavaScript writes all but long strings.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_encode",
    source: include_str!("internal_wire_encode.js"),
    ops: |table| {
        table.add("typeTag", runtime::inspection::type_tag);
        table.add("writeUtf8", write_utf8);
    },
};

/// `ops.writeUtf8(bytes, offset, string)`: how many bytes were written, -1 if they do not fit or the string has lone surrogates.
fn write_utf8<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // The JS side gives an offset inside the array.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let offset = call.arg_f64(1) as usize;
    let text = call.arg(2);
    let text = call.with_utf16(text, |units| String::from_utf16(units).ok())?;
    let bytes = call.arg_bytes_mut(0)?;
    let room = bytes.get_mut(offset..);
    let (Some(text), Some(room)) = (text, room) else {
        return Ok(call.number(-1.0));
    };
    let Some(room) = room.get_mut(..text.len()) else {
        return Ok(call.number(-1.0));
    };
    room.copy_from_slice(text.as_bytes());
    // Strings are far shorter than 2^53.
    #[allow(clippy::cast_precision_loss)]
    let written = text.len() as f64;
    Ok(call.number(written))
}
