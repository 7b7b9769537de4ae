//! One connection: bytes of the other side in, bytes for it out. It does no I/O of its own.
//!
//! It goes on by one record at a time, because each is told as a piece of its own, and what is told may change what is wanted.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::ClientConnection;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::server::{Accepted, Acceptor};
use rustls::{CommonState, Connection, Error, HandshakeKind, KeyLog, ProtocolVersion};

use super::chain::Purpose;
use super::context::{Asks, Context, name_of};
use super::failure::{Reason, reason_of};
use super::store::{Saved, Store};

/// Of a record: type, version, length.
const HEAD: usize = 5;

/// The alert, as a record: fatal, number 40.
const HANDSHAKE_FAILURE: [u8; 7] = [21, 3, 3, 0, 2, 2, 40];

/// What a step has brought; several at once are possible.
pub(super) mod told {
    /// Bytes for the program wait.
    pub(in super::super) const PLAIN: u32 = 1;
    /// The handshake has ended.
    pub(in super::super) const SECURE: u32 = 2;
    /// The other side will send nothing more.
    pub(in super::super) const END: u32 = 4;
    /// A client has said what it wants: `accept` must be called.
    pub(in super::super) const HELLO: u32 = 8;
    pub(in super::super) const FAILED: u32 = 16;
    /// A session that can be resumed.
    pub(in super::super) const SESSION: u32 = 32;
    pub(in super::super) const KEYS: u32 = 64;
    /// A record has been read; there may be more.
    pub(in super::super) const MORE: u32 = 128;
}

pub(super) struct Session {
    state: State,
    input: Vec<u8>,
    /// How much of `input` has been read.
    read: usize,
    plain: Vec<u8>,
    /// What goes out before there is a connection: an alert.
    early: Vec<u8>,
    store: Arc<Store>,
    pub(super) given: Vec<Saved>,
    keys: Arc<Keys>,
    is_secure: bool,
    has_ended: bool,
    pub(super) failure: Option<Reason>,
    pub(super) failed_at: FailedAt,
}

/// Who has found that something is wrong.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum FailedAt {
    #[default]
    Here,
    There,
}

enum State {
    Awaiting(Box<Acceptor>),
    Asked(Box<Accepted>),
    Open(Box<Connection>),
    Over,
}

/// Secrets, as lines of a file that tools such as Wireshark read.
#[derive(Debug, Default)]
struct Keys(Mutex<Vec<String>>);

