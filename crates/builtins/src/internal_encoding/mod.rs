//! `internal/encoding`: the native half of TextEncoder and TextDecoder. Follows <https://encoding.spec.whatwg.org/>

mod text;

use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module `internal/encoding`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/encoding",
    source: include_str!("internal_encoding.js"),
    ops: |table| {
        table.add("encodingOf", encoding_of);
        table.add("encodeUtf8", encode_utf8);
        table.add("encodeInto", encode_into);
        table.add("decode", decode);
    },
};

/// `ops.encodingOf(label)`: the encoding's name in small letters, or undefined.
fn encoding_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    match text::encoding_of(&call.arg_string(0)?) {
        Some(name) => Ok(call.string(&name)),
        None => Ok(call.undefined()),
    }
}

/// `ops.encodeUtf8(text)`: an ArrayBuffer.
fn encode_utf8<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(0)?;
    Ok(call.array_buffer(text.into_bytes()))
}

/// `ops.encodeInto(text, bytes, result)`: puts as many whole characters as fit into `bytes`; writes the UTF-16
/// units read and the bytes written into `result`, a `Uint32Array(2)`.
fn encode_into<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(0)?;
    let (read, written) = text::encode_into(&text, call.arg_bytes_mut(1)?);
    write_numbers(call.arg_bytes_mut(2)?, &[read, written]);
    Ok(call.undefined())
}

/// `ops.decode(encoding, bytes, flags, result)`: the text, or undefined for bytes that are none while flag 1 (fatal)
/// is set. With flag 2 (stream), `result[0]` tells how many bytes at the end wait for the rest of their character.
fn decode<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let encoding = call.arg_string(0)?;
    let flags = call.arg_i32(2);
    let decoded = text::decode(&encoding, call.arg_bytes(1)?, flags & 1 != 0, flags & 2 != 0);
    let Some(decoded) = decoded else {
        return Ok(call.undefined());
    };
    let (text, pending) = (call.string(&decoded.text), decoded.pending);
    write_numbers(call.arg_bytes_mut(3)?, &[pending]);
    Ok(text)
}

fn write_numbers(out: &mut [u8], numbers: &[usize]) {
    for (place, number) in out.chunks_exact_mut(4).zip(numbers) {
        place.copy_from_slice(&u32::try_from(*number).unwrap_or(u32::MAX).to_ne_bytes());
    }
}
