//! `internal/crypto_asymmetric`: what `node:crypto` and Web Crypto do with pairs of keys.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>
//!
//! JS holds a key as DER (PKCS #8 or SubjectPublicKeyInfo), which is read anew by each operation: so keys travel between realms as bytes and nothing has
//! to be freed here.

mod asn1;
mod curves;
mod failure;
mod forms;
mod keys;
mod numbers;
mod operations;
mod rsa;

use runtime::{Builtin, Call, CallExt, Local, Result, ScopeExt};

use crate::internal_crypto_hash::Algorithm;
use curves::{Curve, Montgomery};
use failure::Failure;
use forms::Key;
use keys::{Group, Private, Public, RsaParts, Scheme};
use operations::{Encryption, Generation, Request};

/// Its JS is `internal_crypto_asymmetric.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_asymmetric",
    source: include_str!("internal_crypto_asymmetric.js"),
    ops: |table| {
        table.add("read", read);
        table.add("describe", describe);
        table.add("publicOf", public_of);
        table.add("encode", encode);
        table.add("parts", parts);
        table.add("fromParts", from_parts);
        table.add("generate", generate);
        table.add("sign", sign);
        table.add("verify", verify);
        table.add("crypt", crypt);
        table.add("agree", agree);
        table.add("curvePoint", curve_point);
        table.add("curveScalar", curve_scalar);
        table.add("curveForm", curve_form);
        table.add("curveAgree", curve_agree);
        table.add("power", power);
        table.add("randomBelow", random_below);
        table.add("generatePrime", generate_prime);
        table.add("checkPrime", check_prime);
    },
};

// ---- keys

/// `read('pem' or DER's form, bytes, passphrase, wantsPublic)`: whether it is a private key, and its DER.
fn read<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let form = call.arg_string(0)?;
    let passphrase = optional_bytes(call, 2)?;
    let (bytes, wants_public) = (call.arg_bytes(1)?, call.arg_bool(3));
    let key = match form.as_str() {
        "pem" => forms::read_pem(bytes, passphrase.as_deref(), wants_public)?,
        form => forms::read_der(form, bytes, passphrase.as_deref())?,
    };
    let (is_private, der) = match key {
        Key::Private(key) => (true, key.to_pkcs8()),
        Key::Public(key) => (false, key.to_spki()),
    };
    let values = [call.boolean(is_private), call.array_buffer(der)];
    Ok(call.array(&values))
}

/// `describe(isPrivate, der)`: the key's kind; then the bits and the exponent of RSA with the hash, mask's hash and salt of PSS, or the name of the curve.
fn describe<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let key = public_half(call)?;
    Ok(match &key {
        Public::Rsa { n, e, pss } => {
            let bits = n.len() * 8 - n.first().map_or(0, |first| first.leading_zeros() as usize);
            let kind = if *pss == Scheme::Any { "rsa" } else { "rsa-pss" };
            let (kind, bits, exponent) = (call.string(kind), call.count(bits), call.array_buffer(e.clone()));
            if let Scheme::Pss(Some(limits)) = pss {
                let (hash, mgf) = (call.string(limits.hash.name()), call.string(limits.mgf.name()));
                call.array(&[kind, bits, exponent, hash, mgf, call.number(f64::from(limits.salt))])
            } else {
                call.array(&[kind, bits, exponent])
            }
        }
        Public::Ec { curve, .. } => call.array(&[call.string("ec"), call.string(curve.name())]),
        Public::Okp { curve, .. } => call.array(&[call.string(curve.name())]),
        Public::Dh { .. } => call.array(&[call.string("dh")]),
    })
}

/// `publicOf(der)`: the public half of a private key.
fn public_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let key = private_at(call, 0)?.public().ok_or(Failure::Internal)?;
    Ok(call.array_buffer(key.to_spki()))
}

