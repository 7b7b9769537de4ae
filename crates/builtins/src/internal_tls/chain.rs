//! Whether a certificate is to be trusted, with OpenSSL's verdicts: https://docs.openssl.org/3.5/man1/openssl-verification-options/
//!
//! As with OpenSSL in Node, checking goes on after something wrong, and the verdict is the last thing wrong. First a chain is built, then extensions are
//! checked, from the leaf on, then signatures and times, from the root on.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use rustls::pki_types::CertificateDer;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::{FromDer, X509Certificate, X509Version};

use super::pem;

mod names;
#[cfg(test)]
mod tests;

type Certificate = CertificateDer<'static>;

/// What is wrong, as OpenSSL's constants are called without `X509_V_ERR_`.
pub(super) type Verdict = &'static str;

/// No chain is longer.
const LONGEST: usize = 100;

/// Authorities.
pub(super) struct Trusted {
    by_subject: HashMap<Vec<u8>, Vec<Certificate>>,
}

impl Trusted {
    pub(super) fn of_pem(texts: &[Vec<u8>]) -> Self {
        Self::of(texts.iter().flat_map(|text| pem::certificates(text)))
    }

    fn of(certificates: impl Iterator<Item = Certificate>) -> Self {
        let mut by_subject: HashMap<Vec<u8>, Vec<Certificate>> = HashMap::new();
        for certificate in certificates {
            if let Some(subject) = parsed(&certificate).map(|parsed| parsed.subject().as_raw().to_vec()) {
                by_subject.entry(subject).or_default().push(certificate);
            }
        }
        Self { by_subject }
    }

    /// Those of the system, and those that NODE_EXTRA_CA_CERTS names.
    pub(super) fn by_default() -> Arc<Self> {
        static DEFAULT: LazyLock<Arc<Trusted>> = LazyLock::new(|| Arc::new(Trusted::of_pem(&[system_text(), extra_text()])));
        DEFAULT.clone()
    }

    /// Their subjects, as DER.
    pub(super) fn names(&self) -> Vec<Vec<u8>> {
        self.by_subject.keys().cloned().collect()
    }

    fn contains(&self, certificate: &CertificateDer<'_>, subject: &[u8]) -> bool {
        self.with_subject(subject).iter().any(|one| one == certificate)
    }

    fn with_subject(&self, subject: &[u8]) -> &[Certificate] {
        self.by_subject.get(subject).map_or(&[], Vec::as_slice)
    }
}

/// Where systems keep the authorities that they trust.
const SYSTEM_FILES: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// The system's authorities as PEM; empty if it has none.
pub(super) fn system_text() -> Vec<u8> {
    let named = std::env::var_os("SSL_CERT_FILE").map(std::path::PathBuf::from);
    let files = named.into_iter().chain(SYSTEM_FILES.iter().map(Into::into));
    files
        .filter_map(|file| std::fs::read(file).ok())
        .next()
        .unwrap_or_default()
}

/// What NODE_EXTRA_CA_CERTS names, as PEM.
pub(super) fn extra_text() -> Vec<u8> {
    std::env::var_os("NODE_EXTRA_CA_CERTS")
        .and_then(|file| std::fs::read(file).ok())
        .unwrap_or_default()
}

fn parsed<'a>(certificate: &'a CertificateDer<'_>) -> Option<X509Certificate<'a>> {
    X509Certificate::from_der(certificate)
        .ok()
        .map(|(_, parsed)| parsed)
}

/// What a certificate shall be good for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Server,
    Client,
}

/// The way from a leaf to an authority, as far as it can be gone.
pub(super) struct Chain {
    pub(super) certificates: Vec<Certificate>,
    /// How many of them the other side sent; the rest are trusted.
    sent: usize,
}