impl Keys {
    fn has_any(&self) -> bool {
        !self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl KeyLog for Keys {
    fn log(&self, label: &str, client_random: &[u8], secret: &[u8]) {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let line = format!("{label} {} {}\n", hex(client_random), hex(secret));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }
}

/// What a client asks for.
pub(super) struct Wishes {
    /// The server's name; empty for none.
    pub(super) name: String,
    pub(super) alpn: Vec<Vec<u8>>,
    pub(super) session: Option<Saved>,
}

/// What a server answers with.
pub(super) struct Terms {
    pub(super) alpn: Vec<Vec<u8>>,
    pub(super) asks: Asks,
    /// Its own order of cipher suites counts, not the client's.
    pub(super) own_order: bool,
}

impl Session {
    pub(super) fn client(context: &Context, wishes: Wishes) -> Result<Self, Reason> {
        let store = Store::new(wishes.session);
        let mut session = Self::new(State::Over, store.clone());
        let name = ServerName::try_from(wishes.name).ok();
        let sends_name = matches!(name, Some(ServerName::DnsName(_)));
        let mut config = context
            .client(wishes.alpn, sends_name, store)
            .map_err(|error| config_reason(&error))?;
        config.key_log = session.keys.clone();
        // Without a name sessions are the connection's own anyway.
        let name = name.unwrap_or_else(|| ServerName::IpAddress(std::net::Ipv4Addr::UNSPECIFIED.into()));
        let connection = ClientConnection::new(Arc::new(config), name).map_err(|error| reason_of(&error))?;
        session.open(connection.into());
        Ok(session)
    }

    pub(super) fn server() -> Self {
        Self::new(State::Awaiting(Box::default()), Store::new(None))
    }

    fn new(state: State, store: Arc<Store>) -> Self {
        Self {
            state,
            input: Vec::new(),
            read: 0,
            plain: Vec::new(),
            early: Vec::new(),
            store,
            given: Vec::new(),
            keys: Arc::default(),
            is_secure: false,
            has_ended: false,
            failure: None,
            failed_at: FailedAt::Here,
        }
    }

    fn open(&mut self, mut connection: Connection) {
        // Who writes waits for the socket, not here.
        connection.set_buffer_limit(None);
        self.state = State::Open(Box::new(connection));
    }

    // ---- in

    pub(super) fn receive(&mut self, bytes: &[u8]) {
        self.input.drain(..self.read);
        self.read = 0;
        self.input.extend_from_slice(bytes);
    }

    /// Reads the next record, if all of it is there. What comes of it: numbers of `told`; 0 if nothing can be done now.
    pub(super) fn step(&mut self) -> u32 {
        if self.failure.is_some() || self.has_ended || matches!(self.state, State::Asked(_) | State::Over) {
            return 0;
        }
        let rest = &self.input[self.read..];
        let Some(length) = record_length(rest) else { return 0 };
        let mut record = &rest[..length];
        self.read += length;
        // rustls takes a few kilobytes at a time.
        while !record.is_empty() {
            let outcome = match &mut self.state {
                State::Awaiting(acceptor) => acceptor.read_tls(&mut record),
                State::Open(connection) => connection.read_tls(&mut record),
                State::Asked(_) | State::Over => break,
            };
            match outcome {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => return self.fail(&Error::General(error.to_string())) | told::MORE,
            }
        }
        self.process() | told::MORE
    }

    fn process(&mut self) -> u32 {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Awaiting(acceptor) => self.await_hello(acceptor),
            State::Open(connection) => self.go_on(connection),
            other => {
                self.state = other;
                0
            }
        }
    }

    fn await_hello(&mut self, mut acceptor: Box<Acceptor>) -> u32 {
        match acceptor.accept() {
            Ok(None) => {
                self.state = State::Awaiting(acceptor);
                0
            }
            Ok(Some(accepted)) => {
                self.state = State::Asked(Box::new(accepted));
                told::HELLO
            }
            Err((error, mut alert)) => {
                // Whoever does not speak TLS would not understand the alert.
                if !matches!(error, Error::InvalidMessage(_)) {
                    // To a vector nothing fails.
                    let _ = alert.write_all(&mut self.early);
                }
                self.fail(&error)
            }
        }
    }

    fn go_on(&mut self, mut connection: Box<Connection>) -> u32 {
        let outcome = connection.process_new_packets();
        let mut what = 0;
        match &outcome {
            Ok(io) => {
                let before = self.plain.len();
                self.plain.resize(before + io.plaintext_bytes_to_read(), 0);
                // All of it is there.
                let _ = connection.reader().read_exact(&mut self.plain[before..]);
                if self.plain.len() > before {
                    what |= told::PLAIN;
                }
                if io.peer_has_closed() {
                    self.has_ended = true;
                    what |= told::END;
                }
            }
            Err(error) => what |= self.fail(error),
        }
        if !self.is_secure && outcome.is_ok() && !connection.is_handshaking() {
            self.is_secure = true;
            what |= told::SECURE;
        }
        self.state = State::Open(connection);
        self.given.extend(self.store.given());
        if !self.given.is_empty() {
            what |= told::SESSION;
        }
        what
    }

    fn fail(&mut self, error: &Error) -> u32 {
        if matches!(error, Error::AlertReceived(_)) {
            self.failed_at = FailedAt::There;
        }
        self.failure = Some(self.plain_text_reason().unwrap_or_else(|| reason_of(error)));
        told::FAILED
    }

    /// Whoever speaks HTTP at once is told so.
    fn plain_text_reason(&self) -> Option<Reason> {
        const METHODS: [&[u8]; 4] = [b"GET ", b"POST ", b"HEAD ", b"PUT "];
        let is_http = matches!(self.state, State::Over) && METHODS.iter().any(|method| self.input.starts_with(method));
        is_http.then(|| Reason {
            number: 156,
            text: "http request".into(),
        })
    }

    /// What a client wants: the name of the server, and protocols.
    pub(super) fn hello(&self) -> Option<(String, Vec<Vec<u8>>)> {
        let State::Asked(accepted) = &self.state else { return None };
        let hello = accepted.client_hello();
        let alpn = hello.alpn().map(|names| names.map(<[u8]>::to_vec).collect());
        Some((hello.server_name().unwrap_or_default().into(), alpn.unwrap_or_default()))
    }

    /// Answers a client; what comes of it.
    pub(super) fn accept(&mut self, context: &Context, terms: Terms) -> u32 {
        let State::Asked(accepted) = std::mem::replace(&mut self.state, State::Over) else { return 0 };
        if context.own_certificate().is_none() {
            self.early.extend(HANDSHAKE_FAILURE);
            return self.fail(&Error::General("no server certificate".into()));
        }
        let config = context.server(terms.asks, terms.alpn, terms.own_order);
        let mut config = match config {
            Ok(config) => config,
            Err(error) => {
                self.failure = Some(config_reason(&error));
                return told::FAILED;
            }
        };
        config.key_log = self.keys.clone();
        match accepted.into_connection(Arc::new(config)) {
            Ok(connection) => {
                self.open(connection.into());
                self.process()
            }
            Err((error, mut alert)) => {
                let _ = alert.write_all(&mut self.early);
                self.fail(&error)
            }
        }
    }

    pub(super) fn take_plain(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.plain)
    }

