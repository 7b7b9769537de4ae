//! Keys of pairs as values, and their standard forms: SubjectPublicKeyInfo (RFC 5280) and PrivateKeyInfo (RFC 5208, 5958), with those of
//! RSA (RFC 8017, 4055), EC (RFC 5480, 5915), RFC 8410's curves and Diffie-Hellman (PKCS #3).

use super::asn1::{self, INTEGER, OCTET_STRING, OID, Reader, SEQUENCE};
use super::curves::{Curve, Montgomery};
use crate::internal_crypto_hash::Algorithm;

/// A public key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Public {
    Rsa { n: Vec<u8>, e: Vec<u8>, pss: Scheme },
    /// An uncompressed point.
    Ec { curve: Curve, point: Vec<u8> },
    Okp { curve: Montgomery, bytes: Vec<u8> },
    Dh { group: Group, y: Vec<u8> },
}

/// A private key; those of curves know their public half.
#[derive(Clone)]
pub(super) enum Private {
    Rsa { parts: Box<RsaParts>, pss: Scheme },
    Ec { curve: Curve, scalar: Vec<u8>, point: Vec<u8> },
    Okp { curve: Montgomery, bytes: Vec<u8> },
    Dh { group: Group, x: Vec<u8> },
}

/// The numbers of an RSA key, big-endian (RFC 8017, A.1.2).
#[derive(Clone, Default)]
pub(super) struct RsaParts {
    pub(super) n: Vec<u8>,
    pub(super) e: Vec<u8>,
    pub(super) d: Vec<u8>,
    pub(super) p: Vec<u8>,
    pub(super) q: Vec<u8>,
    pub(super) dp: Vec<u8>,
    pub(super) dq: Vec<u8>,
    pub(super) qi: Vec<u8>,
}

/// A prime and a generator.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) p: Vec<u8>,
    pub(super) g: Vec<u8>,
}

/// Whether an RSA key is one of RSASSA-PSS, and for what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scheme {
    /// A plain RSA key.
    Any,
    /// One for PSS only.
    Pss(Option<PssLimits>),
}

/// What a PSS key may be used with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PssLimits {
    pub(super) hash: Algorithm,
    pub(super) mgf: Algorithm,
    /// Bytes of salt, at least.
    pub(super) salt: u32,
}

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const RSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];
const MGF1: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const DH: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x03, 0x01];

impl Public {
    /// Reads a SubjectPublicKeyInfo.
    pub(super) fn from_spki(bytes: &[u8]) -> Option<Public> {
        let mut info = Reader::new(bytes).sequence()?;
        let mut algorithm = info.sequence()?;
        let (oid, bits) = (algorithm.take(OID)?, info.bits()?);
        match oid {
            RSA => Public::from_pkcs1(bits),
            RSA_PSS => match Public::from_pkcs1(bits)? {
                Public::Rsa { n, e, .. } => Some(Public::Rsa { n, e, pss: pss_scheme(algorithm)? }),
                _ => None,
            },
            EC => {
                let curve = Curve::of_oid(algorithm.take(OID)?)?;
                Some(Public::Ec { curve, point: curve.uncompressed(bits)? })
            }
            DH => Some(Public::Dh { group: Group::read(algorithm)?, y: Reader::new(bits).integer()?.to_vec() }),
            _ => {
                let curve = Montgomery::of_oid(oid)?;
                (bits.len() == curve.size()).then(|| Public::Okp { curve, bytes: bits.to_vec() })
            }
        }
    }

    /// Reads PKCS #1's RSAPublicKey.
    pub(super) fn from_pkcs1(bytes: &[u8]) -> Option<Public> {
        let mut numbers = Reader::new(bytes).sequence()?;
        let (n, e) = (numbers.integer()?.to_vec(), numbers.integer()?.to_vec());
        (!n.is_empty() && !e.is_empty()).then_some(Public::Rsa { n, e, pss: Scheme::Any })
    }

    /// The public key of a certificate (RFC 5280, 4.1).
    pub(super) fn from_certificate(bytes: &[u8]) -> Option<Public> {
        let mut certified = Reader::new(bytes).sequence()?.sequence()?;
        certified.take(0xa0);
        certified.take(INTEGER)?;
        for _ in ["signature", "issuer", "validity", "subject"] {
            certified.take(SEQUENCE)?;
        }
        Public::from_spki(&asn1::value(SEQUENCE, certified.take(SEQUENCE)?))
    }

