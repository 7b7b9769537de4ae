//! `node:buffer`: the conversions between bytes and text that are worth a native call. The rest is `buffer.js`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html>

mod bytes;

use std::cmp::Ordering;

use runtime::{Builtin, Call, CallExt, Local, Result};

/// Its JS is `buffer.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "buffer",
    source: include_str!("buffer.js"),
    ops: |table| {
        table.add("utf8Write", utf8_write);
        table.add("utf16Write", utf16_write);
        table.add("latin1Write", latin1_write);
        table.add("utf8Slice", utf8_slice);
        table.add("utf16Slice", utf16_slice);
        table.add("latin1Slice", latin1_slice);
        table.add("asciiSlice", ascii_slice);
        table.add("utf8Length", utf8_length);
        table.add("compare", compare);
        table.add("indexOf", index_of);
        table.add("isUtf8", is_utf8);
        table.add("isAscii", is_ascii);
    },
};

/// `utf8Write(view, string, offset, length)`: whole characters only; how many bytes.
fn utf8_write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg(1);
    let encoded = match call.ascii(text) {
        Some(ascii) => ascii.to_vec(),
        None => call.with_utf16(text, bytes::to_utf8)?,
    };
    let into = room(call)?;
    let count = bytes::whole_characters(&encoded, into.len());
    into[..count].copy_from_slice(&encoded[..count]);
    Ok(number(call, count))
}

/// `utf16Write(view, string, offset, length)`: whole units only; how many bytes.
fn utf16_write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg(1);
    let units = call.to_utf16(text)?;
    let into = room(call)?;
    let count = units.len().min(into.len() / 2);
    for (to, unit) in into.chunks_exact_mut(2).zip(&units) {
        to.copy_from_slice(&unit.to_le_bytes());
    }
    Ok(number(call, count * 2))
}

/// `latin1Write(view, string, offset, length)`: the low byte of each unit; how many bytes.
fn latin1_write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg(1);
    if let Some(ascii) = call.ascii(text).map(<[u8]>::to_vec) {
        let into = room(call)?;
        let count = ascii.len().min(into.len());
        into[..count].copy_from_slice(&ascii[..count]);
        return Ok(number(call, count));
    }
    let units = call.to_utf16(text)?;
    let into = room(call)?;
    let count = units.len().min(into.len());
    for (to, unit) in into.iter_mut().zip(&units) {
        *to = unit.to_le_bytes()[0];
    }
    Ok(number(call, count))
}

/// The bytes of argument 0 that start at argument 2, as many as argument 3 says.
fn room<'a>(call: &'a mut Call<'_>) -> Result<&'a mut [u8]> {
    let (offset, length) = (size(call.arg_f64(2)), size(call.arg_f64(3)));
    let view = call.arg_bytes_mut(0)?;
    let start = offset.min(view.len());
    let end = start.saturating_add(length).min(view.len());
    Ok(&mut view[start..end])
}

/// The bytes of argument 0 from argument 1 to argument 2.
fn range<'a>(call: &'a Call<'_>) -> Result<&'a [u8]> {
    let (start, end) = (size(call.arg_f64(1)), size(call.arg_f64(2)));
    let view = call.arg_bytes(0)?;
    let end = end.min(view.len());
    Ok(&view[start.min(end)..end])
}

fn utf8_slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = range(call)?;
    if bytes.is_ascii() {
        return Ok(call.latin1(bytes));
    }
    Ok(call.string(&String::from_utf8_lossy(bytes)))
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

fn utf8_length<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg(0);
    let length = match call.ascii(text) {
        Some(ascii) => ascii.len(),
        None => call.with_utf16(text, bytes::utf8_length)?,
    };
    Ok(number(call, length))
}

/// `compare(a, b)`: -1, 0 or 1.
fn compare<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let order = call.arg_bytes(0)?.cmp(call.arg_bytes(1)?);
    Ok(call.number(match order {
        Ordering::Less => -1.0,
        Ordering::Equal => 0.0,
        Ordering::Greater => 1.0,
    }))
}

/// `indexOf(view, needle, from, forward, step)`: where it is, or -1. `step` is 2 for UTF-16: only even distances from the start count.
fn index_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (from, forward, step) = (
        size(call.arg_f64(2)),
        call.arg_bool(3),
        size(call.arg_f64(4)).max(1),
    );
    let (hay, needle) = (call.arg_bytes(0)?, call.arg_bytes(1)?);
    let found = if forward {
        bytes::find(hay, needle, from, step)
    } else {
        bytes::find_last(hay, needle, from, step)
    };
    Ok(match found {
        Some(at) => number(call, at),
        None => call.number(-1.0),
    })
}

fn is_utf8<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let valid = std::str::from_utf8(call.arg_bytes(0)?).is_ok();
    Ok(call.boolean(valid))
}

fn is_ascii<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let ascii = call.arg_bytes(0)?.is_ascii();
    Ok(call.boolean(ascii))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn size(number: f64) -> usize {
    number as usize
}

#[allow(clippy::cast_precision_loss)]
fn number<'s>(call: &Call<'s>, count: usize) -> Local<'s> {
    call.number(count as f64)
}
