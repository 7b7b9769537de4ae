//! A listening node among strangers, and a caller among strange nodes: whatever they say or do not say, both sides know why it ended, and nothing is left.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod common;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use nodes::network::{
    ConnectError, Connection, Happening, ListenSettings, Listener, Target, Terms, TlsClient, TlsServer, Token,
};
use nodes::{FileQuestion, Host, Machine, Message, Output, Peer};
use proptest::prelude::*;
use rustls::pki_types::pem::PemObject;
use wire::frame::{Frame, VERSION};

const LONG: Duration = Duration::from_secs(60);
const HELLO: &[u8] = b"ROATA\0\x01";

/// A listener whose callers get `cat`: what they say comes back.
struct Node {
    listener: Arc<Listener>,
    over: Arc<AtomicBool>,
    running: Option<JoinHandle<()>>,
    refused: Mutex<Receiver<String>>,
}

impl Node {
    fn new(terms: Terms, connections: usize) -> Node {
        let (sender, refused) = channel();
        let sender = Mutex::new(sender);
        let settings = ListenSettings {
            terms,
            connections,
            command: Box::new(|| {
                let mut command = Command::new("/bin/sh");
                // Its standard input is the socket, both ways.
                command.args(["-c", "exec cat >&0"]);
                command
            }),
            refused: Box::new(move |_, why| {
                let _ = sender.lock().unwrap().send(why.to_owned());
            }),
        };
        let listener = Listener::bind(&["127.0.0.1:0".parse().unwrap()], settings).unwrap();
        let over = Arc::new(AtomicBool::new(false));
        let (mine, is_over) = (Arc::clone(&listener), Arc::clone(&over));
        let running = std::thread::spawn(move || mine.run(&|| is_over.load(Ordering::SeqCst)));
        Node {
            listener,
            over,
            running: Some(running),
            refused: Mutex::new(refused),
        }
    }

    fn with_token() -> Node {
        let token = Token::new(b"a token that nobody guesses");
        Node::new(Terms { token, tls: None }, 64)
    }

    fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect(self.listener.address()).unwrap();
        socket.set_read_timeout(Some(LONG)).unwrap();
        socket
    }

    /// What it answers to these bytes, until it closes.
    fn answer_to(&self, bytes: &[u8]) -> Vec<u8> {
        let mut socket = self.connect();
        let _ = socket.write_all(bytes);
        let mut answer = Vec::new();
        let _ = socket.read_to_end(&mut answer);
        answer
    }

    fn refusal(&self) -> String {
        self.refused.lock().unwrap().recv_timeout(LONG).unwrap()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        let _ = self.running.take().unwrap().join();
        self.listener.stop(Duration::ZERO);
    }
}

fn no(why: &str) -> Vec<u8> {
    let mut bytes = vec![1, 0, u8::try_from(why.len()).unwrap()];
    bytes.extend(why.as_bytes());
    bytes
}

fn handshake(token: &[u8]) -> Vec<u8> {
    let mut bytes = HELLO.to_vec();
    bytes.extend(u16::try_from(token.len()).unwrap().to_be_bytes());
    bytes.extend(token);
    bytes
}

#[test]
fn who_has_the_token_is_let_in_and_has_a_process() {
    let node = Node::with_token();
    let mut socket = node.connect();
    socket
        .write_all(&handshake(b"a token that nobody guesses"))
        .unwrap();
    socket.write_all(b"said early").unwrap();
    let mut answer = [1; 11];
    socket.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"\0said early");
}

#[test]
fn strangers_are_told_why_and_cut_off() {
    let node = Node::with_token();
    let stranger = "this is a Roata node, and that was no Roata handshake";
    let too_long = [HELLO, &[0xff, 0xff]].concat();
    for (said, why) in [
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(), stranger),
        (b"\x16\x03\x01\x02\x00\x01".to_vec(), stranger),
        (
            b"ROATA\0\x02\0\0".to_vec(),
            "the other side speaks another version of the handshake",
        ),
        (too_long, "the other side says more than it may in a handshake"),
        (handshake(b""), "this node demands a token"),
        (handshake(b"a token that nobody guesseS"), "the token is wrong"),
    ] {
        assert_eq!(node.answer_to(&said), no(why), "{said:?}");
        assert_eq!(node.refusal(), why);
    }
}

#[test]
fn half_a_handshake_is_not_waited_for_long() {
    let node = Node::with_token();
    assert_eq!(node.answer_to(&handshake(b"a token that")[..12]), b"");
    assert_eq!(
        node.refusal(),
        "the other side did not say what it has to in time"
    );
}

