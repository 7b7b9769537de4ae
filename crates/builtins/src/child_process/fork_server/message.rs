//! What the client asks the server for, as bytes: one packet each, with descriptors beside it.

use std::ffi::CString;

/// The longest packet; a longer request goes the usual way.
pub(super) const LONGEST: usize = 128 << 10;
/// The most descriptors of a child; the server's own have higher numbers.
pub(super) const MOST_DESCRIPTORS: usize = 64;

/// A child. The packet's descriptors are its working directory and then those that are given.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Its arguments, the name first.
    pub args: Vec<CString>,
    /// `NAME=value` each.
    pub env: Vec<CString>,
    /// Per descriptor, whether it is given or closed.
    pub given: Vec<bool>,
}

impl Message {
    /// `None` if it is too long.
    pub(super) fn encode(args: &[CString], env: &[CString], given: &[bool]) -> Option<Vec<u8>> {
        if given.len() > MOST_DESCRIPTORS {
            return None;
        }
        let mut bytes = Vec::new();
        for length in [args.len(), env.len(), given.len()] {
            bytes.extend(u32::try_from(length).ok()?.to_ne_bytes());
        }
        bytes.extend(given.iter().map(|is_given| u8::from(*is_given)));
        for text in args.iter().chain(env) {
            bytes.extend_from_slice(text.to_bytes_with_nul());
        }
        (bytes.len() <= LONGEST).then_some(bytes)
    }

    /// `None` for anything but what `encode` gives.
    pub(super) fn decode(bytes: &[u8]) -> Option<Message> {
        let (args, bytes) = take_length(bytes)?;
        let (env, bytes) = take_length(bytes)?;
        let (given, bytes) = take_length(bytes)?;
        let (given, bytes) = bytes.split_at_checked(given)?;
        let mut texts = bytes
            .split_inclusive(|byte| *byte == 0)
            .map(|text| CString::from_vec_with_nul(text.to_vec()).ok());
        let message = Message {
            args: texts.by_ref().take(args).collect::<Option<_>>()?,
            env: texts.by_ref().take(env).collect::<Option<_>>()?,
            given: given.iter().map(|byte| *byte != 0).collect(),
        };
        let is_whole = message.args.len() == args && message.env.len() == env && texts.next().is_none();
        is_whole.then_some(message)
    }
}

fn take_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    Some((usize::try_from(u32::from_ne_bytes(*length)).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<CString> {
        texts.iter().map(|text| CString::new(*text).expect("no zeros")).collect()
    }

    #[test]
    fn a_request_comes_out_as_it_went_in_and_nothing_else_does() {
        let message = Message {
            args: texts(&["roata", "", "a b"]),
            env: texts(&["A=1", "B="]),
            given: vec![true, false, true],
        };
        let bytes = Message::encode(&message.args, &message.env, &message.given).expect("short");
        assert_eq!(Message::decode(&bytes).as_ref(), Some(&message));
        for cut in 0..bytes.len() {
            assert_eq!(Message::decode(&bytes[..cut]), None, "cut at {cut}");
        }
        assert_eq!(Message::decode(&[bytes.as_slice(), b"x\0"].concat()), None);
    }

    #[test]
    fn what_is_too_long_is_not_encoded() {
        let long = texts(&[&"x".repeat(LONGEST)]);
        assert_eq!(Message::encode(&long, &[], &[]), None);
        assert_eq!(Message::encode(&[], &[], &[true; MOST_DESCRIPTORS + 1]), None);
    }
}
