//! TLS over TCP as a [`Stream`], and the settings of both sides, from PEM texts.

use std::io::{self, Read, Write};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::WebPkiClientVerifier;
use rustls::{ClientConfig, ClientConnection, Connection, RootCertStore, ServerConfig, ServerConnection};

use crate::stream::{Socket, Stream, wait};

/// TLS over a connected socket. Locked only while bytes are processed, not while it waits.
pub(crate) struct TlsStream {
    socket: Socket,
    inner: Mutex<Inner>,
}

struct Inner {
    connection: Connection,
    /// Bytes of the writer's that are encrypted, but not wholly with the socket: they count as written when they are.
    owed: usize,
}

impl TlsStream {
    pub fn client(socket: Socket, settings: &TlsClient) -> Result<Self, TlsError> {
        let connection = ClientConnection::new(Arc::clone(&settings.config), settings.name.clone())?;
        Ok(Self::new(socket, connection.into()))
    }

    pub fn server(socket: Socket, settings: &TlsServer) -> Result<Self, TlsError> {
        let connection = ServerConnection::new(Arc::clone(&settings.config))?;
        Ok(Self::new(socket, connection.into()))
    }

    fn new(socket: Socket, connection: Connection) -> Self {
        let inner = Mutex::new(Inner { connection, owed: 0 });
        Self { socket, inner }
    }

    /// Agrees on keys with the other side and looks at its certificate, until `end`.
    pub fn agree(&self, end: Instant) -> io::Result<()> {
        loop {
            let wants_write = {
                let mut inner = self.lock();
                inner.flush(&self.socket)?;
                if !inner.connection.is_handshaking() {
                    return Ok(());
                }
                if inner.take_in(&self.socket)? == Taken::Something {
                    continue;
                }
                inner.connection.wants_write()
            };
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.wait(wants_write, left)?;
        }
    }

    fn wait(&self, for_writing: bool, patience: Duration) -> io::Result<()> {
        let flags = if for_writing {
            PollFlags::IN | PollFlags::OUT
        } else {
            PollFlags::IN
        };
        wait(&mut [PollFd::new(&self.socket, flags)], patience).map(drop)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(PartialEq, Eq)]
enum Taken {
    Something,
    Nothing,
}

impl Inner {
    /// Takes in what the socket has.
    fn take_in(&mut self, socket: &Socket) -> io::Result<Taken> {
        match self.connection.read_tls(&mut Raw(socket)) {
            Ok(0) if self.connection.is_handshaking() => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(Taken::Nothing),
            Err(error) => return Err(error),
        }
        if let Err(error) = self.connection.process_new_packets() {
            // What is wrong is told to the other side, if it takes it.
            let _ = self.flush(socket);
            return Err(io::Error::new(io::ErrorKind::InvalidData, in_words(error)));
        }
        Ok(Taken::Something)
    }

    /// Gives the socket as much as it takes.
    fn flush(&mut self, socket: &Socket) -> io::Result<()> {
        while self.connection.wants_write() {
            match self.connection.write_tls(&mut Raw(socket)) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// What rustls says, but for the commonest mistake.
fn in_words(error: rustls::Error) -> Box<dyn std::error::Error + Send + Sync> {
    match error {
        rustls::Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType) => {
            "the other side does not speak TLS".into()
        }
        error => error.into(),
    }
}

impl Stream for TlsStream {
    fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        let mut inner = self.lock();
        loop {
            match inner.connection.reader().read(into) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                // The end of the socket without that of TLS: frames tell whether something is missing.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(0),
                other => return other,
            }
            let taken = inner.take_in(&self.socket)?;
            inner.flush(&self.socket)?;
            if taken == Taken::Nothing {
                return Err(io::ErrorKind::WouldBlock.into());
            }
        }
    }

    fn wait_readable(&self, patience: Duration) -> io::Result<()> {
        let wants_write = {
            let mut inner = self.lock();
            // What is wrong with them, reading tells.
            let is_here = inner
                .connection
                .process_new_packets()
                .map_or(true, |state| state.plaintext_bytes_to_read() > 0);
            if is_here {
                return Ok(());
            }
            inner.connection.wants_write()
        };
        self.wait(wants_write, patience)
    }

    /// A writer that was told `WouldBlock` comes again with the same bytes: what was encrypted of them is not encrypted again.
    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.lock();
        inner.flush(&self.socket)?;
        if inner.owed == 0 {
            inner.owed = inner.connection.writer().write(bytes)?;
            inner.flush(&self.socket)?;
        }
        if inner.connection.wants_write() {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(std::mem::take(&mut inner.owed))
    }

    fn wait_writable(&self, patience: Duration) -> io::Result<()> {
        self.socket.wait_writable(patience)
    }