#[test]
fn one_too_many_is_told_so_and_there_is_room_again_when_one_goes() {
    let node = Node::new(Terms::default(), 1);
    let mut first = node.connect();
    first.write_all(&handshake(b"")).unwrap();
    first.read_exact(&mut [1]).unwrap();
    let why = "this node has as many callers as it may have";
    assert_eq!(node.answer_to(b""), no(why));
    drop(first);
    let comes_in = || {
        let mut socket = node.connect();
        let mut answer = [1];
        // A refused one may be reset.
        socket.write_all(&handshake(b"")).is_ok() && socket.read_exact(&mut answer).is_ok() && answer == [0]
    };
    while !comes_in() {}
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_get_in(bytes in proptest::collection::vec(any::<u8>(), 1..200), begins_well: bool) {
        static NODE: std::sync::OnceLock<Node> = std::sync::OnceLock::new();
        let node = NODE.get_or_init(Node::with_token);
        let mut said = if begins_well { HELLO.to_vec() } else { Vec::new() };
        said.extend(&bytes);
        let mut socket = node.connect();
        let _ = socket.write_all(&said);
        let _ = socket.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = socket.read_to_end(&mut answer);
        prop_assert!(answer.first() != Some(&0) && answer.len() < 200);
    }
}

// ---- TLS

struct Pem {
    certificate: String,
    key: String,
}

/// A certificate for localhost that is its own authority.
fn certificate() -> Pem {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    Pem {
        certificate: made.cert.pem(),
        key: made.signing_key.serialize_pem(),
    }
}

#[test]
fn much_goes_through_tls_unchanged_both_ways() {
    let pem = certificate();
    let tls = TlsServer::new((pem.certificate.as_bytes(), pem.key.as_bytes()), None).unwrap();
    let node = Node::new(
        Terms {
            token: None,
            tls: Some(tls),
        },
        4,
    );
    let mut roots = rustls::RootCertStore::empty();
    roots
        .add(rustls::pki_types::CertificateDer::from_pem_slice(pem.certificate.as_bytes()).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    let config = Arc::new(config.with_root_certificates(roots).with_no_client_auth());
    let connection = rustls::ClientConnection::new(config, "localhost".try_into().unwrap()).unwrap();
    let mut stream = rustls::StreamOwned::new(connection, node.connect());
    stream.write_all(&handshake(b"")).unwrap();
    stream.read_exact(&mut [1]).unwrap();
    let said: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
    for _ in 0..10 {
        stream.write_all(&said).unwrap();
        let mut heard = vec![0; said.len()];
        stream.read_exact(&mut heard).unwrap();
        assert!(heard == said);
    }
}

// ---- a caller among strange nodes

struct Nobody;

impl Host for Nobody {
    fn asked(&self, _peer: &Arc<Peer>, _id: u64, _what: String, _value: Vec<u8>) {}
    fn printed(&self, _output: Output, _lines: &[u8]) {}
    fn file(&self, _what: FileQuestion, _path: &[u8]) -> Result<Vec<u8>, u32> {
        Err(2)
    }
    fn aborted(&self, _signal: u64, _reason: Vec<u8>) {}
}

/// A listener that does what `work` does with its first caller; and that caller's connection, with what happens to it.
fn strange(
    tls: Option<TlsClient>,
    work: impl FnOnce(TcpStream) + Send + 'static,
) -> (Machine, Arc<Connection>, Receiver<Happening>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || work(listener.accept().unwrap().0));
    connect(address, tls)
}

fn connect(address: SocketAddr, tls: Option<TlsClient>) -> (Machine, Arc<Connection>, Receiver<Happening>) {
    let machine = common::machine(1);
    let target = Target {
        host: "localhost".into(),
        port: address.port(),
        token: None,
        tls,
        timeout: LONG,
    };
    let target = Target {
        host: address.ip().to_string(),
        ..target
    };
    let (sender, happenings) = channel();
    let sender: Mutex<Sender<Happening>> = Mutex::new(sender);
    let tell = Box::new(move |happening| {
        let _ = sender.lock().unwrap().send(happening);
    });
    let connection = Connection::start(&machine, target, Arc::new(Nobody), tell).unwrap();
    (machine, connection, happenings)
}

