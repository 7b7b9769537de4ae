//! RSA's schemes (RFC 8017): PKCS #1 v1.5, PSS and OAEP, for signatures and for encryption.

use super::Failure;
use super::asn1;
use super::keys::{RsaParts, Scheme};
use super::numbers::{rsa_private, rsa_public};
use crate::internal_crypto_hash::{Algorithm, Running};

/// Node's numbers of the paddings.
pub(super) mod padding {
    pub(in super::super) const PKCS1: i32 = 1;
    pub(in super::super) const NONE: i32 = 3;
    pub(in super::super) const OAEP: i32 = 4;
    pub(in super::super) const PSS: i32 = 6;
}

/// Lengths of salt that stand for others.
const SALT_OF_DIGEST: i32 = -1;
const SALT_AUTO: i32 = -2;

/// How a digest becomes a signature.
#[derive(Clone, Copy)]
pub(super) struct Signing {
    pub(super) padding: i32,
    pub(super) hash: Algorithm,
    /// The hash of MGF1, PSS's mask.
    pub(super) mgf: Algorithm,
    /// Bytes of PSS's salt, or what OpenSSL lets stand for them (negative).
    pub(super) salt: i32,
}

impl Signing {
    /// What a key does when it is not told more; PSS keys may refuse what they are told.
    pub(super) fn checked(scheme: Scheme, hash: Algorithm, padding: Option<i32>, salt: Option<i32>) -> Result<Signing, Failure> {
        let padding = padding.unwrap_or(if scheme == Scheme::Any { padding::PKCS1 } else { padding::PSS });
        let mut signing = Signing { padding, hash, mgf: hash, salt: salt.unwrap_or(SALT_AUTO) };
        match padding {
            padding::PKCS1 if scheme == Scheme::Any => Ok(signing),
            padding::NONE => Err(Failure::PaddingMode),
            padding::PSS => {
                if let Scheme::Pss(Some(limits)) = scheme {
                    (limits.hash == hash).then_some(()).ok_or(Failure::DigestNotAllowed)?;
                    signing.mgf = limits.mgf;
                    let least = i32::try_from(limits.salt).unwrap_or(i32::MAX);
                    (signing.salt < 0 || signing.salt >= least).then_some(()).ok_or(Failure::SaltTooSmall)?;
                }
                (signing.salt >= -4).then_some(signing).ok_or(Failure::SaltLength)
            }
            _ => Err(Failure::Padding),
        }
    }

    pub(super) fn sign(&self, key: &RsaParts, digest: &[u8]) -> Result<Vec<u8>, Failure> {
        let (size, bits) = (key.n.len(), bit_length(&key.n));
        if bits == 0 {
            return Err(Failure::Internal);
        }
        let encoded = match self.padding {
            padding::PKCS1 => pkcs1_of_digest(self.hash, digest, size)?,
            _ => {
                let mut salt = vec![0; self.salt_length(bits)?];
                getrandom::fill(&mut salt).map_err(|_| Failure::Internal)?;
                self.pss(digest, &salt, bits - 1).ok_or(Failure::TooLarge)?
            }
        };
        rsa_private(key, &encoded).ok_or(Failure::Internal)
    }

    pub(super) fn verify(&self, n: &[u8], e: &[u8], digest: &[u8], signature: &[u8]) -> bool {
        if signature.len() != n.len() {
            return false;
        }
        let Some(encoded) = rsa_public(n, e, signature) else { return false };
        match self.padding {
            padding::PKCS1 => pkcs1_of_digest(self.hash, digest, n.len()).is_ok_and(|expected| expected == encoded),
            _ => self.is_pss(digest, &encoded, bit_length(n) - 1),
        }
    }

    /// Bytes of salt for a key of so many bits.
    fn salt_length(&self, bits: usize) -> Result<usize, Failure> {
        match self.salt {
            SALT_OF_DIGEST => Ok(self.hash.size()),
            negative if negative < 0 => (bits - 1).div_ceil(8).checked_sub(self.hash.size() + 2).ok_or(Failure::TooLarge),
            length => usize::try_from(length).map_err(|_| Failure::SaltLength),
        }
    }

