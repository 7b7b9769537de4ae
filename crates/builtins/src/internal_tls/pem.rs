//! Certificates and keys as texts: https://www.rfc-editor.org/rfc/rfc7468. What is refused, in OpenSSL's words.

use std::sync::Arc;

use rustls::pki_types::pem::{PemObject, SectionKind};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::SigningKey;

use super::verifier::PROVIDER;

/// OpenSSL's code, and what Node makes of it for a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) message: &'static str,
}

const NO_START_LINE: Refusal = Refusal {
    code: "ERR_OSSL_PEM_NO_START_LINE",
    message: "error:0480006C:PEM routines::no start line",
};
const UNSUPPORTED: Refusal = Refusal {
    code: "ERR_OSSL_UNSUPPORTED",
    message: "error:1E08010C:DECODER routines::unsupported",
};
pub(super) const KEY_MISMATCH: Refusal = Refusal {
    code: "ERR_OSSL_X509_KEY_VALUES_MISMATCH",
    message: "error:05800074:x509 certificate routines::key values mismatch",
};
/// ring signs with RSA of 2048 bits and more, with P-256, P-384 and Ed25519.
const UNUSABLE_KEY: Refusal = Refusal {
    code: "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
    message: "This kind of private key is unavailable: RSA of 2048 to 4096 bits, P-256, P-384 and Ed25519 can be used",
};

/// All certificates of a text: the first and those that lead to its authority.
pub(super) fn chain(text: &[u8]) -> Result<Vec<CertificateDer<'static>>, Refusal> {
    let chain = certificates(text);
    if chain.is_empty() { Err(NO_START_LINE) } else { Ok(chain) }
}

/// Those that can be read.
pub(super) fn certificates(text: &[u8]) -> Vec<CertificateDer<'static>> {
    let plain = renamed(text);
    <(SectionKind, Vec<u8>)>::pem_slice_iter(plain.as_deref().unwrap_or(text))
        .filter_map(Result::ok)
        .filter(|(kind, _)| *kind == SectionKind::Certificate)
        .map(|(_, bytes)| CertificateDer::from(bytes))
        .collect()
}

/// OpenSSL knows certificates under older labels too.
fn renamed(text: &[u8]) -> Option<Vec<u8>> {
    let text = str::from_utf8(text).ok()?;
    let has_others = text.contains("TRUSTED CERTIFICATE-----") || text.contains("X509 CERTIFICATE-----");
    has_others.then(|| {
        text.replace("TRUSTED CERTIFICATE-----", "CERTIFICATE-----")
            .replace("X509 CERTIFICATE-----", "CERTIFICATE-----")
            .into_bytes()
    })
}

/// A private key that is not encrypted.
pub(super) fn signing_key(text: &[u8]) -> Result<Arc<dyn SigningKey>, Refusal> {
    let key = PrivateKeyDer::from_pem_slice(text).map_err(|_| UNSUPPORTED)?;
    PROVIDER
        .key_provider
        .load_private_key(key)
        .map_err(|_| UNUSABLE_KEY)
}