    // ---- out

    /// What is to be sent now.
    pub(super) fn take(&mut self) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.early);
        if let State::Open(connection) = &mut self.state {
            while connection.wants_write() {
                if !matches!(connection.write_tls(&mut bytes), Ok(count) if count > 0) {
                    break;
                }
            }
        }
        bytes
    }

    pub(super) fn write(&mut self, bytes: &[u8]) {
        if let State::Open(connection) = &mut self.state {
            // Its buffer has no limit.
            let _ = connection.writer().write_all(bytes);
        }
    }

    pub(super) fn end(&mut self) {
        if let State::Open(connection) = &mut self.state {
            connection.send_close_notify();
        }
    }

    // ---- what it is

    pub(super) fn has_keys(&self) -> bool {
        self.keys.has_any()
    }

    pub(super) fn take_keys(&self) -> Vec<String> {
        self.keys.take()
    }

    pub(super) fn connection(&self) -> Option<&Connection> {
        match &self.state {
            State::Open(connection) => Some(connection),
            _ => None,
        }
    }

    fn common(&self) -> Option<&CommonState> {
        self.connection().map(|connection| &**connection)
    }

    /// What the other side sent, the leaf first.
    pub(super) fn peer_chain(&self) -> &[CertificateDer<'static>] {
        self.common()
            .and_then(CommonState::peer_certificates)
            .unwrap_or_default()
    }

    /// What the other side's certificate shall be good for.
    pub(super) fn purpose(&self) -> Purpose {
        match self.connection() {
            Some(Connection::Client(_)) => Purpose::Server,
            _ => Purpose::Client,
        }
    }

    pub(super) fn describe(&self) -> Description {
        let common = self.common();
        let suite = common.and_then(CommonState::negotiated_cipher_suite).map(name_of);
        let protocol = common.and_then(CommonState::protocol_version);
        let group = common.and_then(CommonState::negotiated_key_exchange_group);
        Description {
            protocol: match protocol {
                Some(ProtocolVersion::TLSv1_3) => "TLSv1.3",
                Some(ProtocolVersion::TLSv1_2) => "TLSv1.2",
                _ => "",
            },
            cipher: suite.as_ref().map_or("", |suite| suite.openssl),
            standard: suite.as_ref().map_or("", |suite| suite.standard),
            group: group.map(|group| format!("{:?}", group.name())).unwrap_or_default(),
            alpn: common
                .and_then(CommonState::alpn_protocol)
                .map(|name| name.iter().map(|byte| char::from(*byte)).collect()),
            is_resumed: common.and_then(CommonState::handshake_kind) == Some(HandshakeKind::Resumed),
        }
    }

    /// https://www.rfc-editor.org/rfc/rfc5705; None before the handshake has ended.
    pub(super) fn export(&self, length: usize, label: &[u8], context: Option<&[u8]>) -> Option<Vec<u8>> {
        let connection = self.connection()?;
        connection
            .export_keying_material(vec![0; length], label, context)
            .ok()
    }
}

/// What was agreed on.
pub(super) struct Description {
    pub(super) protocol: &'static str,
    pub(super) cipher: &'static str,
    pub(super) standard: &'static str,
    pub(super) group: String,
    pub(super) alpn: Option<String>,
    pub(super) is_resumed: bool,
}

/// How long the record at the front is, if all of it is there. What is no record is given in one piece, to be refused.
fn record_length(bytes: &[u8]) -> Option<usize> {
    let is_record = matches!(bytes, [20..=24, 3, ..]) || matches!(bytes, [20..=24]);
    if !is_record && !bytes.is_empty() {
        return Some(bytes.len());
    }
    let head = bytes.get(..HEAD)?;
    let length = HEAD + usize::from(u16::from_be_bytes([head[3], head[4]]));
    (bytes.len() >= length).then_some(length)
}

/// A configuration that cannot be: no version, or no suite of a version.
fn config_reason(error: &Error) -> Reason {
    match error {
        Error::General(_) => Reason {
            number: 191,
            text: "no protocols available".into(),
        },
        other => reason_of(other),
    }
}
