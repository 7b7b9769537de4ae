//! `internal/wire_encode`: JS values to bytes. See `internal/wire`.
use encoding_rs::mem;
use runtime::{Builtin, Call, CallExt, Characters, Local, Result};

/// The module. JavaScript writes all but long strings.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_encode",
    source: include_str!("internal_wire_encode.js"),
    ops: |table| {
        table.add("typeTag", runtime::inspection::type_tag);
        table.add("writeUtf8", write_utf8);
    },
};

/// `ops.writeUtf8(bytes, offset, string)`: how many bytes were written; -1 if the string has lone surrogates; `-1 - size` if it takes `size` bytes, which do
/// not fit.
fn write_utf8<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // The JS side gives an offset inside the array.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let offset = call.arg_f64(1) as usize;
    let text = call.arg(2);
    let Some(text) = call.with_characters(text, utf8_of)? else {
        return Ok(call.number(-1.0));
    };
    // Strings are far shorter than 2^53.
    #[allow(clippy::cast_precision_loss)]
    let size = text.len() as f64;
    let room = call.arg_bytes_mut(0)?.get_mut(offset..);
    let Some(room) = room.and_then(|room| room.get_mut(..text.len())) else {
        return Ok(call.number(-1.0 - size));
    };
    room.copy_from_slice(&text);
    Ok(call.number(size))
}

/// `None` for text with lone surrogates.
fn utf8_of(characters: Characters<'_>) -> Option<Vec<u8>> {
    match characters {
        Characters::Narrow(bytes) if bytes.is_ascii() => Some(bytes.to_vec()),
        Characters::Narrow(bytes) => Some(mem::decode_latin1(bytes).into_owned().into_bytes()),
        Characters::Wide(units) if mem::utf16_valid_up_to(units) < units.len() => None,
        Characters::Wide(units) => {
            let mut text = vec![0; units.len() * 3];
            let written = mem::convert_utf16_to_utf8(units, &mut text);
            text.truncate(written);
            Some(text)
        }
    }
}
