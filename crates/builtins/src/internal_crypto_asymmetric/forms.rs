//! The forms in which keys are handed around: PEM (RFC 7468, 1421) and DER, plain or encrypted with a passphrase (PBES2 of RFC 8018; OpenSSL's old
//! way for PEM).

use base64_simd::{STANDARD, forgiving_decode_to_vec};

use super::Failure;
use super::asn1::{self, INTEGER, OCTET_STRING, OID, Reader};
use super::keys::{Private, Public};
use crate::internal_crypto_ciphers::{Cipher, Mode};
use crate::internal_crypto_hash::Algorithm;

/// A key of either kind.
pub(super) enum Key {
    Public(Public),
    Private(Private),
}

/// Reads the first key in PEM; of the public half of a private key it is the whole that is given. `wants_public`: also public keys and certificates are read.
pub(super) fn read_pem(text: &[u8], passphrase: Option<&[u8]>, wants_public: bool) -> Result<Key, Failure> {
    let text = String::from_utf8_lossy(text);
    let mut rest = &*text;
    while let Some(block) = Block::next(&mut rest) {
        let label = block.label;
        let public = |key: Option<Public>| key.map(Key::Public).ok_or(Failure::Unsupported);
        let private = |key: Option<Private>| key.map(Key::Private).ok_or(Failure::Unsupported);
        match label {
            "PUBLIC KEY" if wants_public => return public(Public::from_spki(&block.plain(passphrase)?)),
            "RSA PUBLIC KEY" if wants_public => return public(Public::from_pkcs1(&block.plain(passphrase)?)),
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" if wants_public => {
                return public(Public::from_certificate(&block.plain(passphrase)?));
            }
            "PRIVATE KEY" => return private(Private::from_pkcs8(&block.plain(passphrase)?)),
            "ENCRYPTED PRIVATE KEY" => return Ok(Key::Private(read_encrypted(&block.plain(passphrase)?, passphrase)?)),
            "RSA PRIVATE KEY" => return private(Private::from_pkcs1(&block.plain(passphrase)?)),
            "EC PRIVATE KEY" => return private(Private::from_sec1(&block.plain(passphrase)?, None)),
            _ => {}
        }
    }
    Err(Failure::Unsupported)
}

/// Reads DER of the form that is named.
pub(super) fn read_der(form: &str, bytes: &[u8], passphrase: Option<&[u8]>) -> Result<Key, Failure> {
    let no_key = || if Reader::new(bytes).any().is_none() { Failure::NotEnoughData } else { Failure::Unsupported };
    match form {
        "spki" => Public::from_spki(bytes).map(Key::Public).ok_or(Failure::NoKey),
        "pkcs1-public" => Public::from_pkcs1(bytes).map(Key::Public).ok_or(Failure::NoKey),
        "pkcs1" => Private::from_pkcs1(bytes).map(Key::Private).ok_or(Failure::Unsupported),
        "sec1" => Private::from_sec1(bytes, None).map(Key::Private).ok_or(Failure::Unsupported),
        _ if is_encrypted(bytes) => read_encrypted(bytes, passphrase).map(Key::Private),
        _ => Private::from_pkcs8(bytes).map(Key::Private).ok_or_else(no_key),
    }
}

/// A block of PEM.
struct Block<'a> {
    label: &'a str,
    body: &'a str,
}

