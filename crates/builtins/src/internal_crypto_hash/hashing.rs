//! Hash functions by name, their running states, HMAC and the derivations of keys. Knows bytes, no JS.

use digest::{DynDigest, ExtendableOutput, Update, XofReader};
use shake::{Shake128, Shake256};

macro_rules! algorithms {
    ($($variant:ident $digest:ty, $block:literal, $size:literal, [$($name:literal),*];)*) => {
        /// A hash function.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Algorithm {
            $(
                #[doc = stringify!($variant)]
                $variant,
            )*
            /// SHAKE128, output of any length
            Shake128,
            /// SHAKE256, output of any length
            Shake256,
        }

        /// Those with a fixed output, by number, and the names OpenSSL gives them.
        const NAMES: &[(Algorithm, &[&str])] = &[
            $((Algorithm::$variant, &[$($name),*]),)*
            (Algorithm::Shake128, &["shake128", "shake-128"]),
            (Algorithm::Shake256, &["shake256", "shake-256"]),
        ];

        impl Algorithm {
            /// Bytes of its output, by default for the extendable ones.
            pub(crate) fn size(self) -> usize {
                match self {
                    $(Algorithm::$variant => $size,)*
                    Algorithm::Shake128 => 16,
                    Algorithm::Shake256 => 32,
                }
            }

            /// Bytes of a block, which HMAC needs; `None` where HMAC is not defined.
            fn block(self) -> Option<usize> {
                match self {
                    $(Algorithm::$variant => Some($block),)*
                    _ => None,
                }
            }

            fn start(self) -> State {
                match self {
                    $(Algorithm::$variant => State::Fixed(Box::new(<$digest>::default())),)*
                    Algorithm::Shake128 => State::Shake128(Box::default()),
                    Algorithm::Shake256 => State::Shake256(Box::default()),
                }
            }

            /// PBKDF2 with HMAC of this algorithm into `key`; false if it has no HMAC.
            pub(crate) fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) -> bool {
                match self {
                    $(Algorithm::$variant => pbkdf2_of::<$digest>(self, password, salt, rounds, key),)*
                    _ => false,
                }
            }
        }
    };
}

algorithms! {
    Md5 md5::Md5, 64, 16, ["md5", "rsa-md5", "ssl3-md5", "md5withrsaencryption"];
    Sha1 sha1::Sha1, 64, 20, ["sha1", "sha-1", "rsa-sha1", "rsa-sha1-2", "ssl3-sha1", "sha1withrsaencryption"];
    Sha224 sha2::Sha224, 64, 28, ["sha224", "sha-224", "sha2-224", "rsa-sha224", "sha224withrsaencryption"];
    Sha256 sha2::Sha256, 64, 32, ["sha256", "sha-256", "sha2-256", "rsa-sha256", "sha256withrsaencryption"];
    Sha384 sha2::Sha384, 128, 48, ["sha384", "sha-384", "sha2-384", "rsa-sha384", "sha384withrsaencryption"];
    Sha512 sha2::Sha512, 128, 64, ["sha512", "sha-512", "sha2-512", "rsa-sha512", "sha512withrsaencryption"];
    Sha512Of224 sha2::Sha512_224, 128, 28,
        ["sha512-224", "sha-512/224", "sha2-512/224", "rsa-sha512/224", "sha512-224withrsaencryption"];
    Sha512Of256 sha2::Sha512_256, 128, 32,
        ["sha512-256", "sha-512/256", "sha2-512/256", "rsa-sha512/256", "sha512-256withrsaencryption"];
    Sha3Of224 sha3::Sha3_224, 144, 28, ["sha3-224", "rsa-sha3-224", "id-rsassa-pkcs1-v1_5-with-sha3-224"];
    Sha3Of256 sha3::Sha3_256, 136, 32, ["sha3-256", "rsa-sha3-256", "id-rsassa-pkcs1-v1_5-with-sha3-256"];
    Sha3Of384 sha3::Sha3_384, 104, 48, ["sha3-384", "rsa-sha3-384", "id-rsassa-pkcs1-v1_5-with-sha3-384"];
    Sha3Of512 sha3::Sha3_512, 72, 64, ["sha3-512", "rsa-sha3-512", "id-rsassa-pkcs1-v1_5-with-sha3-512"];
    Keccak224 sha3::Keccak224, 144, 28, ["keccak-224"];
    Keccak256 sha3::Keccak256, 136, 32, ["keccak-256"];
    Keccak384 sha3::Keccak384, 104, 48, ["keccak-384"];
    Keccak512 sha3::Keccak512, 72, 64, ["keccak-512"];
    Ripemd160 ripemd::Ripemd160, 64, 20,
        ["ripemd160", "ripemd-160", "ripemd", "rmd160", "rsa-ripemd160", "ripemd160withrsa"];
    Blake2b512 blake2::Blake2b512, 128, 64, ["blake2b512", "blake2b-512"];
    Blake2s256 blake2::Blake2s256, 64, 32, ["blake2s256", "blake2s-256"];
}

