//! What a caller and a listener say to each other before there is a link: the caller shows its token, the listener says yes, or no and why.
//!
//! ```text
//! caller    'R' 'O' 'A' 'T' 'A' 0x00 0x01   length of the token (2 bytes, big-endian)   token
//! listener  0x00                     or     0x01   length of the reason (2 bytes)   reason
//! ```
//! Bytes are read exactly: what follows belongs to the link.

use std::io;
use std::time::{Duration, Instant};

use subtle::ConstantTimeEq;

use crate::stream::Stream;

/// How long a caller may take to be let in.
pub const HANDSHAKE_WITHIN: Duration = Duration::from_secs(5);

const MAGIC: [u8; 7] = *b"ROATA\0\x01";
/// What TLS begins its complaints with.
const TLS_ALERT: u8 = 0x15;
const LONGEST_TOKEN: usize = 2048;
const LONGEST_REASON: usize = 1024;

/// A secret that callers show.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Vec<u8>);

impl Token {
    /// A token of 1 to 2,048 bytes.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (1..=LONGEST_TOKEN)
            .contains(&bytes.len())
            .then(|| Self(bytes.to_vec()))
    }

    /// Compares in a time that does not depend on where they differ.
    pub fn is(&self, other: &[u8]) -> bool {
        self.0.ct_eq(other).into()
    }
}

/// Nothing of it.
impl std::fmt::Debug for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Token")
    }
}

