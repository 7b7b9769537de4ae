//! Elliptic curves: the prime curves of SEC 2 (ECDSA, ECDH) and those of RFC 7748 and RFC 8032.

use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;

/// A short Weierstrass curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Curve {
    P256,
    P384,
    P521,
    Secp256k1,
}

/// Does something with the crate of a curve, as `$c`.
macro_rules! on_curve {
    ($curve:expr, $c:ident => $body:expr) => {
        match $curve {
            Curve::P256 => { use p256 as $c; $body }
            Curve::P384 => { use p384 as $c; $body }
            Curve::P521 => { use p521 as $c; $body }
            Curve::Secp256k1 => { use k256 as $c; $body }
        }
    };
}

impl Curve {
    /// The curve that OpenSSL or NIST calls so.
    pub(super) fn named(name: &str) -> Option<Curve> {
        Some(match name {
            "prime256v1" | "P-256" => Curve::P256,
            "secp384r1" | "P-384" => Curve::P384,
            "secp521r1" | "P-521" => Curve::P521,
            "secp256k1" => Curve::Secp256k1,
            _ => return None,
        })
    }

    /// OpenSSL's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Curve::P256 => "prime256v1",
            Curve::P384 => "secp384r1",
            Curve::P521 => "secp521r1",
            Curve::Secp256k1 => "secp256k1",
        }
    }

    pub(super) fn oid(self) -> &'static [u8] {
        match self {
            Curve::P256 => &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07],
            Curve::P384 => &[0x2b, 0x81, 0x04, 0x00, 0x22],
            Curve::P521 => &[0x2b, 0x81, 0x04, 0x00, 0x23],
            Curve::Secp256k1 => &[0x2b, 0x81, 0x04, 0x00, 0x0a],
        }
    }

    pub(super) fn of_oid(oid: &[u8]) -> Option<Curve> {
        [Curve::P256, Curve::P384, Curve::P521, Curve::Secp256k1].into_iter().find(|curve| curve.oid() == oid)
    }

    /// Bytes of a coordinate and of a scalar.
    pub(super) fn size(self) -> usize {
        match self {
            Curve::P256 | Curve::Secp256k1 => 32,
            Curve::P384 => 48,
            Curve::P521 => 66,
        }
    }

    /// A scalar with its leading zeros; `None` if it is too long.
    pub(super) fn padded(self, scalar: &[u8]) -> Option<Vec<u8>> {
        let scalar = super::asn1::trimmed(scalar);
        let zeros = self.size().checked_sub(scalar.len())?;
        Some([&vec![0; zeros], scalar].concat())
    }

    /// The uncompressed point of a scalar; `None` unless 0 < scalar < order.
    pub(super) fn public_point(self, scalar: &[u8]) -> Option<Vec<u8>> {
        on_curve!(self, c => {
            let key = c::SecretKey::from_slice(scalar).ok()?;
            Some(encoded(&key.public_key(), false))
        })
    }

    /// A point in any form, uncompressed; `None` unless it lies on the curve.
    pub(super) fn uncompressed(self, point: &[u8]) -> Option<Vec<u8>> {
        self.encoded(point, false)
    }

    /// A point in any form, in one of two.
    pub(super) fn encoded(self, point: &[u8], compress: bool) -> Option<Vec<u8>> {
        let point = pure(point)?;
        on_curve!(self, c => Some(encoded(&c::PublicKey::from_sec1_bytes(&point).ok()?, compress)))
    }

    pub(super) fn random_scalar(self) -> Vec<u8> {
        on_curve!(self, c => {
            use c::elliptic_curve::Generate as _;
            c::SecretKey::generate_from_rng(&mut UnwrapErr(SysRng)).to_bytes().to_vec()
        })
    }

    /// ECDH: the shared point's x.
    pub(super) fn agree(self, scalar: &[u8], point: &[u8]) -> Option<Vec<u8>> {
        let point = pure(point)?;
        on_curve!(self, c => {
            let (private, public) = (c::SecretKey::from_slice(scalar).ok()?, c::PublicKey::from_sec1_bytes(&point).ok()?);
            Some(private.diffie_hellman(&public).raw_secret_bytes().to_vec())
        })
    }

    /// ECDSA of a digest: r and s, each of the curve's size.
    pub(super) fn sign(self, scalar: &[u8], digest: &[u8]) -> Option<Vec<u8>> {
        let digest = self.long_enough(digest);
        on_curve!(self, c => {
            use c::ecdsa::signature::hazmat::RandomizedPrehashSigner as _;
            let key = c::ecdsa::SigningKey::from_slice(scalar).ok()?;
            let signature: c::ecdsa::Signature = key.sign_prehash_with_rng(&mut SysRng, &digest).ok()?;
            Some(signature.to_bytes().to_vec())
        })
    }

    /// Whether r and s sign the digest.
    pub(super) fn verify(self, point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
        let digest = self.long_enough(digest);
        on_curve!(self, c => {
            use c::ecdsa::signature::hazmat::PrehashVerifier as _;
            let key = c::ecdsa::VerifyingKey::from_sec1_bytes(point);
            let signature = c::ecdsa::Signature::from_slice(signature);
            // OpenSSL's signatures for secp256k1 have either of both values of s, the crate knows the lower.
            matches!((key, signature), (Ok(key), Ok(signature)) if key.verify_prehash(&digest, &signature.normalize_s()).is_ok()
                || key.verify_prehash(&digest, &signature).is_ok())
        })
    }

    /// The digest with zeros before it: the crates refuse those that are much shorter than the order, as numbers they are the same.
    fn long_enough(self, digest: &[u8]) -> Vec<u8> {
        let zeros = self.size().saturating_sub(digest.len());
        [&vec![0; zeros], digest].concat()
    }
}

