//! Text to bytes and back, without JS: the rules of each encoding.

use std::borrow::Cow;

use runtime::Characters;

/// These characters in UTF-8; a lone surrogate becomes U+FFFD.
pub(super) fn to_utf8(text: Characters<'_>) -> Cow<'_, [u8]> {
    match text {
        Characters::Narrow(bytes) if bytes.is_ascii() => Cow::Borrowed(bytes),
        Characters::Narrow(bytes) => {
            let mut encoded = vec![0; bytes.len() * 2];
            let length = encoding_rs::mem::convert_latin1_to_utf8(bytes, &mut encoded);
            encoded.truncate(length);
            Cow::Owned(encoded)
        }
        Characters::Wide(units) => {
            let mut encoded = vec![0; units.len() * 3];
            let length = encoding_rs::mem::convert_utf16_to_utf8(units, &mut encoded);
            encoded.truncate(length);
            Cow::Owned(encoded)
        }
    }
}

/// How many bytes of `text`, which is UTF-8, fit in `room` without cutting a character.
pub(super) fn whole_characters(text: &[u8], room: usize) -> usize {
    if room >= text.len() {
        return text.len();
    }
    (0..=room)
        .rev()
        .find(|at| text[*at] & 0xc0 != 0x80)
        .unwrap_or_default()
}

/// The bytes that these characters take in UTF-8; a lone surrogate becomes U+FFFD, three bytes.
pub(super) fn utf8_length(text: Characters<'_>) -> usize {
    match text {
        Characters::Narrow(bytes) => bytes.len() + bytes.iter().filter(|byte| **byte >= 0x80).count(),
        Characters::Wide(units) => wide_utf8_length(units),
    }
}

fn wide_utf8_length(units: &[u16]) -> usize {
    let pairs = units
        .windows(2)
        .filter(|pair| pair[0] & 0xfc00 == 0xd800 && pair[1] & 0xfc00 == 0xdc00)
        .count();
    let alone: usize = units
        .iter()
        .map(|unit| 1 + usize::from(*unit >= 0x80) + usize::from(*unit >= 0x800))
        .sum();
    alone - 2 * pairs // two surrogates counted three each, a pair takes four
}

/// The code units of these bytes as UTF-8; what is malformed becomes U+FFFD as the Encoding Standard has it.
pub(super) fn utf8_to_units(bytes: &[u8]) -> Vec<u16> {
    let mut units = vec![0; bytes.len() + 1];
    let length = encoding_rs::mem::convert_utf8_to_utf16(bytes, &mut units);
    units.truncate(length);
    units
}

/// The low byte of each unit, into as much room as there is; how many.
pub(super) fn write_latin1(text: Characters<'_>, into: &mut [u8]) -> usize {
    match text {
        Characters::Narrow(bytes) => {
            let count = bytes.len().min(into.len());
            into[..count].copy_from_slice(&bytes[..count]);
            count
        }
        Characters::Wide(units) => {
            for (to, unit) in into.iter_mut().zip(units) {
                *to = low(*unit);
            }
            units.len().min(into.len())
        }
    }
}

/// Each unit as two bytes, into as much room as there is for whole ones; how many bytes.
pub(super) fn write_utf16(text: Characters<'_>, into: &mut [u8]) -> usize {
    let places = into.chunks_exact_mut(2);
    match text {
        Characters::Narrow(bytes) => {
            let count = bytes.len().min(places.len());
            for (to, byte) in places.zip(bytes) {
                to.copy_from_slice(&[*byte, 0]);
            }
            count * 2
        }
        Characters::Wide(units) => {
            let count = units.len().min(places.len());
            for (to, unit) in places.zip(units) {
                to.copy_from_slice(&unit.to_le_bytes());
            }
            count * 2
        }
    }
}

/// Pairs of hexadecimal digits up to the first that is none, into as much room as there is; how many bytes.
pub(super) fn write_hex(text: Characters<'_>, into: &mut [u8]) -> usize {
    let narrow = low_bytes(text);
    let count = into.len().min(narrow.len() / 2);
    let digits = &narrow[..count * 2];
    if hex_simd::check(digits).is_ok() && hex_simd::decode(digits, hex_simd::Out::from_slice(&mut into[..count])).is_ok() {
        return count;
    }
    for (index, (to, pair)) in into.iter_mut().zip(digits.chunks_exact(2)).enumerate() {
        let (Some(high), Some(low)) = (hex_digit(pair[0]), hex_digit(pair[1])) else {
            return index;
        };
        *to = high << 4 | low;
    }
    count
}

fn hex_digit(character: u8) -> Option<u8> {
    char::from(character)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// What base64 text in either alphabet says, as Node reads it: what is no digit is skipped, the first `=` ends it.
pub(super) fn decode_base64(text: Characters<'_>) -> Vec<u8> {
    let narrow = low_bytes(text);
    decode_strict(&narrow).unwrap_or_else(|| decode_forgiving(&narrow))
}

/// The quick way, for text that is in order: with padding, or in the URL's alphabet without.
fn decode_strict(text: &[u8]) -> Option<Vec<u8>> {
    base64_simd::STANDARD
        .decode_to_vec(text)
        .or_else(|_| base64_simd::URL_SAFE_NO_PAD.decode_to_vec(text))
        .ok()
}

fn decode_forgiving(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let mut bits = 0_u32;
    let mut held = 0;
    let digits = text.iter().take_while(|byte| **byte != b'=');
    for digit in digits.filter_map(|byte| base64_digit(*byte)) {
        bits = bits << 6 | digit;
        held += 6;
        if held >= 8 {
            held -= 8;
            decoded.push((bits >> held).to_le_bytes()[0]);
        }
    }
    decoded
}

fn base64_digit(character: u8) -> Option<u32> {
    let digit = match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(digit))
}

/// These units as bytes, if all are.
pub(super) fn narrowed(units: &[u16]) -> Option<Vec<u8>> {
    units.iter().map(|unit| u8::try_from(*unit).ok()).collect()
}

/// Digits are looked for in the low bytes alone, as in Node.
fn low_bytes(text: Characters<'_>) -> Cow<'_, [u8]> {
    match text {
        Characters::Narrow(bytes) => Cow::Borrowed(bytes),
        Characters::Wide(units) => units.iter().map(|unit| low(*unit)).collect(),
    }
}

fn low(unit: u16) -> u8 {
    unit.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn length_counts_pairs_and_lone_surrogates() {
        for text in ["", "abc", "é", "€", "😀a😀", "\u{7ff}\u{800}"] {
            assert_eq!(utf8_length(Characters::Wide(&wide(text))), text.len(), "{text}");
            assert_eq!(to_utf8(Characters::Wide(&wide(text))), text.as_bytes());
        }
        assert_eq!(utf8_length(Characters::Narrow(b"a\xe9")), 3);
        assert_eq!(to_utf8(Characters::Narrow(b"a\xe9")), "aé".as_bytes());
        assert_eq!(utf8_length(Characters::Wide(&[0xd800])), 3);
        assert_eq!(utf8_length(Characters::Wide(&[0xdc00, 0xd800, 0xd83d, 0xde00])), 10);
    }

    #[test]
    fn cuts_between_characters() {
        let text = "a€b".as_bytes();
        assert_eq!(
            [0, 1, 3, 4, 99].map(|room| whole_characters(text, room)),
            [0, 1, 1, 4, 5]
        );
    }

    #[test]
    fn hex_ends_at_what_is_no_digit() {
        let mut into = [0; 4];
        assert_eq!(write_hex(Characters::Narrow(b"0aFF7"), &mut into), 2);
        assert_eq!(into[..2], [0x0a, 0xff]);
        assert_eq!(write_hex(Characters::Narrow(b"01xx02"), &mut into), 1);
        assert_eq!(write_hex(Characters::Wide(&[0x131, 0x141, 0x120, 0x31]), &mut into), 1);
        assert_eq!(into[0], 0x1a);
        assert_eq!(write_hex(Characters::Narrow(b"0102030405060708"), &mut into), 4);
    }

    #[test]
    fn base64_skips_what_is_no_digit_and_ends_at_padding() {
        for text in ["aGVsbG8=", "aGVsbG8", " aGV\nsb*G8", "aGVsbG8=aGVs", "aGVsbG8=="] {
            assert_eq!(decode_base64(Characters::Narrow(text.as_bytes())), b"hello", "{text}");
        }
        assert_eq!(decode_base64(Characters::Narrow(b"-_-_")), [0xfb, 0xff, 0xbf]);
        assert_eq!(decode_base64(Characters::Narrow(b"-/+_")), [0xfb, 0xff, 0xbf]);
        assert_eq!(decode_base64(Characters::Narrow(b"a")), [0; 0]);
        assert_eq!(decode_base64(Characters::Narrow(b"=aGVs")), [0; 0]);
    }
}