/// Why a caller is not let in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Refusal {
    /// The listener's words.
    #[error("{0}")]
    Refused(String),
    /// The other side is none of ours.
    #[error("{0}")]
    Stranger(&'static str),
    /// It took too long.
    #[error("the other side did not say what it has to in time")]
    TimedOut,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Shows the token to the listener, until `end`.
pub(crate) fn ask_to_enter(stream: &dyn Stream, token: Option<&Token>, end: Instant) -> Result<(), Refusal> {
    let token = token.map_or(&[][..], |token| &token.0);
    let mut bytes = MAGIC.to_vec();
    put_text(&mut bytes, token);
    write_all(stream, &bytes, end)?;
    let mut answer = [0];
    read_exact(stream, &mut answer, end)?;
    match answer {
        [0] => Ok(()),
        [1] => {
            let reason = read_text(stream, LONGEST_REASON, end)?;
            Err(Refusal::Refused(String::from_utf8_lossy(&reason).into_owned()))
        }
        [TLS_ALERT] => Err(Refusal::Stranger(
            "what answers there speaks TLS: give options.tls",
        )),
        _ => Err(Refusal::Stranger("what answers there is no Roata node")),
    }
}

/// Lets a caller in that has the token, until `end`. One that has not is told why, before this is an error.
pub(crate) fn let_in(stream: &dyn Stream, token: Option<&Token>, end: Instant) -> Result<(), Refusal> {
    let mut magic = [0; MAGIC.len()];
    // Byte by byte: whoever speaks another protocol may wait for an answer after few.
    for (index, expected) in MAGIC.iter().enumerate() {
        read_exact(stream, &mut magic[index..=index], end)?;
        if magic[index] != *expected {
            return Err(refuse(stream, stranger(&magic[..=index]), end));
        }
    }
    let shown = match read_text(stream, LONGEST_TOKEN, end) {
        Err(Refusal::Stranger(why)) => return Err(refuse(stream, why, end)),
        other => other?,
    };
    match token {
        Some(token) if shown.is_empty() => {
            let _ = token;
            Err(refuse(stream, "this node demands a token", end))
        }
        Some(token) if !token.is(&shown) => Err(refuse(stream, "the token is wrong", end)),
        _ => Ok(write_all(stream, &[0], end)?),
    }
}

/// Tells a caller why it is not let in.
pub(crate) fn refuse(stream: &dyn Stream, reason: &str, end: Instant) -> Refusal {
    let mut bytes = vec![1];
    put_text(&mut bytes, reason.as_bytes());
    // It may not listen.
    let _ = write_all(stream, &bytes, end);
    Refusal::Refused(reason.into())
}

fn stranger(begin: &[u8]) -> &'static str {
    if begin.len() == MAGIC.len() {
        "the other side speaks another version of the handshake"
    } else {
        "this is a Roata node, and that was no Roata handshake"
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &[u8]) {
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
    bytes.extend(length.to_be_bytes());
    bytes.extend(&text[..usize::from(length)]);
}

fn read_text(stream: &dyn Stream, longest: usize, end: Instant) -> Result<Vec<u8>, Refusal> {
    let mut length = [0; 2];
    read_exact(stream, &mut length, end)?;
    let length = usize::from(u16::from_be_bytes(length));
    if length > longest {
        return Err(Refusal::Stranger(
            "the other side says more than it may in a handshake",
        ));
    }
    let mut text = vec![0; length];
    read_exact(stream, &mut text, end)?;
    Ok(text)
}

fn read_exact(stream: &dyn Stream, mut into: &mut [u8], end: Instant) -> Result<(), Refusal> {
    while !into.is_empty() {
        match stream.read(into) {
            Ok(0) => return Err(Refusal::Io(io::ErrorKind::UnexpectedEof.into())),
            Ok(count) => into = &mut into[count..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => stream.wait_readable(left(end)?)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

pub(crate) fn write_all(stream: &dyn Stream, mut bytes: &[u8], end: Instant) -> Result<(), Refusal> {
    while !bytes.is_empty() {
        match stream.try_write(bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => stream.wait_writable(left(end)?)?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn left(end: Instant) -> Result<Duration, Refusal> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() {
        Err(Refusal::TimedOut)
    } else {
        Ok(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Socket;
    use proptest::prelude::*;
    use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};

    fn pair() -> (Socket, Socket) {
        let (a, b) = socketpair(
            AddressFamily::UNIX,
            SocketType::STREAM,
            SocketFlags::CLOEXEC,
            None,
        )
        .unwrap();
        (Socket::new(a), Socket::new(b))
    }

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    fn meet(shown: Option<&str>, demanded: Option<&str>) -> (Result<(), Refusal>, Result<(), Refusal>) {
        let (caller, listener) = pair();
        let token = |text: Option<&str>| text.and_then(|text| Token::new(text.as_bytes()));
        let (shown, demanded) = (token(shown), token(demanded));
        std::thread::scope(|scope| {
            let there = scope.spawn(|| let_in(&listener, demanded.as_ref(), soon()));
            let here = ask_to_enter(&caller, shown.as_ref(), soon());
            (here, there.join().unwrap())
        })
    }

    #[test]
    fn the_right_token_is_let_in_and_any_where_none_is_demanded() {
        for (shown, demanded) in [(Some("secret"), Some("secret")), (Some("x"), None), (None, None)] {
            let (here, there) = meet(shown, demanded);
            assert!(here.is_ok() && there.is_ok());
        }
    }

    #[test]
    fn both_sides_hear_why_a_token_is_refused() {
        for (shown, why) in [
            (Some("secreT"), "the token is wrong"),
            (Some("secre"), "the token is wrong"),
            (None, "this node demands a token"),
        ] {
            let (here, there) = meet(shown, Some("secret"));
            assert_eq!(
                (here.unwrap_err().to_string(), there.unwrap_err().to_string()),
                (why.into(), why.into())
            );
        }
    }

    #[test]
    fn half_a_handshake_is_waited_for_no_longer_than_is_said() {
        let (caller, listener) = pair();
        caller.try_write(&MAGIC[..4]).unwrap();
        let refusal = let_in(&listener, None, Instant::now() + Duration::from_millis(20));
        assert!(matches!(refusal, Err(Refusal::TimedOut)));
    }

    #[test]
    fn tokens_have_a_length_and_do_not_show() {
        assert!(Token::new(b"").is_none() && Token::new(&[0; LONGEST_TOKEN + 1]).is_none());
        assert_eq!(format!("{:?}", Token::new(b"secret").unwrap()), "Token");
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_or_were_a_handshake(bytes in proptest::collection::vec(any::<u8>(), 0..64), begins_well: bool) {
            let (caller, listener) = pair();
            let mut said = if begins_well { MAGIC.to_vec() } else { Vec::new() };
            said.extend(&bytes);
            caller.try_write(&said).unwrap();
            rustix::net::shutdown(&caller, rustix::net::Shutdown::Write).unwrap();
            let token = Token::new(b"a token that nobody guesses");
            prop_assert!(let_in(&listener, token.as_ref(), soon()).is_err());
        }
    }
}