    /// EMSA-PSS-ENCODE (9.1.1).
    fn pss(&self, digest: &[u8], salt: &[u8], bits: usize) -> Option<Vec<u8>> {
        let size = bits.div_ceil(8);
        let hash = self.hash.hash(&[&[0; 8], digest, salt].concat(), self.hash.size());
        let zeros = size.checked_sub(salt.len() + hash.len() + 2)?;
        let mut block = [&vec![0; zeros], &[1][..], salt].concat();
        mask(self.mgf, &hash, &mut block);
        block[0] &= 0xff >> (size * 8 - bits);
        Some([&block[..], &hash, &[0xbc]].concat())
    }

    /// EMSA-PSS-VERIFY (9.1.2); the salt's length is found if it is not given.
    fn is_pss(&self, digest: &[u8], encoded: &[u8], bits: usize) -> bool {
        let size = bits.div_ceil(8);
        let (above, encoded) = encoded.split_at(encoded.len() - size);
        let length = self.hash.size();
        if above.iter().any(|byte| *byte != 0) || size < length + 2 || encoded.last() != Some(&0xbc) {
            return false;
        }
        let (block, hash) = encoded[..size - 1].split_at(size - length - 1);
        let mut block = block.to_vec();
        let unused = 0xffu8.checked_shr(u32::try_from(size * 8 - bits).unwrap_or(0)).unwrap_or(0);
        if block[0] & !unused != 0 {
            return false;
        }
        mask(self.mgf, hash, &mut block);
        block[0] &= unused;
        let zeros = block.iter().take_while(|byte| **byte == 0).count();
        let Some((1, salt)) = block[zeros..].split_first().map(|(first, salt)| (*first, salt)) else { return false };
        let expected = match self.salt {
            SALT_OF_DIGEST => Some(length),
            given => usize::try_from(given).ok(),
        };
        expected.is_none_or(|expected| expected == salt.len())
            && self.hash.hash(&[&[0; 8], digest, salt].concat(), length) == hash
    }
}

fn bit_length(n: &[u8]) -> usize {
    n.len() * 8 - n.first().map_or(0, |first| first.leading_zeros() as usize)
}

/// EMSA-PKCS1-v1_5 (9.2).
fn pkcs1_of_digest(hash: Algorithm, digest: &[u8], size: usize) -> Result<Vec<u8>, Failure> {
    let oid = hash.oid().ok_or(Failure::InvalidDigest)?;
    if digest.len() != hash.size() {
        return Err(Failure::InvalidDigest);
    }
    let info = asn1::sequence(&[&asn1::sequence(&[&asn1::oid(oid), &asn1::null()]), &asn1::octets(digest)]);
    pkcs1_of_type_1(&info, size).ok_or(Failure::DigestTooBig)
}

fn pkcs1_of_type_1(data: &[u8], size: usize) -> Option<Vec<u8>> {
    let filler = size.checked_sub(data.len() + 3).filter(|filler| *filler >= 8)?;
    Some([&[0, 1][..], &vec![0xff; filler], &[0], data].concat())
}

/// Combines a block with MGF1 of the seed (B.2.1).
fn mask(hash: Algorithm, seed: &[u8], block: &mut [u8]) {
    for (counter, part) in (0u32..).zip(block.chunks_mut(hash.size())) {
        let stream = hash.hash(&[seed, &counter.to_be_bytes()].concat(), hash.size());
        part.iter_mut().zip(stream).for_each(|(byte, key)| *byte ^= key);
    }
}

/// `publicEncrypt`: with OAEP's hash and label.
pub(super) fn encrypt(n: &[u8], e: &[u8], padding: i32, hash: Algorithm, label: &[u8], data: &[u8]) -> Result<Vec<u8>, Failure> {
    let encoded = match padding {
        padding::NONE => exactly(data, n.len())?,
        padding::PKCS1 => {
            let filler = n.len().checked_sub(data.len() + 3).filter(|filler| *filler >= 8).ok_or(Failure::TooLarge)?;
            [&[0, 2][..], &random_nonzero(filler)?, &[0], data].concat()
        }
        padding::OAEP => oaep(hash, label, data, n.len())?,
        _ => return Err(Failure::Unnamed),
    };
    rsa_public(n, e, &encoded).ok_or(Failure::TooLargeForModulus)
}

