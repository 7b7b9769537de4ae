//! What must hold of whatever a stranger says to a listening node: checked by the tests with nearly right words, and by the fuzz target `listener`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a check may panic: that is how it tells"
)]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use nodes::network::{ListenSettings, Listener, Terms, Token};

/// A good handshake.
pub const GOOD: &[u8] = b"ROATA\0\x01\0\x06secret";

/// It is refused or let in, in any portions; the caller's process is the only one that reads what follows, and one with a good handshake still comes in.
pub fn listener(portion: usize, bytes: &[u8]) {
    let answer = talk(bytes, portion.max(1));
    assert!(answer.len() <= 1 + 2 + 1024 || bytes.starts_with(GOOD));
    assert_eq!(talk(GOOD, GOOD.len()).first(), Some(&0));
}

fn talk(said: &[u8], portion: usize) -> Vec<u8> {
    let mut socket = TcpStream::connect(node().address()).expect("it listens");
    socket
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("a time");
    for part in said.chunks(portion) {
        if socket.write_all(part).is_err() {
            break;
        }
    }
    let _ = socket.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = socket.read_to_end(&mut answer);
    answer
}

fn node() -> &'static Arc<Listener> {
    static LISTENER: OnceLock<Arc<Listener>> = OnceLock::new();
    LISTENER.get_or_init(|| {
        let settings = ListenSettings {
            terms: Terms {
                token: Token::new(b"secret"),
                tls: None,
            },
            connections: 256,
            command: Box::new(|| Command::new("true")),
            refused: Box::new(|_, _| {}),
        };
        let listener =
            Listener::bind(&["127.0.0.1:0".parse().expect("an address")], settings).expect("a port");
        let mine = Arc::clone(&listener);
        std::thread::spawn(move || mine.run(&|| false));
        listener
    })
}