/// `encode(isPrivate, der, form, pem, cipher, passphrase)`: bytes in that form, encrypted if there is a cipher; PEM as text.
fn encode<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (is_private, form, pem) = (call.arg_bool(0), call.arg_string(2)?, call.arg_bool(3));
    let (plain, label) = if is_private {
        let key = private_at(call, 1)?;
        match form.as_str() {
            "pkcs1" => (key.to_pkcs1(), "RSA PRIVATE KEY"),
            "sec1" => (key.to_sec1(), "EC PRIVATE KEY"),
            _ => (Some(key.to_pkcs8()), "PRIVATE KEY"),
        }
    } else {
        let key = public_at(call, 1)?;
        match form.as_str() {
            "pkcs1" => (key.to_pkcs1(), "RSA PUBLIC KEY"),
            _ => (Some(key.to_spki()), "PUBLIC KEY"),
        }
    };
    let plain = plain.ok_or(Failure::KeyType)?;
    let sealing = match optional_bytes(call, 5)? {
        Some(passphrase) => Some((call.arg_string(4)?, passphrase)),
        None => None,
    };
    let text = match sealing {
        None if !pem => return Ok(call.array_buffer(plain)),
        None => forms::write_pem(label, "", &plain),
        Some((cipher, passphrase)) if form == "pkcs8" => {
            let sealed = forms::write_encrypted(&plain, &cipher, &passphrase)?;
            if !pem {
                return Ok(call.array_buffer(sealed));
            }
            forms::write_pem("ENCRYPTED PRIVATE KEY", "", &sealed)
        }
        Some((cipher, passphrase)) => forms::write_encrypted_pem(label, &plain, &cipher, &passphrase)?,
    };
    Ok(call.latin1(text.as_bytes()))
}

/// `parts(isPrivate, der)`: the numbers of a key, as JWK has them: RSA's n, e, d, p, q, dp, dq, qi; x, y and d of EC, x and d of the other curves.
fn parts<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let numbers = if call.arg_bool(0) {
        match private_at(call, 1)? {
            Private::Rsa { parts, .. } => {
                let RsaParts { n, e, d, p, q, dp, dq, qi } = *parts;
                vec![n, e, d, p, q, dp, dq, qi]
            }
            Private::Ec { curve, scalar, point } => {
                let (x, y) = point[1..].split_at(curve.size());
                vec![x.to_vec(), y.to_vec(), scalar]
            }
            Private::Okp { curve, bytes } => vec![curve.public(&bytes).unwrap_or_default(), bytes],
            Private::Dh { group, x } => vec![group.p, group.g, x],
        }
    } else {
        match public_at(call, 1)? {
            Public::Rsa { n, e, .. } => vec![n, e],
            Public::Ec { curve, point } => point[1..].chunks(curve.size()).map(<[u8]>::to_vec).collect(),
            Public::Okp { bytes, .. } => vec![bytes],
            Public::Dh { group, y } => vec![group.p, group.g, y],
        }
    };
    Ok(call.array_from(numbers.into_iter().map(|number| call.array_buffer(number))))
}

/// `fromParts(kind or curve, isPrivate, numbers…)`: DER of a key of such numbers, in the order of `parts`; undefined if they make none.
fn from_parts<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (kind, is_private) = (call.arg_string(0)?, call.arg_bool(1));
    let mut numbers = Vec::new();
    for index in 2..call.len() {
        numbers.push(call.arg_bytes(index)?.to_vec());
    }
    let der = if is_private {
        operations::private_of_parts(&kind, numbers).map(|key| key.to_pkcs8())
    } else {
        operations::public_of_parts(&kind, numbers).map(|key| key.to_spki())
    };
    Ok(der.map_or_else(|| call.undefined(), |der| call.array_buffer(der)))
}