/// The object identifiers of those that signatures use.
const OIDS: &[(Algorithm, &[u8])] = &[
    (Algorithm::Md5, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05]),
    (Algorithm::Sha1, &[0x2b, 0x0e, 0x03, 0x02, 0x1a]),
    (Algorithm::Ripemd160, &[0x2b, 0x24, 0x03, 0x02, 0x01]),
    (Algorithm::Sha256, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]),
    (Algorithm::Sha384, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02]),
    (Algorithm::Sha512, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03]),
    (Algorithm::Sha224, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x04]),
    (Algorithm::Sha512Of224, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x05]),
    (Algorithm::Sha512Of256, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x06]),
    (Algorithm::Sha3Of224, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x07]),
    (Algorithm::Sha3Of256, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x08]),
    (Algorithm::Sha3Of384, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x09]),
    (Algorithm::Sha3Of512, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x0a]),
];

impl Algorithm {
    /// The algorithm of that name, in any case; it is also known by its number.
    pub(crate) fn named(name: &str) -> Option<Algorithm> {
        let lower = name.to_ascii_lowercase();
        NAMES
            .iter()
            .find(|(_, names)| names.contains(&lower.as_str()))
            .map(|(algorithm, _)| *algorithm)
    }

    /// A small number that stands for it.
    pub(crate) fn number(self) -> usize {
        NAMES
            .iter()
            .position(|(algorithm, _)| *algorithm == self)
            .unwrap_or_default()
    }

    /// The algorithm that [`Algorithm::number`] gave the number of.
    pub(crate) fn of(number: usize) -> Option<Algorithm> {
        NAMES.get(number).map(|(algorithm, _)| *algorithm)
    }

    /// The name that Node gives it.
    pub(crate) fn name(self) -> &'static str {
        NAMES.get(self.number()).and_then(|(_, names)| names.first()).copied().unwrap_or_default()
    }

    /// Its object identifier as signatures name it (RFC 8017, appendix B.1; NIST), without tag and length.
    pub(crate) fn oid(self) -> Option<&'static [u8]> {
        OIDS.iter().find(|(algorithm, _)| *algorithm == self).map(|(_, oid)| *oid)
    }

    /// The algorithm of an object identifier.
    pub(crate) fn of_oid(oid: &[u8]) -> Option<Algorithm> {
        OIDS.iter().find(|(_, known)| *known == oid).map(|(algorithm, _)| *algorithm)
    }

    /// Whether its output may have any length.
    pub(crate) fn is_extendable(self) -> bool {
        matches!(self, Algorithm::Shake128 | Algorithm::Shake256)
    }

    /// The hash of `bytes`. The most common algorithm takes the shortest way.
    pub(crate) fn hash(self, bytes: &[u8], length: usize) -> Vec<u8> {
        if self == Algorithm::Sha256 {
            return <sha2::Sha256 as digest::Digest>::digest(bytes).to_vec();
        }
        let mut state = self.start();
        state.update(bytes);
        state.finish(length)
    }

    /// HKDF (RFC 5869) into `key`; false if it has no HMAC.
    pub(crate) fn hkdf(self, secret: &[u8], salt: &[u8], info: &[u8], key: &mut [u8]) -> bool {
        let Some(mut extract) = Running::hmac(self, salt) else {
            return false;
        };
        extract.update(secret);
        let prk = extract.finish(self.size());
        let mut block = Vec::new();
        for (i, part) in key.chunks_mut(self.size()).enumerate() {
            let Some(mut expand) = Running::hmac(self, &prk) else {
                return false;
            };
            expand.update(&block);
            expand.update(info);
            expand.update(&[u8::try_from(i + 1).unwrap_or(u8::MAX)]);
            block = expand.finish(self.size());
            part.copy_from_slice(&block[..part.len()]);
        }
        true
    }
}

/// PBKDF2 (RFC 8018): the blocks of the key, each the sum of `rounds` HMACs.
fn pbkdf2_of<D>(algorithm: Algorithm, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) -> bool
where
    D: digest::Digest + Clone + Default,
{
    let Some((inner, outer)) = padded_states::<D>(algorithm, password) else {
        return false;
    };
    for (i, part) in key.chunks_mut(algorithm.size()).enumerate() {
        let counter = u32::try_from(i + 1).unwrap_or(u32::MAX).to_be_bytes();
        let mut link = keyed(&inner, &outer, &[salt, &counter]);
        let mut sum = link.clone();
        for _ in 1..rounds {
            link = keyed(&inner, &outer, &[&link]);
            sum.iter_mut().zip(&link).for_each(|(to, from)| *to ^= from);
        }
        part.copy_from_slice(&sum[..part.len()]);
    }
    true
}

fn keyed<D: digest::Digest + Clone>(inner: &D, outer: &D, parts: &[&[u8]]) -> digest::Output<D> {
    let mut first = inner.clone();
    for part in parts {
        digest::Digest::update(&mut first, part);
    }
    let mut second = outer.clone();
    digest::Digest::update(&mut second, first.finalize());
    second.finalize()
}