/// `privateDecrypt`.
pub(super) fn decrypt(key: &RsaParts, padding: i32, hash: Algorithm, label: &[u8], data: &[u8]) -> Result<Vec<u8>, Failure> {
    let size = key.n.len();
    if data.len() > size {
        return Err(Failure::DataGreaterThanModulus);
    }
    let encoded = rsa_private(key, data);
    match padding {
        padding::NONE => encoded.ok_or(Failure::TooLargeForModulus),
        padding::PKCS1 => Ok(without_padding_or_noise(key, &encoded.ok_or(Failure::TooLargeForModulus)?, data)),
        padding::OAEP => without_oaep(hash, label, &encoded.ok_or(Failure::TooLargeForModulus)?).ok_or(Failure::Oaep),
        _ => Err(Failure::Unnamed),
    }
}

/// `privateEncrypt`: the raw signature of data.
pub(super) fn seal(key: &RsaParts, padding: i32, data: &[u8]) -> Result<Vec<u8>, Failure> {
    let encoded = match padding {
        padding::NONE => exactly(data, key.n.len())?,
        padding::PKCS1 => pkcs1_of_type_1(data, key.n.len()).ok_or(Failure::TooLarge)?,
        _ => return Err(Failure::Padding),
    };
    rsa_private(key, &encoded).ok_or(Failure::TooLargeForModulus)
}

/// `publicDecrypt`: what `seal` sealed.
pub(super) fn open(n: &[u8], e: &[u8], padding: i32, data: &[u8]) -> Result<Vec<u8>, Failure> {
    if data.len() > n.len() {
        return Err(Failure::DataGreaterThanModulus);
    }
    if ![padding::NONE, padding::PKCS1].contains(&padding) {
        return Err(Failure::Padding);
    }
    let encoded = rsa_public(n, e, data).ok_or(Failure::TooLargeForModulus)?;
    if padding == padding::NONE {
        return Ok(encoded);
    }
    without_type_1(&encoded).ok_or(Failure::InvalidPadding)
}

fn exactly(data: &[u8], size: usize) -> Result<Vec<u8>, Failure> {
    match data.len().cmp(&size) {
        std::cmp::Ordering::Less => Err(Failure::TooSmall),
        std::cmp::Ordering::Equal => Ok(data.to_vec()),
        std::cmp::Ordering::Greater => Err(Failure::TooLarge),
    }
}

fn random_nonzero(length: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = vec![0; length];
    while let Some(from) = bytes.iter().position(|byte| *byte == 0) {
        let mut fresh = vec![0; length - from];
        getrandom::fill(&mut fresh).map_err(|_| Failure::Internal)?;
        bytes[from..].iter_mut().zip(fresh).filter(|(byte, _)| **byte == 0).for_each(|(byte, new)| *byte = new);
    }
    Ok(bytes)
}

fn without_type_1(encoded: &[u8]) -> Option<Vec<u8>> {
    let filled = encoded.strip_prefix(&[0, 1])?;
    let end = filled.iter().position(|byte| *byte != 0xff)?;
    (end >= 8 && filled[end] == 0).then(|| filled[end + 1..].to_vec())
}

/// EME-OAEP encoding (7.1.1).
fn oaep(hash: Algorithm, label: &[u8], data: &[u8], size: usize) -> Result<Vec<u8>, Failure> {
    let length = hash.size();
    let zeros = size.checked_sub(data.len() + 2 * length + 2).ok_or(Failure::TooLarge)?;
    let mut block = [&hash.hash(label, length)[..], &vec![0; zeros], &[1], data].concat();
    let mut seed = vec![0; length];
    getrandom::fill(&mut seed).map_err(|_| Failure::Internal)?;
    mask(hash, &seed, &mut block);
    mask(hash, &block, &mut seed);
    Ok([&[0][..], &seed, &block].concat())
}

/// EME-OAEP decoding (7.1.2); all that may be wrong is looked at before anything is said.
fn without_oaep(hash: Algorithm, label: &[u8], encoded: &[u8]) -> Option<Vec<u8>> {
    let length = hash.size();
    if encoded.len() < 2 * length + 2 {
        return None;
    }
    let (mut seed, mut block) = (encoded[1..=length].to_vec(), encoded[length + 1..].to_vec());
    mask(hash, &block, &mut seed);
    mask(hash, &seed, &mut block);
    let (found, rest) = block.split_at(length);
    let differs = found.iter().zip(hash.hash(label, length)).fold(encoded[0], |all, (a, b)| all | (a ^ b));
    let start = rest.iter().position(|byte| *byte != 0);
    let text = start.and_then(|start| (rest[start] == 1).then(|| rest[start + 1..].to_vec()));
    text.filter(|_| differs == 0)
}