#[track_caller]
fn failure(happenings: &Receiver<Happening>) -> String {
    match happenings.recv_timeout(LONG).unwrap() {
        Happening::Failed(error) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// Lets the caller in and says these frames; gives all that it says until it closes.
fn say(mut socket: TcpStream, bytes: &[u8]) -> Vec<u8> {
    socket.read_exact(&mut [0; HELLO.len() + 2]).unwrap();
    socket.write_all(&[0]).unwrap();
    socket.write_all(bytes).unwrap();
    let mut heard = Vec::new();
    let _ = socket.read_to_end(&mut heard);
    heard
}

fn frames(messages: Vec<Message>) -> Vec<u8> {
    let mut bytes = Vec::new();
    messages
        .into_iter()
        .for_each(|message| message.into_frame().write(&mut bytes).unwrap());
    bytes
}

fn hello(version: u32, capabilities: &[&str]) -> Message {
    let capabilities = capabilities.iter().map(|name| (*name).to_owned()).collect();
    Message::Hello {
        version,
        capabilities,
        address: "roata://strange".into(),
    }
}

/// What both sides hear when the node says this.
fn both_sides(bytes: Vec<u8>) -> (String, String) {
    let (sender, heard) = channel();
    let (_machine, _connection, happenings) = strange(None, move |socket| {
        let _ = sender.send(say(socket, &bytes));
    });
    let here = failure(&happenings);
    let there = String::from_utf8_lossy(&heard.recv_timeout(LONG).unwrap()).into_owned();
    (here, there)
}

#[test]
fn another_version_is_told_to_both_sides() {
    let (here, there) = both_sides(frames(vec![hello(VERSION + 98, &["calls!", "slices!"])]));
    let why = "the other side speaks version 99 of the protocol, this side version 1";
    assert_eq!(here, why);
    assert!(there.contains(why));
}

#[test]
fn a_missing_capability_is_told_to_both_sides() {
    for (capabilities, what) in [
        (&["calls!"][..], "slices"),
        (&["calls!", "slices!", "dreams!"], "dreams"),
    ] {
        let (here, there) = both_sides(frames(vec![hello(VERSION, capabilities)]));
        let why = format!("one side needs '{what}', which the other does not have");
        assert_eq!(here, why);
        assert!(there.contains(&why));
    }
}

#[test]
fn garbage_after_the_handshake_ends_the_connection_with_a_reason() {
    let too_long = [0xff; 20].to_vec();
    let (here, _) = both_sides(too_long);
    assert!(here.contains("bytes; the limit is"), "{here}");
    let mut unknown = Vec::new();
    Frame {
        kind: 60,
        flags: 0,
        call: 0,
        body: Vec::new(),
    }
    .write(&mut unknown)
    .unwrap();
    assert!(!both_sides(unknown).0.is_empty());
    let (here, _) = both_sides(frames(vec![Message::Beat]));
    assert_eq!(here, "the first message was no Hello");
}

#[test]
fn half_a_frame_and_silence_end_the_connection() {
    let mut bytes = frames(vec![hello(VERSION, &["calls!", "slices!"])]);
    let next = frames(vec![Message::Ready {
        pid: 1,
        host: "there".into(),
        cores: 1,
    }]);
    bytes.extend(&next[..next.len() / 2]);
    assert_eq!(both_sides(bytes).0, "nothing came from the other side for 800 ms");
}

#[test]
fn a_node_places_no_calls_on_its_caller() {
    let call = wire::frame::WireCall {
        slice: [0; 32],
        function: 0,
        core: 0,
        args: Vec::new(),
        captures: Vec::new(),
        context: Vec::new(),
        milliseconds_left: None,
        ahead: 0,
        transfers: Vec::new(),
    };
    let bytes = frames(vec![
        hello(VERSION, &["calls!", "slices!"]),
        Message::Call { id: 1, call },
        Message::Close {
            reason: "that was all".into(),
        },
    ]);
    let (_, there) = both_sides(bytes);
    assert!(there.contains("this machine takes no calls from there"));
}

#[test]
fn one_that_closes_at_once_is_an_error() {
    let (_machine, connection, happenings) = strange(None, drop);
    assert!(failure(&happenings).contains("closed the connection"));
    assert!(connection.is_over());
}

#[test]
fn a_certificate_of_a_stranger_is_refused() {
    let (mine, theirs) = (certificate(), certificate());
    let server = TlsServer::new((theirs.certificate.as_bytes(), theirs.key.as_bytes()), None).unwrap();
    let node = Node::new(
        Terms {
            token: None,
            tls: Some(server),
        },
        4,
    );
    let client = TlsClient::new(Some(mine.certificate.as_bytes()), None, "localhost").unwrap();
    let (_machine, _connection, happenings) = connect(node.listener.address(), Some(client));
    let happening = happenings.recv_timeout(LONG).unwrap();
    assert!(
        matches!(&happening, Happening::Failed(ConnectError::Tls(_))),
        "{happening:?}"
    );
}
