//! What connections have in common: certificates with their keys, whom to trust, versions, cipher suites. `tls.createSecureContext` makes one.

use std::sync::{Arc, OnceLock};

use rustls::client::ResolvesClientCert;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::server::{ClientHello, ProducesTickets, ResolvesServerCert, ServerSessionMemoryCache, StoresServerSessions};
use rustls::sign::CertifiedKey;
use rustls::{
    ClientConfig, DistinguishedName, Error, InconsistentKeys, ServerConfig, SignatureScheme, SupportedCipherSuite, SupportedProtocolVersion, version,
};

use super::chain::Trusted;
use super::pem::{self, Refusal};
use super::store::{Store, resumption};
use super::verifier::{self, PROVIDER};

/// How many sessions of TLS 1.2 a server remembers.
const REMEMBERED: usize = 1024;

pub(super) struct Context {
    identity: Arc<Identity>,
    /// None for the authorities that everybody trusts.
    trusted: Option<Arc<Trusted>>,
    provider: Arc<CryptoProvider>,
    versions: Vec<&'static SupportedProtocolVersion>,
    sessions: Arc<dyn StoresServerSessions>,
    tickets: OnceLock<Option<Arc<dyn ProducesTickets>>>,
}

/// What a context is made of.
pub(super) struct Parts<'a> {
    /// Texts of PEM, each a certificate and those that lead to its authority.
    pub(super) chains: &'a [Vec<u8>],
    /// Texts of PEM.
    pub(super) keys: &'a [Vec<u8>],
    /// Texts of PEM.
    pub(super) authorities: Option<&'a [Vec<u8>]>,
    /// Names of cipher suites as OpenSSL has them, in order of preference.
    pub(super) suites: &'a str,
    /// 12 for TLS 1.2, 13 for TLS 1.3.
    pub(super) versions: (i32, i32),
}

impl Context {
    pub(super) fn new(parts: &Parts<'_>) -> Result<Self, Refusal> {
        let mut provider = CryptoProvider::clone(&PROVIDER);
        provider.cipher_suites = suites(parts.suites);
        let (least, most) = parts.versions;
        let versions = [(13, &version::TLS13), (12, &version::TLS12)]
            .into_iter()
            .filter(|(number, _)| (least..=most).contains(number))
            .map(|(_, version)| version)
            .collect();
        Ok(Self {
            identity: Arc::new(Identity::new(parts.chains, parts.keys)?),
            trusted: parts.authorities.map(|texts| Arc::new(Trusted::of_pem(texts))),
            provider: Arc::new(provider),
            versions,
            sessions: ServerSessionMemoryCache::new(REMEMBERED),
            tickets: OnceLock::new(),
        })
    }

    pub(super) fn trusted(&self) -> Arc<Trusted> {
        self.trusted.clone().unwrap_or_else(Trusted::by_default)
    }

    /// The first certificate of its own.
    pub(super) fn own_certificate(&self) -> Option<&CertificateDer<'static>> {
        self.identity.keys.first()?.cert.first()
    }

    /// For one connection of a client.
    pub(super) fn client(&self, alpn: Vec<Vec<u8>>, sends_name: bool, store: Arc<Store>) -> Result<ClientConfig, Error> {
        let resolver: Arc<dyn ResolvesClientCert> = if self.identity.keys.is_empty() {
            verifier::no_certificate()
        } else {
            self.identity.clone()
        };
        let mut config = ClientConfig::builder_with_provider(self.provider.clone())
            .with_protocol_versions(&self.versions)?
            .dangerous()
            .with_custom_certificate_verifier(verifier::of_servers())
            .with_client_cert_resolver(resolver);
        config.alpn_protocols = alpn;
        config.enable_sni = sends_name;
        config.resumption = resumption(store);
        Ok(config)
    }

    /// For one connection of a server.
    pub(super) fn server(&self, asks: Asks, alpn: Vec<Vec<u8>>, own_order: bool) -> Result<ServerConfig, Error> {
        let builder = ServerConfig::builder_with_provider(self.provider.clone()).with_protocol_versions(&self.versions)?;
        let builder = match asks {
            Asks::Nothing => builder.with_no_client_auth(),
            Asks::Certificate { is_needed } => {
                let names = self.trusted.as_ref().map(|trusted| trusted.names());
                let names = names.unwrap_or_default().into_iter().map(DistinguishedName::from);
                builder.with_client_cert_verifier(verifier::of_clients(is_needed, names.collect()))
            }
        };
        let mut config = builder.with_cert_resolver(self.identity.clone());
        config.alpn_protocols = alpn;
        config.ignore_client_order = own_order;
        config.session_storage = self.sessions.clone();
        if let Some(tickets) = self.tickets.get_or_init(|| rustls::crypto::ring::Ticketer::new().ok()) {
            config.ticketer = tickets.clone();
        }
        Ok(config)
    }
}

