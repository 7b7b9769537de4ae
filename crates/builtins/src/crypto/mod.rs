//! `node:crypto`: hashes, HMAC, randomness and the derivation of keys. What is missing says so in `crypto.js`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>
//!
//! Hashes that are fed in pieces are kept here under a number, per realm; JS frees those that it drops (FinalizationRegistry).

mod hashing;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope, ScopeExt, SharedBytes};

use hashing::{Algorithm, Running};

/// Its JS is `crypto.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "crypto",
    source: include_str!("crypto.js"),
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
        table.add("randomFill", random_fill);
        table.add("randomBytes", random_bytes);
        table.add("timingSafeEqual", timing_safe_equal);
        table.add("pbkdf2", pbkdf2);
        table.add("hkdf", hkdf);
        table.add("scrypt", scrypt);
    },
};

#[derive(Default)]
struct Table {
    running: HashMap<u32, Running>,
    last: u32,
}

/// Memory for short texts and their digests: JS writes the text, calls, and reads the digest behind it.
struct ShortLane(SharedBytes);

/// A short text has at most so many bytes; the digest stands behind them.
const SHORT: usize = 256;

impl Table {
    fn keep(&mut self, running: Running) -> u32 {
        loop {
            self.last = self.last.wrapping_add(1);
            if !self.running.contains_key(&self.last) {
                self.running.insert(self.last, running);
                return self.last;
            }
        }
    }
}

fn table_of(scope: &Scope<'_>) -> Rc<RefCell<Table>> {
    scope.extension(RefCell::default)
}

// ---- hashes

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
    let id = table_of(call).borrow_mut().keep(running);
    Ok(call.number(f64::from(id)))
}

fn update<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let id = id(call);
    let table = table_of(call);
    with_data(call, 1, |bytes| {
        if let Some(running) = table.borrow_mut().running.get_mut(&id) {
            running.update(bytes);
        }
    })?;
    Ok(call.undefined())
}

fn copy<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let id = id(call);
    let table = table_of(call);
    let running = table.borrow().running.get(&id).cloned();
    let copied = running.map(|running| table.borrow_mut().keep(running));
    Ok(call.number(f64::from(copied.unwrap_or_default())))
}

/// `finish(id, hex, length)`: the digest; the number is free again.
fn finish<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (id, length) = (id(call), call.arg_usize(2));
    let running = table_of(call).borrow_mut().running.remove(&id);
    let digest = running.map(|running| running.finish(length)).unwrap_or_default();
    output(call, digest, 1)
}

fn free<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let id = id(call);
    table_of(call).borrow_mut().running.remove(&id);
    Ok(call.undefined())
}

// ---- randomness

/// `randomFill(view, offset, length)`
fn random_fill<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (offset, length) = (call.arg_usize(1), call.arg_usize(2));
    if let Some(part) = call.arg_bytes_mut(0)?.get_mut(offset..offset + length) {
        fill(part)?;
    }
    Ok(call.undefined())
}

/// `randomBytes(length, callback)`: an ArrayBuffer.
fn random_bytes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let length = call.arg_usize(0);
    request(
        call,
        1,
        move || {
            let mut bytes = vec![0; length];
            getrandom::fill(&mut bytes).is_ok().then_some(bytes)
        },
        || no_randomness("randomBytes"),
    )
}

fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| no_randomness("randomFill"))
}

fn no_randomness(what: &str) -> Error {
    Error::plain(
        "ERR_OPERATION_FAILED",
        format!("Operation failed: the system gave {what} no random bytes"),
    )
}

/// Compares without stopping at the first difference.
fn timing_safe_equal<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (a, b) = (call.arg_bytes(0)?, call.arg_bytes(1)?);
    let difference = a
        .iter()
        .zip(b)
        .fold(0, |all, (x, y)| all | std::hint::black_box(x ^ y));
    Ok(call.boolean(a.len() == b.len() && difference == 0))
}

// ---- keys from passwords and secrets

/// `pbkdf2(number, password, salt, rounds, length, callback)`
fn pbkdf2<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let algorithm = algorithm_at(call, 0)?;
    let (password, salt) = (call.arg_bytes(1)?.to_vec(), call.arg_bytes(2)?.to_vec());
    let (rounds, length) = (call.arg_i32(3).unsigned_abs(), call.arg_usize(4));
    request(
        call,
        5,
        move || {
            let mut key = vec![0; length];
            (length > 0 && algorithm.pbkdf2(&password, &salt, rounds, &mut key)).then_some(key)
        },
        || Error::plain("", "PBKDF2 derivation failed"),
    )
}

/// `hkdf(number, secret, salt, info, length, callback)`
fn hkdf<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let algorithm = algorithm_at(call, 0)?;
    let parts = [
        call.arg_bytes(1)?.to_vec(),
        call.arg_bytes(2)?.to_vec(),
        call.arg_bytes(3)?.to_vec(),
    ];
    let length = call.arg_usize(4);
    request(
        call,
        5,
        move || {
            let mut key = vec![0; length];
            let [secret, salt, info] = &parts;
            (length > 0 && algorithm.hkdf(secret, salt, info, &mut key)).then_some(key)
        },
        || Error::plain("", "HKDF derivation failed"),
    )
}

/// `scrypt(password, salt, log2 of N, r, p, length, callback)`, the parameters checked by JS.
fn scrypt<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (password, salt) = (call.arg_bytes(0)?.to_vec(), call.arg_bytes(1)?.to_vec());
    let [log_n, r, p] = [2, 3, 4].map(|index| call.arg_i32(index).unsigned_abs());
    let length = call.arg_usize(5);
    request(
        call,
        6,
        move || {
            let mut key = vec![0; length];
            let params = ::scrypt::Params::new(u8::try_from(log_n).ok()?, r, p).ok()?;
            ::scrypt::scrypt(&password, &salt, &params, &mut key).ok()?;
            Some(key)
        },
        || Error::range_error("ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params"),
    )
}

/// Runs `work` on the pool if argument `callback` was given, else at once; its bytes become an ArrayBuffer, no bytes the error.
fn request<'s>(
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

// ---- arguments and results

fn algorithm_at(call: &Call<'_>, index: usize) -> Result<Algorithm> {
    Algorithm::of(call.arg_usize(index)).ok_or_else(|| Error::plain("", "Digest method not supported"))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn id(call: &Call<'_>) -> u32 {
    call.arg_f64(0) as u32
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