/// `generate(kind, …, callback)`: the DER of both halves. rsa and rsa-pss: bits, exponent, hash or -1, mask's hash, salt; ec: the curve's name;
/// dh: prime and generator.
fn generate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let kind = call.arg_string(0)?;
    let generation = match kind.as_str() {
        "rsa" | "rsa-pss" => {
            let pss = match (kind.as_str(), Algorithm::of(call.arg_usize(3)), call.arg_i32(3) >= 0) {
                ("rsa", ..) => Scheme::Any,
                (_, Some(hash), true) => Scheme::Pss(Some(keys::PssLimits {
                    hash,
                    mgf: Algorithm::of(call.arg_usize(4)).unwrap_or(hash),
                    salt: call.arg_i32(5).unsigned_abs(),
                })),
                _ => Scheme::Pss(None),
            };
            Generation::rsa(call.arg_i32(1).unsigned_abs(), call.arg_bytes(2)?.to_vec(), pss)?
        }
        "ec" => Generation::Ec(Curve::named(&call.arg_string(1)?).ok_or(Failure::InvalidCurve)?),
        "dh" => Generation::Dh(Group { p: call.arg_bytes(1)?.to_vec(), g: call.arg_bytes(2)?.to_vec() }),
        other => Generation::Okp(Montgomery::named(other).ok_or(Failure::KeyType)?),
    };
    let callback = 6;
    if call.is_undefined(call.arg(callback)) {
        let (public, private) = generation.run()?;
        let values = [call.array_buffer(public), call.array_buffer(private)];
        return Ok(call.array(&values));
    }
    call.blocking(callback, move || generation.run(), |scope, pair| {
        let (public, private) = pair?;
        let values = [scope.array_buffer(public), scope.array_buffer(private)];
        Ok(scope.array(&values))
    })?;
    Ok(call.undefined())
}

// ---- operations

/// What `sign` and `verify` have in common: `(der, hash or -1, isDigest, data, padding, salt, plain, …)`.
fn request(call: &mut Call<'_>) -> Result<Request> {
    Ok(Request {
        hash: (call.arg_i32(1) >= 0).then(|| Algorithm::of(call.arg_usize(1))).flatten(),
        is_digest: call.arg_bool(2),
        data: call.arg_bytes(3)?.to_vec(),
        padding: optional_i32(call, 4),
        salt: optional_i32(call, 5),
        plain: call.arg_bool(6),
    })
}

/// `sign(…, callback)`
fn sign<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (key, request) = (private_at(call, 0)?, request(call)?);
    respond(call, 7, move || request.sign(&key))
}

/// `verify(…, signature, callback)`: one byte, 1 if the signature holds.
fn verify<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (key, request) = (public_at(call, 0)?, request(call)?);
    let signature = call.arg_bytes(7)?.to_vec();
    respond(call, 8, move || Ok(vec![u8::from(request.verify(&key, &signature)?)]))
}

/// `crypt(what, der, padding, hash, label, data, callback)`: publicEncrypt (0), privateDecrypt (1), privateEncrypt (2), publicDecrypt (3).
fn crypt<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let what = call.arg_usize(0);
    let key = if what == 1 || what == 2 { Key::Private(private_at(call, 1)?) } else { Key::Public(public_at(call, 1)?) };
    let encryption = Encryption {
        padding: call.arg_i32(2),
        hash: Algorithm::of(call.arg_usize(3)).unwrap_or(Algorithm::Sha1),
        label: call.arg_bytes(4)?.to_vec(),
        data: call.arg_bytes(5)?.to_vec(),
    };
    respond(call, 6, move || encryption.run(what, &key))
}

/// `agree(private der, public der, callback)`: the shared secret.
fn agree<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (private, public) = (private_at(call, 0)?, public_at(call, 1)?);
    respond(call, 2, move || operations::agree(&private, &public).ok_or(Failure::DeriveFailed))
}

// ---- curves and numbers by themselves

/// `curvePoint(curve, scalar)`: the public point; undefined if the scalar is none.
fn curve_point<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let curve = curve_at(call, 0)?;
    let point = curve.padded(call.arg_bytes(1)?).and_then(|scalar| curve.public_point(&scalar));
    Ok(bytes_or_undefined(call, point))
}

/// `curveScalar(curve)`: a random one.
fn curve_scalar<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let scalar = curve_at(call, 0)?.random_scalar();
    Ok(call.array_buffer(scalar))
}

