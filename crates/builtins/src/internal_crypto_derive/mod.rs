//! `internal/crypto_derive`: keys from passwords and secrets.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

use runtime::{Builtin, Call, CallExt, Error, Local, Result};

use crate::crypto::request;
use crate::internal_crypto_hash::algorithm_at;

/// Its JS is `internal_crypto_derive.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_derive",
    source: include_str!("internal_crypto_derive.js"),
    ops: |table| {
        table.add("pbkdf2", pbkdf2);
        table.add("hkdf", hkdf);
        table.add("scrypt", scrypt);
        table.add("argon2", argon2);
    },
};

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

/// `argon2(kind, message, nonce, secret, associated data, lanes, length, memory in KiB, passes, callback)`, everything checked by JS; the kinds are
/// 0 argon2d, 1 argon2i, 2 argon2id. Follows RFC 9106.
fn argon2<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let kinds = [::argon2::Algorithm::Argon2d, ::argon2::Algorithm::Argon2i, ::argon2::Algorithm::Argon2id];
    let kind = kinds.get(call.arg_usize(0)).copied().unwrap_or_default();
    let mut texts = Vec::with_capacity(4);
    for index in 1..5 {
        texts.push(call.arg_bytes(index)?.to_vec());
    }
    let [lanes, length, memory, passes] = [5, 6, 7, 8].map(|index| call.arg_usize(index));
    request(
        call,
        9,
        move || {
            let number = |value: usize| u32::try_from(value).ok();
            let mut params = ::argon2::ParamsBuilder::new();
            params.m_cost(number(memory)?).t_cost(number(passes)?).p_cost(number(lanes)?);
            params.output_len(length);
            let [message, nonce, secret, associated] = texts.as_slice() else {
                return None;
            };
            if !associated.is_empty() {
                params.data(::argon2::AssociatedData::new(associated).ok()?);
            }
            let version = ::argon2::Version::V0x13;
            let params = params.build().ok()?;
            let context = ::argon2::Argon2::new_with_secret(secret, kind, version, params).ok()?;
            let mut key = vec![0; length];
            context.hash_password_into(message, nonce, &mut key).ok()?;
            Some(key)
        },
        || Error::plain("ERR_CRYPTO_OPERATION_FAILED", "Argon2 derivation failed"),
    )
}