/// Whether a server asks its clients for certificates.
#[derive(Clone, Copy)]
pub(super) enum Asks {
    Nothing,
    Certificate { is_needed: bool },
}

/// What OpenSSL and the standards call a suite: https://www.openssl.org/docs/man3.5/man1/openssl-ciphers.html
pub(super) struct SuiteName {
    pub(super) openssl: &'static str,
    pub(super) standard: &'static str,
}

pub(super) fn name_of(suite: SupportedCipherSuite) -> SuiteName {
    use rustls::CipherSuite as C;
    let (openssl, standard) = match suite.suite() {
        C::TLS13_AES_256_GCM_SHA384 => ("TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384"),
        C::TLS13_AES_128_GCM_SHA256 => ("TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256"),
        C::TLS13_CHACHA20_POLY1305_SHA256 => ("TLS_CHACHA20_POLY1305_SHA256", "TLS_CHACHA20_POLY1305_SHA256"),
        C::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 => ("ECDHE-ECDSA-AES256-GCM-SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
        C::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 => ("ECDHE-ECDSA-AES128-GCM-SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
        C::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 => {
            ("ECDHE-ECDSA-CHACHA20-POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256")
        }
        C::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 => ("ECDHE-RSA-AES256-GCM-SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        C::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 => ("ECDHE-RSA-AES128-GCM-SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
        C::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 => {
            ("ECDHE-RSA-CHACHA20-POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")
        }
        _ => ("", ""),
    };
    SuiteName { openssl, standard }
}

fn suites(names: &str) -> Vec<SupportedCipherSuite> {
    names
        .split(':')
        .filter_map(|name| {
            let known = PROVIDER.cipher_suites.iter();
            known.copied().find(|suite| name_of(*suite).openssl == name)
        })
        .collect()
}

/// Certificates with their keys; which is used depends on what the other side can verify.
#[derive(Debug)]
struct Identity {
    keys: Vec<Arc<CertifiedKey>>,
}

impl Identity {
    /// Chains and keys belong together in their order; a key without a certificate stays unused, as in OpenSSL.
    fn new(chains: &[Vec<u8>], keys: &[Vec<u8>]) -> Result<Self, Refusal> {
        let mut identity = Self { keys: Vec::new() };
        let mut signers = Vec::new();
        for text in keys {
            signers.push(pem::signing_key(text)?);
        }
        let chains: Vec<_> = chains
            .iter()
            .map(|text| pem::chain(text))
            .collect::<Result<_, _>>()?;
        for (chain, signer) in chains.into_iter().zip(signers) {
            let key = CertifiedKey::new(chain, signer);
            if let Err(Error::InconsistentKeys(InconsistentKeys::KeyMismatch)) = key.keys_match() {
                return Err(pem::KEY_MISMATCH);
            }
            identity.keys.push(Arc::new(key));
        }
        Ok(identity)
    }

    fn choose(&self, schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        let can = |key: &&Arc<CertifiedKey>| key.key.choose_scheme(schemes).is_some();
        self.keys.iter().find(can).cloned()
    }
}

impl ResolvesServerCert for Identity {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.choose(hello.signature_schemes())
    }
}

impl ResolvesClientCert for Identity {
    fn resolve(&self, _: &[&[u8]], schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.choose(schemes)
    }

    fn has_certs(&self) -> bool {
        !self.keys.is_empty()
    }
}