impl<'a> Block<'a> {
    /// The next whole block of `text`, which moves on behind it.
    fn next(text: &mut &'a str) -> Option<Block<'a>> {
        let (_, opened) = text.split_once("-----BEGIN ")?;
        let (label, opened) = opened.split_once("-----")?;
        let (body, rest) = opened.split_once(&format!("-----END {label}-----"))?;
        *text = rest;
        Some(Block { label, body })
    }

    /// What it holds, decrypted if it says that it is encrypted.
    fn plain(&self, passphrase: Option<&[u8]>) -> Result<Vec<u8>, Failure> {
        let (headers, body) = match self.body.trim_start().split_once("\n\n").or_else(|| self.body.trim_start().split_once("\r\n\r\n")) {
            Some((headers, body)) if headers.contains(':') => (headers, body),
            _ => ("", self.body),
        };
        let bytes = forgiving_decode_to_vec(body.as_bytes()).map_err(|_| Failure::Unsupported)?;
        let Some((_, info)) = headers.split_once("DEK-Info:") else { return Ok(bytes) };
        let info = info.lines().next().unwrap_or_default();
        let (cipher, iv) = info.trim().split_once(',').ok_or(Failure::Unsupported)?;
        let iv = hex_simd::decode_to_vec(iv.trim()).map_err(|_| Failure::Unsupported)?;
        let size = cbc_key_size(&cipher.to_ascii_lowercase()).filter(|_| iv.len() == 16).ok_or(Failure::UnknownCipher)?;
        let key = old_key(passphrase.ok_or(Failure::NoPassphrase)?, &iv, size);
        cbc(false, &key, &iv, &bytes)
    }
}

/// A key with its headers, as OpenSSL writes PEM.
pub(super) fn write_pem(label: &str, headers: &str, bytes: &[u8]) -> String {
    let text = STANDARD.encode_to_string(bytes);
    let lines: Vec<&str> = (0..text.len()).step_by(64).filter_map(|from| text.get(from..(from + 64).min(text.len()))).collect();
    format!("-----BEGIN {label}-----\n{headers}{}\n-----END {label}-----\n", lines.join("\n"))
}

/// PEM encrypted in OpenSSL's old way, with MD5 and the passphrase.
pub(super) fn write_encrypted_pem(label: &str, bytes: &[u8], cipher: &str, passphrase: &[u8]) -> Result<String, Failure> {
    let size = cbc_key_size(&cipher.to_ascii_lowercase()).ok_or(Failure::UnknownCipher)?;
    let iv = random(16)?;
    let sealed = cbc(true, &old_key(passphrase, &iv, size), &iv, bytes)?;
    let iv = hex_simd::encode_to_string(&iv, hex_simd::AsciiCase::Upper);
    let headers = format!("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-{}-CBC,{iv}\n\n", size * 8);
    Ok(write_pem(label, &headers, &sealed))
}

/// OpenSSL's EVP_BytesToKey with MD5, once; the salt is the beginning of the vector.
fn old_key(passphrase: &[u8], iv: &[u8], size: usize) -> Vec<u8> {
    let mut key = Vec::new();
    while key.len() < size {
        let last = &key[key.len().saturating_sub(16)..];
        key.extend(Algorithm::Md5.hash(&[last, passphrase, &iv[..8]].concat(), 16));
    }
    key.truncate(size);
    key
}

// ---- PBES2

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];
/// HMAC with the hash whose number follows; AES in the mode whose number follows.
const HMAC_WITH: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02];
const AES: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01];
/// The last number of `id-aes128-cbc` and the others, with the bytes of their keys.
const CBC: [(u8, usize); 3] = [(2, 16), (22, 24), (42, 32)];
const PRFS: [(u8, Algorithm); 5] = [
    (7, Algorithm::Sha1),
    (8, Algorithm::Sha224),
    (9, Algorithm::Sha256),
    (10, Algorithm::Sha384),
    (11, Algorithm::Sha512),
];
const ROUNDS: u32 = 2048;

/// Whether this is an EncryptedPrivateKeyInfo: a sequence that begins with an algorithm, where others begin with a version.
fn is_encrypted(bytes: &[u8]) -> bool {
    let begins = Reader::new(bytes).sequence().and_then(|mut info| Some((info.take(INTEGER).is_none(), info.sequence()?, info.take(OCTET_STRING)?)));
    matches!(begins, Some((true, _, _)))
}

fn read_encrypted(bytes: &[u8], passphrase: Option<&[u8]>) -> Result<Private, Failure> {
    let (scheme, sealed) = encrypted_parts(bytes).ok_or(Failure::Unsupported)?;
    let passphrase = passphrase.ok_or(Failure::NoPassphrase)?;
    let key = scheme.key(passphrase);
    Private::from_pkcs8(&cbc(false, &key, &scheme.iv, sealed)?).ok_or(Failure::Unsupported)
}

