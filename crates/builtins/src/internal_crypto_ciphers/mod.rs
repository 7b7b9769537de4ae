//! `internal/crypto_ciphers`: texts encrypted and decrypted.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>
//!
//! A cipher is kept here under a number, per realm, until it has finished; JS frees those that it drops (FinalizationRegistry).

mod cipher;

use runtime::{Builtin, Call, CallExt, Error, Local, Result};

use crate::numbered::{Numbered, number_of};
use cipher::Failure;
pub(crate) use cipher::{Cipher, Mode};

/// Its JS is `internal_crypto_ciphers.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_ciphers",
    source: include_str!("internal_crypto_ciphers.js"),
    ops: |table| {
        table.add("start", start);
        table.add("authenticate", authenticate);
        table.add("setPadding", set_padding);
        table.add("update", update);
        table.add("finish", finish);
        table.add("tag", tag);
        table.add("free", free);
    },
};

/// `start(mode, encrypts, key, iv)`: the number of a cipher; the lengths have been checked.
fn start<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let mode = Mode::of(call.arg_usize(0));
    let encrypts = call.arg_bool(1);
    let (key, iv) = (call.arg_bytes(2)?, call.arg_bytes(3)?);
    let cipher = mode
        .and_then(|mode| Cipher::new(mode, encrypts, key, iv))
        .ok_or_else(|| Error::plain("ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher"))?;
    let id = Numbered::of(call).borrow_mut().keep(cipher);
    Ok(call.number(f64::from(id)))
}

/// `authenticate(id, bytes)`: additional data of GCM.
fn authenticate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let data = call.arg_bytes(1)?.to_vec();
    with_cipher(call, |cipher| cipher.authenticate(&data));
    Ok(call.undefined())
}

/// `setPadding(id, pads)`
fn set_padding<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let pads = call.arg_bool(1);
    with_cipher(call, |cipher| cipher.set_padding(pads));
    Ok(call.undefined())
}

/// `update(id, bytes)`: what comes out, an ArrayBuffer.
fn update<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let input = call.arg_bytes(1)?.to_vec();
    let output = with_cipher(call, |cipher| cipher.update(&input)).unwrap_or_default();
    Ok(call.array_buffer(output))
}

/// `finish(id)`: the rest; or what is wrong: 1 the length of the last block, 2 its padding.
fn finish<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    match with_cipher(call, Cipher::finish) {
        Some(Err(Failure::BlockLength)) => Ok(call.number(1.0)),
        Some(Err(Failure::Padding)) => Ok(call.number(2.0)),
        Some(Ok(output)) => Ok(call.array_buffer(output)),
        None => Ok(call.array_buffer(Vec::new())),
    }
}

/// `tag(id)`: GCM's tag, 16 bytes.
fn tag<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let tag = with_cipher(call, Cipher::tag).unwrap_or_default();
    Ok(call.array_buffer(tag))
}

fn free<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Numbered::<Cipher>::of(call).borrow_mut().remove(number_of(call));
    Ok(call.undefined())
}

fn with_cipher<R>(call: &mut Call<'_>, act: impl FnOnce(&mut Cipher) -> R) -> Option<R> {
    Numbered::of(call)
        .borrow_mut()
        .get_mut(number_of(call))
        .map(act)
}

