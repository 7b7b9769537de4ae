//! Network-Nodes: machines behind TCP, with TLS and a token where the network is not this host's own.
//!
//! ```text
//! caller   Connection: dial -> TLS -> handshake (token) -> Link -> Peer          (connection.rs)
//! node     Listener:   accept -> TLS -> handshake -> a process of its own for this caller, which has the link      (listen.rs)
//! ```
//!
//! # What is promised
//! 1. Nobody who has not shown the token (or a certificate) gets further than [`handshake`]: at most 4 KiB are read of them, for at most
//!    [`HANDSHAKE_WITHIN`], and they are told why they are refused.
//! 2. Off loopback a listener demands TLS, and a token or a certificate of the caller's; see [`Terms::check`].
//! 3. Each caller has a process of its own: what one does to it (memory, crashes, definitions) no other sees, and it ends with the connection.
//!    So a caller may stop and kill its machine, as one on its own host.
//! 4. A caller takes no calls and no definitions from a node it connected to, and shows it no files but those its host allows.

mod connection;
mod handshake;
mod listen;
mod relay;
mod target;
mod tls;

pub use connection::{ConnectError, Connection, Happening};
pub use handshake::{HANDSHAKE_WITHIN, Token};
pub use listen::{Listener, Refused, Settings as ListenSettings};
pub use target::{Target, Terms, TermsError};
pub use tls::{TlsClient, TlsError, TlsServer};

use std::io;
use std::time::Duration;

use crate::link::Greeting;
use crate::stream::{Socket, Stream};
use tls::TlsStream;

/// What this version can do beyond the protocol's version. One whose name ends in `!` the other side must have, too.
pub const CAPABILITIES: &[&str] = &["calls!", "slices!", "files", "questions", "logs"];

/// Says hello as this version does.
pub fn greeting(address: String) -> Greeting {
    Greeting {
        capabilities: CAPABILITIES.iter().map(|name| (*name).to_owned()).collect(),
        address,
    }
}

/// Whether both sides have what the other must have.
///
/// # Errors
/// What is missing, in words for both sides.
pub fn check_greeting(greeting: &Greeting) -> Result<(), String> {
    let theirs = &greeting.capabilities;
    let lacks_here = theirs
        .iter()
        .find(|name| name.ends_with('!') && !CAPABILITIES.contains(&name.as_str()));
    if let Some(name) = lacks_here {
        return Err(format!(
            "one side needs '{}', which the other does not have",
            name.trim_end_matches('!')
        ));
    }
    let has = |wanted: &str| theirs.iter().any(|name| name == wanted);
    match CAPABILITIES.iter().find(|name| name.ends_with('!') && !has(name)) {
        Some(name) => Err(format!(
            "one side needs '{}', which the other does not have",
            name.trim_end_matches('!')
        )),
        None => Ok(()),
    }
}

/// TCP, or TLS over it.
pub(crate) enum Transport {
    Plain(Socket),
    Tls(Box<TlsStream>),
}

impl Stream for Transport {
    fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(into),
            Self::Tls(stream) => stream.read(into),
        }
    }

    fn wait_readable(&self, patience: Duration) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.wait_readable(patience),
            Self::Tls(stream) => stream.wait_readable(patience),
        }
    }

    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.try_write(bytes),
            Self::Tls(stream) => stream.try_write(bytes),
        }
    }

    fn wait_writable(&self, patience: Duration) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.wait_writable(patience),
            Self::Tls(stream) => stream.wait_writable(patience),
        }
    }

    fn close(&self) {
        match self {
            Self::Plain(socket) => socket.close(),
            Self::Tls(stream) => stream.close(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn greeting_with(capabilities: &[&str]) -> Greeting {
        let capabilities = capabilities.iter().map(|name| (*name).to_owned()).collect();
        Greeting {
            capabilities,
            address: "roata://there".into(),
        }
    }

    #[test]
    fn each_side_must_have_what_the_other_needs_and_may_have_more() {
        assert_eq!(check_greeting(&greeting("a".into())), Ok(()));
        assert_eq!(
            check_greeting(&greeting_with(&["calls!", "slices!", "tomorrow"])),
            Ok(())
        );
        let lacks = check_greeting(&greeting_with(&["calls!"])).unwrap_err();
        assert_eq!(lacks, "one side needs 'slices', which the other does not have");
        let wants = check_greeting(&greeting_with(&["calls!", "slices!", "tomorrow!"])).unwrap_err();
        assert_eq!(wants, "one side needs 'tomorrow', which the other does not have");
    }
}