/// How a key was encrypted.
struct Sealing {
    prf: Algorithm,
    salt: Vec<u8>,
    rounds: u32,
    size: usize,
    iv: Vec<u8>,
}

impl Sealing {
    fn key(&self, passphrase: &[u8]) -> Vec<u8> {
        let mut key = vec![0; self.size];
        self.prf.pbkdf2(passphrase, &self.salt, self.rounds, &mut key);
        key
    }
}

fn encrypted_parts(bytes: &[u8]) -> Option<(Sealing, &[u8])> {
    let mut info = Reader::new(bytes).sequence()?;
    let mut algorithm = info.sequence()?;
    (algorithm.take(OID)? == PBES2).then_some(())?;
    let mut parameters = algorithm.sequence()?;
    let (mut derivation, mut cipher) = (parameters.sequence()?, parameters.sequence()?);
    (derivation.take(OID)? == PBKDF2).then_some(())?;
    let mut how = derivation.sequence()?;
    let (salt, rounds) = (how.take(OCTET_STRING)?.to_vec(), how.small()?);
    how.take(INTEGER);
    let prf = match how.sequence() {
        Some(mut named) => last_of(named.take(OID)?, HMAC_WITH, &PRFS)?,
        None => Algorithm::Sha1,
    };
    let size = last_of(cipher.take(OID)?, AES, &CBC)?;
    let iv = cipher.take(OCTET_STRING).filter(|iv| iv.len() == 16)?.to_vec();
    Some((Sealing { prf, salt, rounds, size, iv }, info.take(OCTET_STRING)?))
}

/// What the last number of an object identifier stands for.
fn last_of<T: Copy>(oid: &[u8], beginning: &[u8], table: &[(u8, T)]) -> Option<T> {
    let [last] = oid.strip_prefix(beginning)? else { return None };
    table.iter().find(|(number, _)| number == last).map(|(_, meaning)| *meaning)
}

/// An EncryptedPrivateKeyInfo.
pub(super) fn write_encrypted(pkcs8: &[u8], cipher: &str, passphrase: &[u8]) -> Result<Vec<u8>, Failure> {
    let size = cbc_key_size(&cipher.to_ascii_lowercase()).ok_or(Failure::UnknownCipher)?;
    let sealing = Sealing { prf: Algorithm::Sha256, salt: random(16)?, rounds: ROUNDS, size, iv: random(16)? };
    let sealed = cbc(true, &sealing.key(passphrase), &sealing.iv, pkcs8)?;
    let number = CBC.iter().find(|(_, of)| *of == size).map_or(0, |(number, _)| *number);
    let prf = asn1::sequence(&[&asn1::oid(&[HMAC_WITH, &[9]].concat()), &asn1::null()]);
    let how = asn1::sequence(&[&asn1::octets(&sealing.salt), &asn1::integer(&ROUNDS.to_be_bytes()), &prf]);
    let derivation = asn1::sequence(&[&asn1::oid(PBKDF2), &how]);
    let cipher = asn1::sequence(&[&asn1::oid(&[AES, &[number]].concat()), &asn1::octets(&sealing.iv)]);
    let algorithm = asn1::sequence(&[&asn1::oid(PBES2), &asn1::sequence(&[&derivation, &cipher])]);
    Ok(asn1::sequence(&[&algorithm, &asn1::octets(&sealed)]))
}

// ---- ciphers

/// Bytes of the key of a cipher that keys are encrypted with; the name in small letters.
fn cbc_key_size(name: &str) -> Option<usize> {
    match name {
        "aes-128-cbc" | "aes128" => Some(16),
        "aes-192-cbc" | "aes192" => Some(24),
        "aes-256-cbc" | "aes256" => Some(32),
        _ => None,
    }
}

fn cbc(encrypts: bool, key: &[u8], iv: &[u8], data: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut cipher = Cipher::new(Mode::Cbc, encrypts, key, iv).ok_or(Failure::UnknownCipher)?;
    let mut output = cipher.update(data);
    output.extend(cipher.finish().map_err(|_| Failure::BadDecrypt)?);
    Ok(output)
}

fn random(length: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).map_err(|_| Failure::Internal)?;
    Ok(bytes)
}
