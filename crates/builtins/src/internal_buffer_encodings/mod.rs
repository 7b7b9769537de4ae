//! `internal/buffer_encodings`: the encodings of `buffer`: text to bytes and back.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html#buffers-and-character-encodings>

mod text;

use runtime::{Builtin, Call, CallExt, Characters, Local, Result, ScopeExt};

/// Its JS is `internal_buffer_encodings.js`.
///
/// `…Write(view, string, offset, length)` writes what fits and gives the number of bytes; `…Slice(view, start, end)` gives a string.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/buffer_encodings",
    source: include_str!("internal_buffer_encodings.js"),
    ops: |table| {
        table.add("utf8Write", utf8_write);
        table.add("utf16Write", |call| write(call, text::write_utf16));
        table.add("latin1Write", |call| write(call, text::write_latin1));
        table.add("hexWrite", |call| write(call, text::write_hex));
        table.add("base64Write", base64_write);
        table.add("utf8Slice", utf8_slice);
        table.add("utf16Slice", utf16_slice);
        table.add("latin1Slice", latin1_slice);
        table.add("asciiSlice", ascii_slice);
        table.add("hexSlice", hex_slice);
        table.add("base64Slice", base64_slice);
        table.add("utf8Length", utf8_length);
        table.add("isUtf8", crate::buffer::is_utf8);
        table.add("atob", atob);
        table.add("btoa", btoa);
    },
};

/// Whole characters only.
fn utf8_write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    write(call, |characters, into| {
        let encoded = text::to_utf8(characters);
        let count = text::whole_characters(&encoded, into.len());
        into[..count].copy_from_slice(&encoded[..count]);
        count
    })
}

fn base64_write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    write(call, |characters, into| {
        let decoded = text::decode_base64(characters);
        let count = decoded.len().min(into.len());
        into[..count].copy_from_slice(&decoded[..count]);
        count
    })
}

/// Gives `write` the string of argument 1 and the bytes of argument 0 that start at argument 2, as many as argument 3 says.
fn write<'s>(
    call: &mut Call<'s>,
    write: impl FnOnce(Characters<'_>, &mut [u8]) -> usize,
) -> Result<Local<'s>> {
    let (view, string) = (call.arg(0), call.arg(1));
    let (offset, length) = (call.arg_usize(2), call.arg_usize(3));
    let written = call.write_characters(string, view, |characters, bytes| {
        let start = offset.min(bytes.len());
        let end = start.saturating_add(length).min(bytes.len());
        write(characters, &mut bytes[start..end])
    })?;
    Ok(call.count(written.unwrap_or_default()))
}

/// The bytes of argument 0 from argument 1 to argument 2.
fn range<'a>(call: &'a Call<'_>) -> Result<&'a [u8]> {
    let (start, end) = (call.arg_usize(1), call.arg_usize(2));
    let view = call.arg_bytes(0)?;
    let end = end.min(view.len());
    Ok(&view[start.min(end)..end])
}

fn utf8_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = range(call)?;
    if bytes.is_ascii() {
        return Ok(call.latin1(bytes));
    }
    Ok(call.utf16(&text::utf8_to_units(bytes)))
}

fn utf16_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let units: Vec<u16> = range(call)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Ok(call.utf16(&units))
}

fn latin1_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(call.latin1(range(call)?))
}

/// As latin1 with the highest bit of each byte cleared.
fn ascii_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let cleared: Vec<u8> = range(call)?.iter().map(|byte| byte & 0x7f).collect();
    Ok(call.latin1(&cleared))
}

fn hex_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let digits = hex_simd::encode_to_string(range(call)?, hex_simd::AsciiCase::Lower);
    Ok(call.latin1(digits.as_bytes()))
}

/// `base64Slice(view, start, end, url)`: in the URL's alphabet without padding, or in the usual one.
fn base64_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let alphabet = if call.arg_bool(3) { base64_simd::URL_SAFE_NO_PAD } else { base64_simd::STANDARD };
    let digits = alphabet.encode_to_string(range(call)?);
    Ok(call.latin1(digits.as_bytes()))
}

fn utf8_length<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let string = call.arg(0);
    let length = call.with_characters(string, text::utf8_length)?;
    Ok(call.count(length))
}

/// `atob(text)`: what it says by the forgiving rules of <https://infra.spec.whatwg.org/#forgiving-base64-decode>, undefined if it is malformed.
fn atob<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let string = call.arg(0);
    let decoded = call.with_characters(string, |characters| match characters {
        Characters::Narrow(bytes) => base64_simd::forgiving_decode_to_vec(bytes).ok(),
        Characters::Wide(units) => base64_simd::forgiving_decode_to_vec(&text::narrowed(units)?).ok(),
    })?;
    Ok(decoded.map_or_else(|| call.undefined(), |bytes| call.latin1(&bytes)))
}

/// `btoa(text)`: undefined if a character is no byte.
fn btoa<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let string = call.arg(0);
    let encoded = call.with_characters(string, |characters| match characters {
        Characters::Narrow(bytes) => Some(base64_simd::STANDARD.encode_to_string(bytes)),
        Characters::Wide(units) => Some(base64_simd::STANDARD.encode_to_string(text::narrowed(units)?)),
    })?;
    Ok(encoded.map_or_else(|| call.undefined(), |digits| call.latin1(digits.as_bytes())))
}
