//! `internal/crypto_hash`: hashes and HMAC.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>
//!
//! Those that are fed in pieces are kept here under a number, per realm; JS frees those that it drops (FinalizationRegistry).

mod hashing;

use runtime::{Builtin, Call, CallExt, Error, Local, Result, ScopeExt, SharedBytes};

use crate::numbered::{Numbered, number_of};
pub(crate) use hashing::{Algorithm, Running};

/// Its JS is `internal_crypto_hash.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_hash",
    source: include_str!("internal_crypto_hash.js"),
    ops: |table| {
        table.add("algorithm", algorithm);
        table.add("oneShot", one_shot);
        table.add("shortLane", short_lane);
        table.add("shortHash", short_hash);
        table.add("start", start);
        table.add("update", update);
        table.add("copy", copy);
        table.add("finish", finish);
        table.add("free", free);
    },
};

/// Memory for short texts and their digests: JS writes the text, calls, and reads the digest behind it.
struct ShortLane(SharedBytes);

/// A short text has at most so many bytes; the digest stands behind them.
const SHORT: usize = 256;

/// `algorithm(name)`: its number times 256, plus its size, plus 65536 if the size is free; -1 if there is none.
fn algorithm<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(found) = Algorithm::named(&call.arg_string(0)?) else {
        return Ok(call.number(-1.0));
    };
    let code = found.number() * 256 + found.size() + if found.is_extendable() { 65536 } else { 0 };
    Ok(call.count(code))
}

/// `oneShot(number, string | bytes, hex, length)`: the digest as hex or as an ArrayBuffer.
fn one_shot<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (algorithm, length) = (algorithm_at(call, 0)?, call.arg_usize(3));
    let digest = with_data(call, 1, |bytes| algorithm.hash(bytes, length))?;
    output(call, digest, 2)
}

/// `shortLane()`: 256 bytes for a text, then 64 for its digest.
fn short_lane<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let lane = call.extension(|| ShortLane(SharedBytes::new(SHORT + 64)));
    Ok(call.shared_bytes(&lane.0)?)
}

/// `shortHash(number, textLength, digestLength)`: the digest of the text in the lane, put behind it.
fn short_hash<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let lane = call.extension(|| ShortLane(SharedBytes::new(SHORT + 64)));
    let (algorithm, text, length) = (algorithm_at(call, 0)?, call.arg_usize(1), call.arg_usize(2));
    let mut bytes = [0; SHORT];
    let bytes = &mut bytes[..text.min(SHORT)];
    lane.0.read(0, bytes);
    lane.0.write(SHORT, &algorithm.hash(bytes, length));
    Ok(call.undefined())
}

/// `start(number, key)`: the number of a hash, or of an HMAC if there is a key.
fn start<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let algorithm = algorithm_at(call, 0)?;
    let running = if call.is_undefined(call.arg(1)) {
        Running::hash(algorithm)
    } else {
        Running::hmac(algorithm, call.arg_bytes(1)?)
            .ok_or_else(|| Error::plain("", "error:00000000:lib(0)::reason(0)"))?
    };
    let id = Numbered::<Running>::of(call).borrow_mut().keep(running);
    Ok(call.number(f64::from(id)))
}

fn update<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let id = number_of(call);
    let table = Numbered::<Running>::of(call);
    with_data(call, 1, |bytes| {
        if let Some(running) = table.borrow_mut().get_mut(id) {
            running.update(bytes);
        }
    })?;
    Ok(call.undefined())
}

fn copy<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let id = number_of(call);
    let table = Numbered::<Running>::of(call);
    let running = table.borrow().get(id).cloned();
    let copied = running.map(|running| table.borrow_mut().keep(running));
    Ok(call.number(f64::from(copied.unwrap_or_default())))
}

/// `finish(id, hex, length)`: the digest; the number is free again.
fn finish<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (id, length) = (number_of(call), call.arg_usize(2));
    let running = Numbered::<Running>::of(call).borrow_mut().remove(id);
    let digest = running.map(|running| running.finish(length)).unwrap_or_default();
    output(call, digest, 1)
}

fn free<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let id = number_of(call);
    Numbered::<Running>::of(call).borrow_mut().remove(id);
    Ok(call.undefined())
}

// ---- arguments and results

/// The algorithm whose number is an argument.
pub(crate) fn algorithm_at(call: &Call<'_>, index: usize) -> Result<Algorithm> {
    Algorithm::of(call.arg_usize(index)).ok_or_else(|| Error::plain("", "Digest method not supported"))
}

/// Calls `read` with the bytes of an argument: those of a view, or a string's in UTF-8. A short ASCII string needs no memory.
fn with_data<R>(call: &mut Call<'_>, index: usize, read: impl FnOnce(&[u8]) -> R) -> Result<R> {
    let value = call.arg(index);
    if !call.is_string(value) {
        return Ok(read(call.arg_bytes(index)?));
    }
    Ok(call.with_utf16(value, |units| {
        let mut short = [0u8; 128];
        if units.len() <= short.len() && units.iter().all(|unit| *unit < 128) {
            for (to, unit) in short.iter_mut().zip(units) {
                *to = unit.to_le_bytes()[0];
            }
            return read(&short[..units.len()]);
        }
        read(String::from_utf16_lossy(units).as_bytes())
    })?)
}

/// The digest as hex if argument `hex` says so, else as an ArrayBuffer.
fn output<'s>(call: &mut Call<'s>, digest: Vec<u8>, hex: usize) -> Result<Local<'s>> {
    if !call.arg_bool(hex) {
        return Ok(call.array_buffer(digest));
    }
    let digits = hex_simd::encode_to_string(&digest, hex_simd::AsciiCase::Lower);
    Ok(call.latin1(digits.as_bytes()))
}