    fn close(&self) {
        let mut inner = self.lock();
        inner.connection.send_close_notify();
        let _ = inner.flush(&self.socket);
        self.socket.close();
    }
}

/// The socket without waiting.
struct Raw<'s>(&'s Socket);

impl Read for Raw<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into)
    }
}

impl Write for Raw<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.try_write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Why TLS cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A text that is no PEM of the kind needed.
    #[error("{what}: {why}")]
    Pem {
        /// What the text was to be.
        what: &'static str,
        /// What is wrong.
        why: String,
    },
    /// No such name.
    #[error("'{0}' is no name of a server")]
    Name(String),
    /// What rustls says.
    #[error(transparent)]
    Rustls(#[from] rustls::Error),
}

/// How a caller speaks TLS.
#[derive(Debug, Clone)]
pub struct TlsClient {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
}

impl TlsClient {
    /// `ca` are the certificates trusted, those of the system if there is none; `identity` are certificate and key to show, PEM texts; `name` is the
    /// server's (a host name or an IP address), which its certificate must be for.
    ///
    /// # Errors
    /// If a text is not what it is to be.
    pub fn new(ca: Option<&[u8]>, identity: Option<(&[u8], &[u8])>, name: &str) -> Result<Self, TlsError> {
        let roots = roots(&ca.map_or_else(system_roots, |ca| Ok(ca.to_vec()))?)?;
        let builder = ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots);
        let config = match identity {
            Some((cert, key)) => builder.with_client_auth_cert(certificates(cert)?, private_key(key)?)?,
            None => builder.with_no_client_auth(),
        };
        let name = match name.parse::<IpAddr>() {
            Ok(address) => ServerName::IpAddress(address.into()),
            Err(_) => ServerName::try_from(name.to_owned()).map_err(|_| TlsError::Name(name.into()))?,
        };
        Ok(Self {
            config: Arc::new(config),
            name,
        })
    }
}

/// How a listener speaks TLS.
#[derive(Debug, Clone)]
pub struct TlsServer {
    config: Arc<ServerConfig>,
    demands_certificate: bool,
}

impl TlsServer {
    /// `identity` are certificate and key, PEM texts; with `ca` callers must show a certificate signed by one of these.
    ///
    /// # Errors
    /// If a text is not what it is to be.
    pub fn new(identity: (&[u8], &[u8]), ca: Option<&[u8]>) -> Result<Self, TlsError> {
        let builder =
            ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
        let builder = match ca {
            Some(ca) => {
                let verifier =
                    WebPkiClientVerifier::builder_with_provider(Arc::new(roots(ca)?), provider()).build();
                let why = |error: rustls::server::VerifierBuilderError| TlsError::Pem {
                    what: "the CA's certificate",
                    why: error.to_string(),
                };
                builder.with_client_cert_verifier(verifier.map_err(why)?)
            }
            None => builder.with_no_client_auth(),
        };
        let config = builder.with_single_cert(certificates(identity.0)?, private_key(identity.1)?)?;
        Ok(Self {
            config: Arc::new(config),
            demands_certificate: ca.is_some(),
        })
    }

    /// Whether callers must show a certificate.
    pub fn demands_certificate(&self) -> bool {
        self.demands_certificate
    }

    /// The settings, for other protocols.
    pub fn config(&self) -> &Arc<ServerConfig> {
        &self.config
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn roots(pem: &[u8]) -> Result<RootCertStore, TlsError> {
    let mut roots = RootCertStore::empty();
    let (added, _) = roots.add_parsable_certificates(certificates(pem)?);
    if added == 0 {
        return Err(TlsError::Pem {
            what: "the CA's certificate",
            why: "there is no usable one".into(),
        });
    }
    Ok(roots)
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let wrong = |why: String| TlsError::Pem {
        what: "a certificate",
        why,
    };
    let list: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match list {
        Ok(list) if list.is_empty() => Err(wrong("the text has none".into())),
        Ok(list) => Ok(list),
        Err(error) => Err(wrong(error.to_string())),
    }
}

fn private_key(pem: &[u8]) -> Result<PrivateKeyDer<'static>, TlsError> {
    PrivateKeyDer::from_pem_slice(pem).map_err(|error| TlsError::Pem {
        what: "a private key",
        why: error.to_string(),
    })
}

/// Where systems have the certificates they trust.
const SYSTEM_ROOTS: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
];

fn system_roots() -> Result<Vec<u8>, TlsError> {
    let named = std::env::var_os("SSL_CERT_FILE").map(std::path::PathBuf::from);
    let files = named
        .into_iter()
        .chain(SYSTEM_ROOTS.iter().map(std::path::PathBuf::from));
    let missing = || TlsError::Pem {
        what: "the CA's certificate",
        why: "none was given, and the system has none".into(),
    };
    files
        .filter_map(|file| std::fs::read(file).ok())
        .next()
        .ok_or_else(missing)
}