    pub(super) fn to_spki(&self) -> Vec<u8> {
        let (algorithm, bits) = match self {
            Public::Rsa { pss, .. } => (pss.algorithm(), self.to_pkcs1().unwrap_or_default()),
            Public::Ec { curve, point } => (asn1::sequence(&[&asn1::oid(EC), &asn1::oid(curve.oid())]), point.clone()),
            Public::Okp { curve, bytes } => (asn1::sequence(&[&asn1::oid(curve.oid())]), bytes.clone()),
            Public::Dh { group, y } => (group.algorithm(), asn1::integer(y)),
        };
        asn1::sequence(&[&algorithm, &asn1::bits(&bits)])
    }

    /// PKCS #1's form; only RSA keys have one.
    pub(super) fn to_pkcs1(&self) -> Option<Vec<u8>> {
        match self {
            Public::Rsa { n, e, .. } => Some(asn1::sequence(&[&asn1::integer(n), &asn1::integer(e)])),
            _ => None,
        }
    }
}

impl Private {
    /// Reads a PrivateKeyInfo that is not encrypted.
    pub(super) fn from_pkcs8(bytes: &[u8]) -> Option<Private> {
        let mut info = Reader::new(bytes).sequence()?;
        info.integer()?;
        let mut algorithm = info.sequence()?;
        let (oid, inner) = (algorithm.take(OID)?, info.take(OCTET_STRING)?);
        match oid {
            RSA => Private::from_pkcs1(inner),
            RSA_PSS => match Private::from_pkcs1(inner)? {
                Private::Rsa { parts, .. } => Some(Private::Rsa { parts, pss: pss_scheme(algorithm)? }),
                _ => None,
            },
            EC => Private::from_sec1(inner, Curve::of_oid(algorithm.take(OID)?)),
            DH => Some(Private::Dh { group: Group::read(algorithm)?, x: Reader::new(inner).integer()?.to_vec() }),
            _ => {
                let curve = Montgomery::of_oid(oid)?;
                let bytes = Reader::new(inner).take(OCTET_STRING)?;
                (bytes.len() == curve.size()).then(|| Private::Okp { curve, bytes: bytes.to_vec() })
            }
        }
    }

    /// Reads PKCS #1's RSAPrivateKey, of two primes.
    pub(super) fn from_pkcs1(bytes: &[u8]) -> Option<Private> {
        let mut numbers = Reader::new(bytes).sequence()?;
        numbers.integer()?;
        let mut next = || numbers.integer().map(<[u8]>::to_vec);
        let parts = RsaParts { n: next()?, e: next()?, d: next()?, p: next()?, q: next()?, dp: next()?, dq: next()?, qi: next()? };
        let odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
        (odd(&parts.n) && odd(&parts.p) && odd(&parts.q)).then(|| Private::Rsa { parts: Box::new(parts), pss: Scheme::Any })
    }

    /// Reads RFC 5915's ECPrivateKey; its curve may be known from outside.
    pub(super) fn from_sec1(bytes: &[u8], outer: Option<Curve>) -> Option<Private> {
        let mut key = Reader::new(bytes).sequence()?;
        (key.small()? == 1).then_some(())?;
        let scalar = key.take(OCTET_STRING)?;
        let named = match key.take(0xa0) {
            Some(parameters) => Curve::of_oid(Reader::new(parameters).take(OID)?),
            None => None,
        };
        Private::of_scalar(outer.or(named)?, scalar)
    }

    /// The key of a curve's scalar; `None` if it is no scalar of it.
    pub(super) fn of_scalar(curve: Curve, scalar: &[u8]) -> Option<Private> {
        let scalar = curve.padded(scalar)?;
        let point = curve.public_point(&scalar)?;
        Some(Private::Ec { curve, scalar, point })
    }

    pub(super) fn to_pkcs8(&self) -> Vec<u8> {
        let (algorithm, inner) = match self {
            Private::Rsa { pss, .. } => (pss.algorithm(), self.to_pkcs1().unwrap_or_default()),
            Private::Ec { curve, .. } => (
                asn1::sequence(&[&asn1::oid(EC), &asn1::oid(curve.oid())]),
                self.ec_private_key(false).unwrap_or_default(),
            ),
            Private::Okp { curve, bytes } => (asn1::sequence(&[&asn1::oid(curve.oid())]), asn1::octets(bytes)),
            Private::Dh { group, x } => (group.algorithm(), asn1::integer(x)),
        };
        asn1::sequence(&[&asn1::integer(&[0]), &algorithm, &asn1::octets(&inner)])
    }

