//! What is done with keys: pairs made, texts signed and encrypted, secrets agreed upon. Knows bytes, no JS.

use super::Failure;
use super::asn1::{self, Reader, trimmed};
use super::curves::{Curve, Montgomery};
use super::forms::Key;
use super::keys::{Group, Private, Public, RsaParts, Scheme};
use super::numbers;
use super::rsa::{self, Signing};
use crate::internal_crypto_hash::Algorithm;

/// A pair that is to be made.
pub(super) enum Generation {
    Rsa { bits: u32, e: Vec<u8>, pss: Scheme },
    Ec(Curve),
    Okp(Montgomery),
    Dh(Group),
}

impl Generation {
    /// RSA of at least 512 bits, with an odd exponent from 3 on.
    pub(super) fn rsa(bits: u32, e: Vec<u8>, pss: Scheme) -> Result<Generation, Failure> {
        let small = trimmed(&e);
        if small.last().is_none_or(|last| last & 1 == 0) || small == [1] {
            return Err(Failure::ExponentOutOfRange);
        }
        (bits >= 512).then_some(Generation::Rsa { bits, e, pss }).ok_or(Failure::KeyTooSmall)
    }

    /// The DER of the public and of the private key.
    pub(super) fn run(self) -> Result<(Vec<u8>, Vec<u8>), Failure> {
        let private = match self {
            Generation::Rsa { bits, e, pss } => Private::Rsa { parts: Box::new(numbers::generate_rsa(bits, &e)), pss },
            Generation::Ec(curve) => Private::of_scalar(curve, &curve.random_scalar()).ok_or(Failure::Internal)?,
            Generation::Okp(curve) => {
                let mut bytes = vec![0; curve.size()];
                getrandom::fill(&mut bytes).map_err(|_| Failure::Internal)?;
                Private::Okp { curve, bytes }
            }
            Generation::Dh(group) => {
                let x = numbers::random_below(&group.p).ok_or(Failure::Internal)?;
                Private::Dh { group, x }
            }
        };
        let public = private.public().ok_or(Failure::Internal)?;
        Ok((public.to_spki(), private.to_pkcs8()))
    }
}

/// A text, or the digest of one, that is signed or verified.
pub(super) struct Request {
    /// Without one, the key's usual hash.
    pub(super) hash: Option<Algorithm>,
    pub(super) is_digest: bool,
    pub(super) data: Vec<u8>,
    pub(super) padding: Option<i32>,
    pub(super) salt: Option<i32>,
    /// ECDSA's r and s side by side, instead of DER.
    pub(super) plain: bool,
}

impl Request {
    pub(super) fn sign(&self, key: &Private) -> Result<Vec<u8>, Failure> {
        match key {
            Private::Rsa { parts, pss } => self.signing(*pss)?.sign(parts, &self.digest(*pss)),
            Private::Ec { curve, scalar, .. } => {
                let signature = curve.sign(scalar, &self.digest(Scheme::Any)).ok_or(Failure::Internal)?;
                Ok(if self.plain { signature } else { to_der(&signature) })
            }
            Private::Okp { curve: Montgomery::Ed25519, bytes } => {
                self.has_no_hash()?;
                Montgomery::sign(bytes, &self.data).ok_or(Failure::Internal)
            }
            _ => Err(Failure::KeyType),
        }
    }

    pub(super) fn verify(&self, key: &Public, signature: &[u8]) -> Result<bool, Failure> {
        match key {
            Public::Rsa { n, e, pss } => Ok(self.signing(*pss)?.verify(n, e, &self.digest(*pss), signature)),
            Public::Ec { curve, point } => {
                let plain = if self.plain { Some(signature.to_vec()) } else { from_der(*curve, signature) };
                Ok(plain.is_some_and(|plain| curve.verify(point, &self.digest(Scheme::Any), &plain)))
            }
            Public::Okp { curve: Montgomery::Ed25519, bytes } => {
                self.has_no_hash()?;
                Ok(Montgomery::verify(bytes, &self.data, signature))
            }
            _ => Err(Failure::KeyType),
        }
    }

    fn hash(&self, scheme: Scheme) -> Algorithm {
        let usual = match scheme {
            Scheme::Pss(Some(limits)) => limits.hash,
            _ => Algorithm::Sha256,
        };
        self.hash.unwrap_or(usual)
    }

    fn signing(&self, scheme: Scheme) -> Result<Signing, Failure> {
        Signing::checked(scheme, self.hash(scheme), self.padding, self.salt)
    }