fn encoded<C>(key: &p256::elliptic_curve::PublicKey<C>, compress: bool) -> Vec<u8>
where
    C: p256::elliptic_curve::CurveArithmetic,
    p256::elliptic_curve::AffinePoint<C>: p256::elliptic_curve::sec1::FromSec1Point<C> + p256::elliptic_curve::sec1::ToSec1Point<C>,
    p256::elliptic_curve::FieldBytesSize<C>: p256::elliptic_curve::sec1::ModulusSize,
{
    use p256::elliptic_curve::sec1::ToSec1Point as _;
    key.to_sec1_point(compress).as_bytes().to_vec()
}

/// A point in one of the forms that the crates know: hybrid ones (6 and 7) hold y whole, its parity must be as they say.
fn pure(point: &[u8]) -> Option<Vec<u8>> {
    let mut point = point.to_vec();
    if let Some(form @ (6 | 7)) = point.first().copied() {
        (point.last()? & 1 == form & 1).then_some(())?;
        point[0] = 4;
    }
    Some(point)
}

/// A curve of RFC 7748, for keys of its own form (RFC 8410).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Montgomery {
    Ed25519,
    X25519,
}

impl Montgomery {
    const ALL: [Montgomery; 2] = [Montgomery::Ed25519, Montgomery::X25519];

    pub(super) fn named(name: &str) -> Option<Montgomery> {
        Montgomery::ALL.into_iter().find(|curve| curve.name() == name)
    }

    /// Node's name of such keys.
    pub(super) fn name(self) -> &'static str {
        match self {
            Montgomery::Ed25519 => "ed25519",
            Montgomery::X25519 => "x25519",
        }
    }

    pub(super) fn oid(self) -> &'static [u8] {
        match self {
            Montgomery::X25519 => &[0x2b, 0x65, 0x6e],
            Montgomery::Ed25519 => &[0x2b, 0x65, 0x70],
        }
    }

    pub(super) fn of_oid(oid: &[u8]) -> Option<Montgomery> {
        Montgomery::ALL.into_iter().find(|curve| curve.oid() == oid)
    }

    /// Bytes of a key, public or private.
    pub(super) fn size(self) -> usize {
        32
    }

    /// The public half of a private key.
    pub(super) fn public(self, private: &[u8]) -> Option<Vec<u8>> {
        let private: [u8; 32] = private.try_into().ok()?;
        Some(match self {
            Montgomery::Ed25519 => ed25519_dalek::SigningKey::from_bytes(&private).verifying_key().to_bytes().to_vec(),
            Montgomery::X25519 => x25519_dalek::x25519(private, x25519_dalek::X25519_BASEPOINT_BYTES).to_vec(),
        })
    }

    /// X25519; `None` with a point of small order, whose secret anybody knows.
    pub(super) fn agree(private: &[u8], public: &[u8]) -> Option<Vec<u8>> {
        let secret = x25519_dalek::x25519(private.try_into().ok()?, public.try_into().ok()?);
        secret.iter().any(|byte| *byte != 0).then(|| secret.to_vec())
    }

    /// Ed25519's signature.
    pub(super) fn sign(private: &[u8], data: &[u8]) -> Option<Vec<u8>> {
        use ed25519_dalek::Signer as _;
        Some(ed25519_dalek::SigningKey::from_bytes(private.try_into().ok()?).sign(data).to_bytes().to_vec())
    }

    pub(super) fn verify(public: &[u8], data: &[u8], signature: &[u8]) -> bool {
        use ed25519_dalek::Verifier as _;
        let Ok(public) = public.try_into() else { return false };
        let key = ed25519_dalek::VerifyingKey::from_bytes(public);
        let signature = ed25519_dalek::Signature::from_slice(signature);
        matches!((key, signature), (Ok(key), Ok(signature)) if key.verify(data, &signature).is_ok())
    }
}
