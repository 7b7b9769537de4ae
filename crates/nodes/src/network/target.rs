//! Where a caller goes, and on which terms a listener listens.

use std::net::SocketAddr;
use std::time::Duration;

use super::handshake::Token;
use super::tls::{TlsClient, TlsServer};

/// Where to connect to, and how.
#[derive(Debug, Clone)]
pub struct Target {
    /// A host's name or IP address.
    pub host: String,
    /// The port.
    pub port: u16,
    /// What is shown to the listener.
    pub token: Option<Token>,
    /// TLS; none on loopback.
    pub tls: Option<TlsClient>,
    /// How long it may take until the machine there takes calls.
    pub timeout: Duration,
}

/// What a listener demands of callers.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// A token.
    pub token: Option<Token>,
    /// TLS, and with it perhaps a certificate.
    pub tls: Option<TlsServer>,
}

/// Why a listener does not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    /// Anyone could come in.
    #[error(
        "off loopback callers must show a token or a certificate: give a token, or --tls-ca with --tls-cert and --tls-key"
    )]
    Unauthenticated,
    /// A token that anyone on the way can read is none.
    #[error(
        "off loopback a token needs TLS, or anyone on the way could read it: give --tls-cert and --tls-key"
    )]
    InTheClear,
}

impl Terms {
    /// Whether it is safe to listen at `address` on these terms. On loopback everything is: who is there is on this host.
    ///
    /// # Errors
    /// What is missing.
    pub fn check(&self, address: &SocketAddr) -> Result<(), TermsError> {
        if address.ip().to_canonical().is_loopback() {
            return Ok(());
        }
        match &self.tls {
            Some(tls) if tls.demands_certificate() || self.token.is_some() => Ok(()),
            None if self.token.is_some() => Err(TermsError::InTheClear),
            _ => Err(TermsError::Unauthenticated),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn off_loopback_neither_nothing_nor_a_token_in_the_clear_will_do() {
        let open = Terms::default();
        let with_token = Terms {
            token: Token::new(b"t"),
            tls: None,
        };
        for address in ["127.0.0.1:0", "127.9.9.9:0", "[::1]:0", "[::ffff:127.0.0.1]:0"] {
            assert_eq!(open.check(&address.parse().unwrap()), Ok(()));
        }
        for address in ["0.0.0.0:0", "[::]:0", "10.0.0.1:0", "[fe80::1]:0"] {
            let address = address.parse().unwrap();
            assert_eq!(open.check(&address), Err(TermsError::Unauthenticated));
            assert_eq!(with_token.check(&address), Err(TermsError::InTheClear));
        }
    }
}