/// The states after HMAC's two pads, made once per password.
fn padded_states<D: digest::Digest + Default>(algorithm: Algorithm, key: &[u8]) -> Option<(D, D)> {
    let (inner_pad, outer_pad) = pads(algorithm, key)?;
    let state = |pad: &[u8]| {
        let mut state = D::default();
        digest::Digest::update(&mut state, pad);
        state
    };
    Some((state(&inner_pad), state(&outer_pad)))
}

/// HMAC's key block combined with its two constants (RFC 2104).
fn pads(algorithm: Algorithm, key: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let size = algorithm.block()?;
    let mut block = if key.len() > size {
        algorithm.hash(key, algorithm.size())
    } else {
        key.to_vec()
    };
    block.resize(size, 0);
    let with = |constant: u8| block.iter().map(|byte| byte ^ constant).collect();
    Some((with(0x36), with(0x5c)))
}

enum State {
    Fixed(Box<dyn DynDigest>),
    Shake128(Box<Shake128>),
    Shake256(Box<Shake256>),
}

impl Clone for State {
    fn clone(&self) -> Self {
        match self {
            State::Fixed(state) => State::Fixed(state.box_clone()),
            State::Shake128(state) => State::Shake128(state.clone()),
            State::Shake256(state) => State::Shake256(state.clone()),
        }
    }
}

impl State {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            State::Fixed(state) => state.update(bytes),
            State::Shake128(state) => Update::update(&mut **state, bytes),
            State::Shake256(state) => Update::update(&mut **state, bytes),
        }
    }

    /// The output; `length` counts for the extendable ones only.
    fn finish(self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        match self {
            State::Fixed(state) => return state.finalize().into_vec(),
            State::Shake128(state) => state.finalize_xof().read(&mut bytes),
            State::Shake256(state) => state.finalize_xof().read(&mut bytes),
        }
        bytes
    }
}

/// A hash or HMAC that is being fed.
#[derive(Clone)]
pub(crate) struct Running {
    inner: State,
    outer: Option<State>,
}

impl Running {
    /// A plain hash.
    pub(crate) fn hash(algorithm: Algorithm) -> Running {
        Running {
            inner: algorithm.start(),
            outer: None,
        }
    }

    /// An HMAC; `None` for the extendable algorithms.
    pub(crate) fn hmac(algorithm: Algorithm, key: &[u8]) -> Option<Running> {
        let (inner_pad, outer_pad) = pads(algorithm, key)?;
        let (mut inner, mut outer) = (algorithm.start(), algorithm.start());
        inner.update(&inner_pad);
        outer.update(&outer_pad);
        Some(Running {
            inner,
            outer: Some(outer),
        })
    }

    /// Feeds it.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.inner.update(bytes);
    }

    /// Its output, of `length` bytes where that is free.
    pub(crate) fn finish(self, length: usize) -> Vec<u8> {
        let bytes = self.inner.finish(length);
        match self.outer {
            None => bytes,
            Some(mut outer) => {
                outer.update(&bytes);
                outer.finish(length)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn hashes_by_any_of_their_names() {
        let algorithm = Algorithm::named("RSA-SHA256").unwrap();
        assert_eq!(
            hex(&algorithm.hash(b"a", 32)),
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
        );
        assert_eq!(Algorithm::of(algorithm.number()), Some(algorithm));
        assert_eq!(Algorithm::named("none"), None);
        assert_eq!(hex(&Algorithm::Shake128.hash(b"a", 4)), "85c8de88");
    }

    #[test]
    fn a_copy_goes_its_own_way() {
        let mut first = Running::hash(Algorithm::Sha1);
        first.update(b"ab");
        let mut second = first.clone();
        first.update(b"c");
        second.update(b"d");
        assert_eq!(first.finish(20), Algorithm::Sha1.hash(b"abc", 20));
        assert_eq!(second.finish(20), Algorithm::Sha1.hash(b"abd", 20));
    }

    #[test]
    fn every_algorithm_gives_its_size() {
        for (algorithm, _) in NAMES {
            assert_eq!(
                algorithm.hash(b"x", algorithm.size()).len(),
                algorithm.size(),
                "{algorithm:?}"
            );
        }
    }

    // RFC 4231 case 2, RFC 6070 case 2, RFC 5869 case 1.
    #[test]
    fn keyed_functions_give_the_published_values() {
        let mut mac = Running::hmac(Algorithm::Sha256, b"Jefe").unwrap();
        mac.update(b"what do ya want for nothing?");
        assert_eq!(
            hex(&mac.finish(32)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        let mut key = [0; 20];
        assert!(Algorithm::Sha1.pbkdf2(b"password", b"salt", 2, &mut key));
        assert_eq!(hex(&key), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
        let mut okm = [0; 42];
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        let salt: Vec<u8> = (0..=0x0c).collect();
        assert!(Algorithm::Sha256.hkdf(&[0x0b; 22], &salt, &info, &mut okm));
        assert_eq!(
            hex(&okm),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        );
    }
}
