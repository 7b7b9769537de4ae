//! What a handshake checks of certificates: that the other side has the key. Whether the certificate is to be trusted is asked afterwards (`chain.rs`),
//! because Node lets a handshake end and then decides.
//!
//! Keys are taken out of certificates by `x509-parser`: it reads also what `rustls-webpki` refuses, as OpenSSL does (certificates of version 1).

use std::sync::{Arc, LazyLock};

use rustls::client::ResolvesClientCert;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::{CertificateDer, ServerName, SubjectPublicKeyInfoDer, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::sign::CertifiedKey;
use rustls::{CertificateError, DigitallySignedStruct, DistinguishedName, Error, SignatureScheme};
use webpki::RawPublicKeyEntity;
use x509_parser::prelude::{FromDer, X509Certificate};

/// The one provider of cryptography.
pub(super) static PROVIDER: LazyLock<Arc<CryptoProvider>> = LazyLock::new(|| Arc::new(ring::default_provider()));

/// One for all clients: rustls resumes only sessions that the same one has verified.
static OF_SERVERS: LazyLock<Arc<OfServers>> = LazyLock::new(|| Arc::new(OfServers));
static NO_CERTIFICATE: LazyLock<Arc<NoCertificate>> = LazyLock::new(|| Arc::new(NoCertificate));

pub(super) fn of_servers() -> Arc<dyn ServerCertVerifier> {
    OF_SERVERS.clone()
}

/// For clients that have no certificate.
pub(super) fn no_certificate() -> Arc<dyn ResolvesClientCert> {
    NO_CERTIFICATE.clone()
}

/// Of a server that asks clients for certificates.
pub(super) fn of_clients(is_needed: bool, authorities: Vec<DistinguishedName>) -> Arc<dyn ClientCertVerifier> {
    Arc::new(OfClients { is_needed, authorities })
}

#[derive(Debug)]
struct OfServers;

impl ServerCertVerifier for OfServers {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify(message, cert, dss, usize::MAX)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify(message, cert, dss, 1)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        PROVIDER.signature_verification_algorithms.supported_schemes()
    }
}

#[derive(Debug)]
struct OfClients {
    is_needed: bool,
    authorities: Vec<DistinguishedName>,
}

impl ClientCertVerifier for OfClients {
    fn client_auth_mandatory(&self) -> bool {
        self.is_needed
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.authorities
    }

    fn verify_client_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        Ok(ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify(message, cert, dss, usize::MAX)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify(message, cert, dss, 1)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        PROVIDER.signature_verification_algorithms.supported_schemes()
    }
}

/// A scheme of TLS 1.2 does not name a curve, so several algorithms may be meant; in 1.3 it is the first.
fn verify(
    message: &[u8],
    cert: &CertificateDer<'_>,
    dss: &DigitallySignedStruct,
    candidates: usize,
) -> Result<HandshakeSignatureValid, Error> {
    let bad = |error| Error::InvalidCertificate(error);
    let (_, parsed) = X509Certificate::from_der(cert).map_err(|_| bad(CertificateError::BadEncoding))?;
    let spki = SubjectPublicKeyInfoDer::from(parsed.public_key().raw);
    let key = RawPublicKeyEntity::try_from(&spki).map_err(|_| bad(CertificateError::BadEncoding))?;
    let is_valid = PROVIDER
        .signature_verification_algorithms
        .mapping
        .iter()
        .filter(|(scheme, _)| *scheme == dss.scheme)
        .flat_map(|(_, algorithms)| algorithms.iter().take(candidates))
        .any(|algorithm| {
            key.verify_signature(*algorithm, message, dss.signature())
                .is_ok()
        });
    if is_valid {
        Ok(HandshakeSignatureValid::assertion())
    } else {
        Err(bad(CertificateError::BadSignature))
    }
}

#[derive(Debug)]
struct NoCertificate;

impl ResolvesClientCert for NoCertificate {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        None
    }

    fn has_certs(&self) -> bool {
        false
    }
}