/// `curveForm(curve, point, compress)`: the point in that form; undefined if it is none.
fn curve_form<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (curve, compress) = (curve_at(call, 0)?, call.arg_bool(2));
    let point = curve.encoded(call.arg_bytes(1)?, compress);
    Ok(bytes_or_undefined(call, point))
}

/// `curveAgree(curve, scalar, point)`: the shared secret; undefined if there is none.
fn curve_agree<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let curve = curve_at(call, 0)?;
    let secret = curve.padded(call.arg_bytes(1)?).and_then(|scalar| curve.agree(&scalar, call.arg_bytes(2).ok()?));
    Ok(bytes_or_undefined(call, secret))
}

/// `power(base, exponent, modulus)`
fn power<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let result = numbers::power(call.arg_bytes(0)?, call.arg_bytes(1)?, call.arg_bytes(2)?);
    Ok(bytes_or_undefined(call, result))
}

/// `randomBelow(prime)`: a private key of Diffie-Hellman.
fn random_below<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = numbers::random_below(call.arg_bytes(0)?);
    Ok(bytes_or_undefined(call, number))
}

/// `generatePrime(bits, safe, add, rem, callback)`
fn generate_prime<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (bits, safe) = (call.arg_i32(0).unsigned_abs(), call.arg_bool(1));
    let (add, rem) = (optional_bytes(call, 2)?, optional_bytes(call, 3)?);
    respond(call, 4, move || numbers::generate_prime(bits, safe, add.as_deref(), rem.as_deref()).ok_or(Failure::Internal))
}

/// `checkPrime(candidate, callback)`: one byte.
fn check_prime<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let candidate = call.arg_bytes(0)?.to_vec();
    respond(call, 1, move || Ok(vec![u8::from(numbers::check_prime(&candidate))]))
}

// ---- arguments and results

fn private_at(call: &Call<'_>, index: usize) -> Result<Private> {
    Ok(Private::from_pkcs8(call.arg_bytes(index)?).ok_or(Failure::Unsupported)?)
}

fn public_at(call: &Call<'_>, index: usize) -> Result<Public> {
    Ok(Public::from_spki(call.arg_bytes(index)?).ok_or(Failure::Unsupported)?)
}

/// The public key of `(isPrivate, der)`.
fn public_half(call: &Call<'_>) -> Result<Public> {
    if call.arg_bool(0) {
        return Ok(private_at(call, 1)?.public().ok_or(Failure::Internal)?);
    }
    public_at(call, 1)
}

fn curve_at(call: &mut Call<'_>, index: usize) -> Result<Curve> {
    Ok(Curve::named(&call.arg_string(index)?).ok_or(Failure::InvalidCurve)?)
}

fn optional_bytes(call: &Call<'_>, index: usize) -> Result<Option<Vec<u8>>> {
    if call.is_undefined(call.arg(index)) {
        return Ok(None);
    }
    Ok(Some(call.arg_bytes(index)?.to_vec()))
}

fn optional_i32(call: &Call<'_>, index: usize) -> Option<i32> {
    (!call.is_undefined(call.arg(index))).then(|| call.arg_i32(index))
}

fn bytes_or_undefined<'s>(call: &Call<'s>, bytes: Option<Vec<u8>>) -> Local<'s> {
    bytes.map_or_else(|| call.undefined(), |bytes| call.array_buffer(bytes))
}

/// Runs `work` on the pool if argument `callback` was given, else at once; its bytes become an ArrayBuffer.
fn respond<'s>(
    call: &mut Call<'s>,
    callback: usize,
    work: impl FnOnce() -> std::result::Result<Vec<u8>, Failure> + Send + 'static,
) -> Result<Local<'s>> {
    if call.is_undefined(call.arg(callback)) {
        let bytes = work()?;
        return Ok(call.array_buffer(bytes));
    }
    call.blocking(callback, work, |scope, bytes| Ok(scope.array_buffer(bytes?)))?;
    Ok(call.undefined())
}
