//! Texts and bytes without JS: encodings by the crate `encoding_rs`.

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// What came out of a chunk.
pub struct Decoded<'b> {
    /// The text of all bytes but the pending ones.
    pub text: Cow<'b, str>,
    /// How many bytes at the end are the beginning of a character.
    pub pending: usize,
}

/// The name, in small letters, of the encoding that `label` stands for. None for labels that decode nothing.
pub fn encoding_of(label: &str) -> Option<String> {
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
    Some(encoding.name().to_ascii_lowercase())
}

/// Puts as much of `text` into `out` as fits in whole characters: (UTF-16 units read, bytes written).
pub fn encode_into(text: &str, out: &mut [u8]) -> (usize, usize) {
    let mut end = text.len().min(out.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let fitting = &text[..end];
    out[..end].copy_from_slice(fitting.as_bytes());
    let read = if fitting.is_ascii() {
        end
    } else {
        fitting.encode_utf16().count()
    };
    (read, end)
}

/// Decodes `bytes`. With `stream`, an unfinished character at the end is left for the next chunk.
/// None for an unknown encoding, and for a malformed text if `fatal`.
pub fn decode<'b>(encoding: &str, bytes: &'b [u8], fatal: bool, stream: bool) -> Option<Decoded<'b>> {
    let encoding = Encoding::for_label_no_replacement(encoding.as_bytes())?;
    let pending = if stream { unfinished(encoding, bytes) } else { 0 };
    let whole = &bytes[..bytes.len() - pending];
    let text = if fatal {
        encoding.decode_without_bom_handling_and_without_replacement(whole)?
    } else {
        encoding.decode_without_bom_handling(whole).0
    };
    Some(Decoded { text, pending })
}

fn unfinished(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    if encoding.is_single_byte() {
        0
    } else if encoding == UTF_8 {
        unfinished_utf8(bytes)
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        unfinished_utf16(bytes, encoding == UTF_16BE)
    } else if encoding == ISO_2022_JP {
        unfinished_iso_2022_jp(bytes)
    } else {
        unfinished_by_trial(encoding, bytes)
    }
}

fn unfinished_utf8(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    for start in 0..tail.len() {
        let starts_character = tail[start] >= 0xc0;
        if starts_character
            && std::str::from_utf8(&tail[start..])
                .is_err_and(|e| e.error_len().is_none() && e.valid_up_to() == 0)
        {
            return tail.len() - start;
        }
    }
    0
}

fn unfinished_utf16(bytes: &[u8], big_endian: bool) -> usize {
    let odd = bytes.len() % 2;
    let even = &bytes[..bytes.len() - odd];
    let high = match even {
        [.., first, second] => {
            if big_endian {
                *first
            } else {
                *second
            }
        }
        _ => 0,
    };
    if (0xd8..0xdc).contains(&high) {
        odd + 2
    } else {
        odd
    }
}

/// ISO-2022-JP: a part of an escape sequence, or the first byte of a character.
fn unfinished_iso_2022_jp(bytes: &[u8]) -> usize {
    match bytes {
        [.., 0x1b] => 1,
        [.., 0x1b, b'$' | b'('] => 2,
        _ => usize::from(
            length_of_text(ISO_2022_JP, bytes, true) > length_of_text(ISO_2022_JP, bytes, false),
        ),
    }
}

/// The other legacy encodings: the most bytes at the end that make no difference to the text before them.
fn unfinished_by_trial(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let whole = length_of_text(encoding, bytes, false);
    (1..=bytes.len().min(3))
        .rev()
        .find(|&count| length_of_text(encoding, &bytes[..bytes.len() - count], false) == whole)
        .unwrap_or(0)
}

/// The length of what a decoder says, before it has heard that the text is over or after.
fn length_of_text(encoding: &'static Encoding, bytes: &[u8], is_over: bool) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length(bytes.len())
        .unwrap_or(bytes.len() * 3 + 16);
    let mut text = String::with_capacity(room);
    let _ = decoder.decode_to_string(bytes, &mut text, is_over);
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(encoding: &str, bytes: &[u8]) -> String {
        decode(encoding, bytes, false, false).unwrap().text.into_owned()
    }

    /// The text of `bytes` fed one at a time, as the JS side does it; which also keeps the state of ISO-2022-JP.
    fn one_by_one(encoding: &str, bytes: &[u8]) -> String {
        let (mut result, mut pending) = (String::new(), Vec::new());
        for byte in bytes {
            pending.push(*byte);
            let decoded = decode(encoding, &pending, false, true).unwrap();
            result.push_str(&decoded.text);
            pending = pending[pending.len() - decoded.pending..].to_vec();
        }
        result.push_str(&text(encoding, &pending));
        result
    }

    #[test]
    fn knows_the_labels() {
        for (label, name) in [
            (" UTF-8\n", "utf-8"),
            ("latin1", "windows-1252"),
            ("sjis", "shift_jis"),
            ("utf-16", "utf-16le"),
        ] {
            assert_eq!(encoding_of(label).as_deref(), Some(name));
        }
        for label in ["utf-7", "", "replacement", "hz-gb-2312"] {
            assert_eq!(encoding_of(label), None, "{label}");
        }
    }

    #[test]
    fn encodes_whole_characters_only() {
        let mut out = [0; 5];
        assert_eq!(encode_into("é😀x", &mut out), (1, 2));
        assert_eq!(encode_into("abc", &mut out), (3, 3));
        assert_eq!(encode_into("a😀", &mut out), (3, 5));
    }

    #[test]
    fn fatal_refuses_and_lenient_replaces() {
        assert!(decode("utf-8", b"\xff", true, false).is_none());
        assert!(decode("utf-16le", b"A", true, false).is_none());
        assert_eq!(text("utf-8", b"\xffA\xe2\x82"), "\u{fffd}A\u{fffd}");
    }

    #[test]
    fn a_stream_says_the_same_as_the_whole() {
        let texts: [(&str, &[u8]); 7] = [
            ("utf-8", "a€😀é\u{fffd}".as_bytes()),
            ("utf-8", b"\xe2\x82A\xf0\x9f\x98\xff\xc3"),
            ("utf-16le", b"A\0\x3d\xd8\0\xdeB\0\0\xd8C\0"),
            ("utf-16be", b"\0A\xd8\x3d\xde\0\0B"),
            ("shift_jis", b"\x83\x65\x83\x58A"),
            ("gb18030", b"\xc4\xe3\x81\x30\x84\x36A"),
            ("euc-jp", b"\x8f\xb0\xa1\xa5\xc6"),
        ];
        for (encoding, bytes) in texts {
            assert_eq!(one_by_one(encoding, bytes), text(encoding, bytes), "{encoding}");
        }
    }
}