    /// PKCS #1's form; only RSA keys have one.
    pub(super) fn to_pkcs1(&self) -> Option<Vec<u8>> {
        let Private::Rsa { parts, .. } = self else { return None };
        let RsaParts { n, e, d, p, q, dp, dq, qi } = &**parts;
        let numbers = [&[][..], n, e, d, p, q, dp, dq, qi].map(asn1::integer);
        Some(asn1::value(SEQUENCE, &numbers.concat()))
    }

    /// RFC 5915's form; only EC keys have one.
    pub(super) fn to_sec1(&self) -> Option<Vec<u8>> {
        self.ec_private_key(true)
    }

    fn ec_private_key(&self, names_curve: bool) -> Option<Vec<u8>> {
        let Private::Ec { curve, scalar, point } = self else { return None };
        let name = if names_curve { asn1::value(0xa0, &asn1::oid(curve.oid())) } else { Vec::new() };
        Some(asn1::sequence(&[
            &asn1::integer(&[1]),
            &asn1::octets(scalar),
            &name,
            &asn1::value(0xa1, &asn1::bits(point)),
        ]))
    }

    /// Its public half; `None` for a key whose numbers make none.
    pub(super) fn public(&self) -> Option<Public> {
        Some(match self {
            Private::Rsa { parts, pss } => Public::Rsa { n: parts.n.clone(), e: parts.e.clone(), pss: *pss },
            Private::Ec { curve, point, .. } => Public::Ec { curve: *curve, point: point.clone() },
            Private::Okp { curve, bytes } => Public::Okp { curve: *curve, bytes: curve.public(bytes)? },
            Private::Dh { group, x } => Public::Dh { group: group.clone(), y: super::numbers::power(&group.g, x, &group.p)? },
        })
    }
}

impl Group {
    /// Reads PKCS #3's DHParameter, which follows the algorithm's name.
    fn read(mut algorithm: Reader<'_>) -> Option<Group> {
        let mut numbers = algorithm.sequence()?;
        Some(Group { p: numbers.integer()?.to_vec(), g: numbers.integer()?.to_vec() })
    }

    fn algorithm(&self) -> Vec<u8> {
        let numbers = asn1::sequence(&[&asn1::integer(&self.p), &asn1::integer(&self.g)]);
        asn1::sequence(&[&asn1::oid(DH), &numbers])
    }
}

impl Scheme {
    fn algorithm(&self) -> Vec<u8> {
        match self {
            Scheme::Any => asn1::sequence(&[&asn1::oid(RSA), &asn1::null()]),
            Scheme::Pss(None) => asn1::sequence(&[&asn1::oid(RSA_PSS)]),
            Scheme::Pss(Some(limits)) => asn1::sequence(&[&asn1::oid(RSA_PSS), &limits.to_der()]),
        }
    }
}

impl PssLimits {
    /// RFC 4055's RSASSA-PSS-params; what is the default is left out.
    fn to_der(self) -> Vec<u8> {
        let hash = |algorithm: Algorithm| asn1::sequence(&[&asn1::oid(algorithm.oid().unwrap_or_default()), &asn1::null()]);
        let mut parts = Vec::new();
        if self.hash != Algorithm::Sha1 {
            parts.extend(asn1::value(0xa0, &hash(self.hash)));
        }
        if self.mgf != Algorithm::Sha1 {
            parts.extend(asn1::value(0xa1, &asn1::sequence(&[&asn1::oid(MGF1), &hash(self.mgf)])));
        }
        if self.salt != 20 {
            parts.extend(asn1::value(0xa2, &asn1::integer(&self.salt.to_be_bytes())));
        }
        asn1::value(SEQUENCE, &parts)
    }
}

/// The limits behind the name RSASSA-PSS, if there are any.
fn pss_scheme(mut algorithm: Reader<'_>) -> Option<Scheme> {
    if algorithm.is_empty() {
        return Some(Scheme::Pss(None));
    }
    let mut parameters = algorithm.sequence()?;
    let mut limits = PssLimits { hash: Algorithm::Sha1, mgf: Algorithm::Sha1, salt: 20 };
    if let Some(hash) = parameters.take(0xa0) {
        limits.hash = Algorithm::of_oid(Reader::new(hash).sequence()?.take(OID)?)?;
    }
    if let Some(mgf) = parameters.take(0xa1) {
        let mut mgf = Reader::new(mgf).sequence()?;
        (mgf.take(OID)? == MGF1).then_some(())?;
        limits.mgf = Algorithm::of_oid(mgf.sequence()?.take(OID)?)?;
    }
    if let Some(salt) = parameters.take(0xa2) {
        limits.salt = Reader::new(salt).small()?;
    }
    Some(Scheme::Pss(Some(limits)))
}