/// PKCS #1 v1.5's message, or where the padding is wrong one that looks random and is always the same for this key and text, so that nobody learns from
/// the difference (draft-irtf-cfrg-rsa-guidance, as OpenSSL does it).
fn without_padding_or_noise(key: &RsaParts, encoded: &[u8], data: &[u8]) -> Vec<u8> {
    let size = key.n.len();
    let noise = noise_of(key, data, size);
    let end = encoded.iter().skip(2).position(|byte| *byte == 0).map(|end| end + 2);
    match end {
        Some(end) if encoded[0] == 0 && encoded[1] == 2 && end >= 10 => encoded[end + 1..].to_vec(),
        _ => noise,
    }
}

fn noise_of(key: &RsaParts, data: &[u8], size: usize) -> Vec<u8> {
    let padded = |bytes: &[u8]| [&vec![0; size.saturating_sub(bytes.len())], bytes].concat();
    let secret = Algorithm::Sha256.hash(&padded(&key.d), 32);
    let derived = hmac(&secret, &[&padded(data)]);
    let lengths = stream(&derived, b"length", 256);
    // Shorter keys have no room for any message: theirs is empty.
    let most = size.saturating_sub(11);
    let bits = usize::BITS - most.leading_zeros();
    let length = lengths.chunks_exact(2).fold(0, |length, pair| {
        let candidate = usize::from(u16::from_be_bytes([pair[0], pair[1]])) & ((1 << bits) - 1);
        if candidate < most { candidate } else { length }
    });
    stream(&derived, b"message", size).split_off(size - length)
}

/// The guidance's PRF: so many bytes for a key and a purpose.
fn stream(key: &[u8], purpose: &[u8], length: usize) -> Vec<u8> {
    let bits = u16::try_from(length * 8).unwrap_or(u16::MAX).to_be_bytes();
    let blocks = (0u16..).take(length.div_ceil(32));
    let mut bytes: Vec<u8> = blocks.flat_map(|counter| hmac(key, &[&counter.to_be_bytes(), purpose, &bits])).collect();
    bytes.truncate(length);
    bytes
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let Some(mut running) = Running::hmac(Algorithm::Sha256, key) else { return Vec::new() };
    parts.iter().for_each(|part| running.update(part));
    running.finish(32)
}

#[cfg(test)]
mod tests {
    use super::super::numbers::generate_rsa;
    use super::*;

    #[test]
    fn signatures_hold_for_their_digest_only() {
        let key = generate_rsa(1024, &[1, 0, 1]);
        for padding in [padding::PKCS1, padding::PSS] {
            let signing = Signing::checked(Scheme::Any, Algorithm::Sha256, Some(padding), None).ok().unwrap();
            let signature = signing.sign(&key, &[7; 32]).ok().unwrap();
            assert!(signing.verify(&key.n, &key.e, &[7; 32], &signature));
            assert!(!signing.verify(&key.n, &key.e, &[8; 32], &signature));
        }
    }

    #[test]
    fn wrong_padding_gives_noise_that_stays_the_same() {
        let key = generate_rsa(1024, &[1, 0, 1]);
        let wrong = [1; 128];
        let decrypted = || decrypt(&key, padding::PKCS1, Algorithm::Sha1, b"", &wrong[..127]).ok();
        assert_eq!(decrypted(), decrypted());
        assert!(decrypted().is_some());
    }

    #[test]
    fn keys_too_short_for_any_padding_do_nothing_worse_than_fail() {
        for bits in [16, 24, 64, 88] {
            let key = generate_rsa(bits, &[1, 0, 1]);
            let size = key.n.len();
            let zeros = vec![0; size];
            assert_eq!(decrypt(&key, padding::PKCS1, Algorithm::Sha1, b"", &zeros).ok(), Some(Vec::new()));
            assert!(decrypt(&key, padding::OAEP, Algorithm::Sha1, b"", &zeros).is_err());
            assert!(encrypt(&key.n, &key.e, padding::PKCS1, Algorithm::Sha1, b"", &zeros).is_err());
            for padding in [padding::PKCS1, padding::PSS] {
                let signing = Signing::checked(Scheme::Any, Algorithm::Sha256, Some(padding), None).ok().unwrap();
                assert!(signing.sign(&key, &[7; 32]).is_err());
                assert!(!signing.verify(&key.n, &key.e, &[7; 32], &zeros));
            }
        }
    }
}