    fn digest(&self, scheme: Scheme) -> Vec<u8> {
        if self.is_digest {
            return self.data.clone();
        }
        let hash = self.hash(scheme);
        hash.hash(&self.data, hash.size())
    }

    fn has_no_hash(&self) -> Result<(), Failure> {
        self.hash.is_none().then_some(()).ok_or(Failure::InvalidDigest)
    }
}

/// RFC 3279's Ecdsa-Sig-Value of r and s side by side.
fn to_der(signature: &[u8]) -> Vec<u8> {
    let (r, s) = signature.split_at(signature.len() / 2);
    asn1::sequence(&[&asn1::integer(r), &asn1::integer(s)])
}

fn from_der(curve: Curve, signature: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::new(signature);
    let mut numbers = reader.sequence()?;
    let (r, s) = (curve.padded(numbers.integer()?)?, curve.padded(numbers.integer()?)?);
    (reader.is_empty() && numbers.is_empty()).then(|| [r, s].concat())
}

/// A text that is encrypted or decrypted.
pub(super) struct Encryption {
    pub(super) padding: i32,
    /// OAEP's.
    pub(super) hash: Algorithm,
    pub(super) label: Vec<u8>,
    pub(super) data: Vec<u8>,
}

impl Encryption {
    /// publicEncrypt (0), privateDecrypt (1), privateEncrypt (2) or publicDecrypt (3).
    pub(super) fn run(&self, what: usize, key: &Key) -> Result<Vec<u8>, Failure> {
        let Encryption { padding, hash, label, data } = self;
        match (what, key) {
            (0, Key::Public(Public::Rsa { n, e, .. })) => rsa::encrypt(n, e, *padding, *hash, label, data),
            (1, Key::Private(Private::Rsa { parts, .. })) => rsa::decrypt(parts, *padding, *hash, label, data),
            (2, Key::Private(Private::Rsa { parts, .. })) => rsa::seal(parts, *padding, data),
            (3, Key::Public(Public::Rsa { n, e, .. })) => rsa::open(n, e, *padding, data),
            _ => Err(Failure::KeyType),
        }
    }
}

/// The secret that both keys share; `None` if they do not fit each other.
pub(super) fn agree(private: &Private, public: &Public) -> Option<Vec<u8>> {
    match (private, public) {
        (Private::Ec { curve, scalar, .. }, Public::Ec { curve: other, point }) if curve == other => curve.agree(scalar, point),
        (Private::Okp { curve: Montgomery::X25519, bytes }, Public::Okp { curve: Montgomery::X25519, bytes: other }) => {
            Montgomery::agree(bytes, other)
        }
        (Private::Dh { group, x }, Public::Dh { group: other, y }) if group == other => numbers::power(y, x, &group.p),
        _ => None,
    }
}

/// The public key of such numbers, in JWK's order.
pub(super) fn public_of_parts(kind: &str, numbers: Vec<Vec<u8>>) -> Option<Public> {
    if kind == "rsa" {
        let [n, e] = numbers.try_into().ok()?;
        return Some(Public::Rsa { n: trimmed(&n).to_vec(), e: trimmed(&e).to_vec(), pss: Scheme::Any });
    }
    if let Some(curve) = Curve::named(kind) {
        let [x, y] = numbers.try_into().ok()?;
        let point = curve.uncompressed(&[&[4][..], &curve.padded(&x)?, &curve.padded(&y)?].concat())?;
        return Some(Public::Ec { curve, point });
    }
    let curve = Montgomery::named(kind)?;
    let [bytes] = numbers.try_into().ok()?;
    (bytes.len() == curve.size()).then_some(Public::Okp { curve, bytes })
}

/// The private key of such numbers; the public half that is among them must be its own.
pub(super) fn private_of_parts(kind: &str, mut numbers: Vec<Vec<u8>>) -> Option<Private> {
    if kind == "rsa" {
        let numbers: Vec<Vec<u8>> = numbers.iter().map(|number| trimmed(number).to_vec()).collect();
        let [n, e, d, p, q, dp, dq, qi] = numbers.try_into().ok()?;
        return Some(Private::Rsa { parts: Box::new(RsaParts { n, e, d, p, q, dp, dq, qi }), pss: Scheme::Any });
    }
    let secret = numbers.pop()?;
    let public = public_of_parts(kind, numbers)?;
    let private = match public {
        Public::Ec { curve, .. } => Private::of_scalar(curve, &secret)?,
        Public::Okp { curve, .. } => (secret.len() == curve.size()).then_some(Private::Okp { curve, bytes: secret })?,
        _ => return None,
    };
    (private.public()? == public).then_some(private)
}