impl Chain {
    /// `sent` is what the other side sent, the leaf first.
    pub(super) fn build(sent: &[CertificateDer<'_>], trusted: &Trusted) -> Self {
        let mut chain = Self {
            certificates: sent.first().map(|leaf| leaf.clone().into_owned()).into_iter().collect(),
            sent: 1,
        };
        while chain.certificates.len() < LONGEST && chain.grow(sent, trusted) {}
        chain
    }

    /// Trusted issuers are preferred to those that were sent.
    fn grow(&mut self, sent: &[CertificateDer<'_>], trusted: &Trusted) -> bool {
        let Some(last) = self.certificates.last().cloned() else { return false };
        let Some(of_last) = parsed(&last) else { return false };
        if is_self_issued(&of_last) {
            // It ends here, trusted or not.
            if self.sent == self.certificates.len() && trusted.contains(&last, of_last.subject().as_raw()) {
                self.sent -= 1;
            }
            return false;
        }
        let issuer = of_last.issuer().as_raw();
        let has_issued = |candidate: &&Certificate| parsed(candidate).is_some_and(|parsed| is_issuer(&parsed, &of_last));
        if let Some(found) = trusted.with_subject(issuer).iter().find(has_issued) {
            self.certificates.push(found.clone());
            return true;
        }
        if self.sent < self.certificates.len() {
            return false;
        }
        let rest = sent.iter().map(|one| one.clone().into_owned());
        let found = rest
            .filter(|one| !self.certificates.contains(one))
            .find(|one| parsed(one).is_some_and(|parsed| is_issuer(&parsed, &of_last)));
        match found {
            Some(found) => {
                self.certificates.push(found);
                self.sent += 1;
                true
            }
            None => false,
        }
    }

    /// Nothing if all is well; `now` in seconds since 1970.
    pub(super) fn verdict(&self, purpose: Purpose, now: i64) -> Option<Verdict> {
        let certificates: Vec<_> = self.certificates.iter().filter_map(parsed).collect();
        if certificates.len() < self.certificates.len() {
            return Some("UNSPECIFIED");
        }
        let last = certificates.last()?;
        let leaf = certificates.first()?;
        let mut verdict = self.end_of_chain(last);
        for (depth, certificate) in certificates.iter().enumerate() {
            verdict = extension_error(certificate, depth, purpose).or(verdict);
        }
        let above = |depth: usize| certificates.get(depth + 1);
        for (depth, certificate) in certificates.iter().enumerate().rev() {
            let issuer = above(depth).or(is_self_issued(certificate).then_some(certificate));
            let signature = match issuer {
                // A root is believed, not verified.
                Some(_) if above(depth).is_none() && certificates.len() > 1 => None,
                Some(issuer) => signature_error(certificate, issuer),
                None if certificates.len() == 1 => Some("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
                None => None,
            };
            verdict = time_error(certificate, now).or(signature).or(verdict);
        }
        let authorities = certificates.iter().skip(1);
        let constraint = authorities.filter_map(|authority| names::violation(authority, leaf)).next_back();
        constraint.or(verdict)
    }

    fn end_of_chain(&self, last: &X509Certificate<'_>) -> Option<Verdict> {
        let length = self.certificates.len();
        let is_trusted = self.sent < length;
        match (is_self_issued(last), is_trusted) {
            (true, true) => None,
            (true, false) if length == 1 => Some("DEPTH_ZERO_SELF_SIGNED_CERT"),
            (true, false) => Some("SELF_SIGNED_CERT_IN_CHAIN"),
            (false, true) => Some("UNABLE_TO_GET_ISSUER_CERT"),
            (false, false) => Some("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"),
        }
    }
}

fn is_self_issued(certificate: &X509Certificate<'_>) -> bool {
    certificate.subject().as_raw() == certificate.issuer().as_raw() && is_issuer(certificate, certificate)
}

/// By names and identifiers of keys, not by signatures.
fn is_issuer(issuer: &X509Certificate<'_>, certificate: &X509Certificate<'_>) -> bool {
    if issuer.subject().as_raw() != certificate.issuer().as_raw() {
        return false;
    }
    let wanted = certificate.iter_extensions().find_map(|extension| match extension.parsed_extension() {
        ParsedExtension::AuthorityKeyIdentifier(identifier) => identifier.key_identifier.as_ref(),
        _ => None,
    });
    let own = issuer.iter_extensions().find_map(|extension| match extension.parsed_extension() {
        ParsedExtension::SubjectKeyIdentifier(identifier) => Some(identifier),
        _ => None,
    });
    !matches!((wanted, own), (Some(wanted), Some(own)) if wanted.0 != own.0)
}

/// https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1
fn extension_error(certificate: &X509Certificate<'_>, depth: usize, purpose: Purpose) -> Option<Verdict> {
    let has_unknown = certificate
        .iter_extensions()
        .any(|extension| extension.critical && matches!(extension.parsed_extension(), ParsedExtension::UnsupportedExtension { .. }));
    if has_unknown {
        return Some("UNHANDLED_CRITICAL_EXTENSION");
    }
    if depth > 0 {
        return authority_error(certificate, depth);
    }
    let usages = certificate.extended_key_usage().ok().flatten();
    let fits = usages.is_none_or(|usages| match purpose {
        Purpose::Server => usages.value.server_auth,
        Purpose::Client => usages.value.client_auth,
    });
    let usage = certificate.key_usage().ok().flatten();
    let can_be_used = usage.is_none_or(|usage| match purpose {
        Purpose::Server => usage.value.digital_signature() || usage.value.key_encipherment() || usage.value.key_agreement(),
        Purpose::Client => usage.value.digital_signature() || usage.value.key_agreement(),
    });
    (!fits || !can_be_used).then_some("INVALID_PURPOSE")
}

fn authority_error(certificate: &X509Certificate<'_>, depth: usize) -> Option<Verdict> {
    let usage = certificate.key_usage().ok().flatten();
    let may_sign = usage.as_ref().is_none_or(|usage| usage.value.key_cert_sign());
    let constraints = certificate.basic_constraints().ok().flatten();
    let is_authority = match &constraints {
        Some(constraints) => constraints.value.ca,
        // Before version 3 nobody could say so; and whoever may sign certificates is taken for one.
        None => (certificate.version() == X509Version::V1 && is_self_issued(certificate)) || usage.is_some(),
    };
    if !may_sign || !is_authority {
        return Some("INVALID_CA");
    }
    let longest = constraints.and_then(|constraints| constraints.value.path_len_constraint);
    // The leaf does not count.
    longest
        .is_some_and(|longest| depth - 1 > longest as usize)
        .then_some("PATH_LENGTH_EXCEEDED")
}

/// Digests for which collisions are found: MD2, MD5 and SHA-1 with RSA, SHA-1 with ECDSA.
const WEAK: [&str; 4] = ["1.2.840.113549.1.1.2", "1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1"];

fn signature_error(certificate: &X509Certificate<'_>, issuer: &X509Certificate<'_>) -> Option<Verdict> {
    let is_weak = WEAK.contains(&certificate.signature_algorithm.algorithm.to_id_string().as_str());
    if is_weak && !is_self_issued(certificate) {
        return Some("CA_MD_TOO_WEAK");
    }
    certificate
        .verify_signature(Some(issuer.public_key()))
        .is_err()
        .then_some("CERT_SIGNATURE_FAILURE")
}

fn time_error(certificate: &X509Certificate<'_>, now: i64) -> Option<Verdict> {
    let validity = certificate.validity();
    if now < validity.not_before.timestamp() {
        Some("CERT_NOT_YET_VALID")
    } else if now > validity.not_after.timestamp() {
        Some("CERT_HAS_EXPIRED")
    } else {
        None
    }
}
