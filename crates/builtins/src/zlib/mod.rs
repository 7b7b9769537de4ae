//! `node:zlib`: DEFLATE, gzip, Brotli and Zstandard. Follows <https://nodejs.org/docs/latest-v26.x/api/zlib.html>
//!
//! A stream's codec is a session, kept here under a number, per realm; JS frees it. A step on the thread pool holds the session meanwhile.

mod brotli;
mod codec;
mod deflate;
mod zstd;

use std::sync::{Arc, Mutex, PoisonError};

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope, ScopeExt};

use crate::numbered::{Numbered, number_of};
use codec::{Codec, Failure, Outcome, Session};
use deflate::Wrapping;

/// Its JS is `zlib.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "zlib",
    source: include_str!("zlib.js"),
    ops: |table| {
        table.add("start", start);
        table.add("run", run);
        table.add("whole", whole);
        table.add("reset", reset);
        table.add("params", params);
        table.add("free", free);
        table.add("crc32", crc32);
    },
};

/// A session, which a step on the thread pool holds meanwhile.
type Shared = Arc<Mutex<Session>>;

/// `start(kind, numbers, dictionary, pledgedSize)`: the session's number. The numbers are an Int32Array: level, bits of the window, level of
/// memory and strategy for DEFLATE; pairs of a parameter and its value for the others.
fn start<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let session = open(call).map_err(thrown)?;
    let id = Numbered::of(call).borrow_mut().keep(Arc::new(Mutex::new(session)));
    Ok(call.number(f64::from(id)))
}

fn open(call: &Call<'_>) -> std::result::Result<Session, Failure> {
    let kind = call.arg_usize(0);
    let numbers: Vec<i32> = call
        .arg_bytes(1)
        .unwrap_or_default()
        .chunks_exact(4)
        .map(|bytes| i32::from_ne_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
        .collect();
    let dictionary = call.arg_bytes(2).unwrap_or_default().to_vec();
    let codec: Box<dyn Codec> = match kind {
        8..=11 => {
            let pairs = numbers
                .chunks_exact(2)
                .map(|pair| (pair[0].unsigned_abs(), pair[1]));
            match kind {
                8 => Box::new(brotli::Decompressor::new(&unsigned(pairs))),
                9 => Box::new(brotli::Compressor::new(unsigned(pairs))),
                _ => zstandard(kind, zstd::Options {
                    params: pairs.collect(),
                    dictionary,
                    pledged: (call.arg_f64(3) >= 0.0).then_some(call.arg_usize(3) as u64),
                })?,
            }
        }
        _ => deflating(kind, &numbers, dictionary),
    };
    Ok(Session::new(codec))
}

fn unsigned(pairs: impl Iterator<Item = (u32, i32)>) -> brotli::Params {
    pairs
        .map(|(number, value)| (number, value.cast_unsigned()))
        .collect()
}

fn deflating(kind: usize, numbers: &[i32], dictionary: Vec<u8>) -> Box<dyn Codec> {
    let at = |place: usize, standard: i32| numbers.get(place).copied().unwrap_or(standard);
    let options = deflate::Options {
        wrapping: match kind {
            3 | 4 => Wrapping::Gzip,
            5 | 6 => Wrapping::Raw,
            7 => Wrapping::Unknown,
            _ => Wrapping::Zlib,
        },
        level: at(0, -1),
        window_bits: at(1, 15),
        mem_level: at(2, 8),
        strategy: at(3, 0),
        is_single: at(4, 0) != 0,
        dictionary,
    };
    if matches!(kind, 1 | 3 | 5) {
        Box::new(deflate::Compressor::new(options))
    } else {
        Box::new(deflate::Decompressor::new(options))
    }
}

fn zstandard(kind: usize, options: zstd::Options) -> std::result::Result<Box<dyn Codec>, Failure> {
    Ok(if kind == 10 {
        Box::new(zstd::Compressor::new(&options)?)
    } else {
        Box::new(zstd::Decompressor::new(&options)?)
    })
}

/// `run(id, flush, room, input, callback)`: one step, on the thread pool if there is a callback. Without an input it goes on with what is left.
/// It gives `[input left, room left, output]`, and, if it failed, the error's number, code and message.
fn run<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (flush, room) = (flush(call, 1), call.arg_usize(2));
    let session = session(call)?;
    if call.is_object(call.arg(3)) {
        let input = call.arg_bytes(3)?.to_vec();
        locked(&session).feed(input);
    }
    answer(call, 4, move || locked(&session).run(flush, room))
}

/// `whole(id, flush, piece, most, input, callback)`: all of the input at once.
fn whole<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (flush, piece, most) = (flush(call, 1), call.arg_usize(2), call.arg_usize(3));
    let input = call.arg_bytes(4)?.to_vec();
    let session = session(call)?;
    answer(call, 5, move || {
        let mut session = locked(&session);
        session.feed(input);
        session.run_whole(flush, piece, most)
    })
}

fn answer<'s>(
    call: &mut Call<'s>,
    callback: usize,
    work: impl FnOnce() -> Outcome + Send + 'static,
) -> Result<Local<'s>> {
    if call.is_undefined(call.arg(callback)) {
        let outcome = work();
        return Ok(array_of(call, outcome));
    }
    call.blocking(callback, work, |scope, outcome| Ok(array_of(scope, outcome)))?;
    Ok(call.undefined())
}

fn array_of<'s>(scope: &Scope<'s>, outcome: Outcome) -> Local<'s> {
    let (left, room) = (scope.count(outcome.left), scope.count(outcome.room));
    let output = scope.array_buffer(outcome.output);
    match outcome.failure {
        None => scope.array(&[left, room, output]),
        Some(Failure { errno, code, message }) => {
            let errno = scope.number(f64::from(errno));
            scope.array(&[left, room, output, errno, scope.string(&code), scope.string(&message)])
        }
    }
}

fn reset<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let session = session(call)?;
    locked(&session).reset().map_err(thrown)?;
    Ok(call.undefined())
}

/// `params(id, level, strategy)`
fn params<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let session = session(call)?;
    locked(&session).params(call.arg_i32(1), call.arg_i32(2));
    Ok(call.undefined())
}

fn free<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Numbered::<Shared>::of(call).borrow_mut().remove(number_of(call));
    Ok(call.undefined())
}

/// `crc32(bytes, value)`: the checksum of the bytes, going on from `value`.
fn crc32<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seed = call.arg_f64(1) as u32;
    let sum = zlib_rs::crc32::crc32(seed, call.arg_bytes(0)?);
    Ok(call.number(f64::from(sum)))
}

// ---- arguments and results

fn session(call: &Call<'_>) -> Result<Shared> {
    let session = Numbered::<Shared>::of(call).borrow().get(number_of(call)).cloned();
    session.ok_or_else(|| Error::plain("ERR_INTERNAL_ASSERTION", "zlib binding closed"))
}

/// A session that panicked in the middle of a step is used no more than one that failed.
fn locked(session: &Shared) -> std::sync::MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

fn thrown(failure: Failure) -> Error {
    Error::plain(&failure.code, failure.message)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn flush(call: &Call<'_>, index: usize) -> u32 {
    call.arg_f64(index) as u32
}
