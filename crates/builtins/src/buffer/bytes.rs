//! Searching and measuring bytes and text, without JS.

/// These UTF-16 units in UTF-8. Text that is all ASCII, as most is, is only narrowed.
pub(crate) fn to_utf8(units: &[u16]) -> Vec<u8> {
    if is_ascii(units) {
        return units.iter().map(|unit| unit.to_le_bytes()[0]).collect();
    }
    String::from_utf16_lossy(units).into_bytes()
}

/// Without an early end, so that the compiler makes wide instructions of it.
fn is_ascii(units: &[u16]) -> bool {
    units.iter().fold(0, |all, unit| all | unit) < 0x80
}

/// How many bytes of `text`, which is UTF-8, fit in `room` without cutting a character.
pub(crate) fn whole_characters(text: &[u8], room: usize) -> usize {
    if room >= text.len() {
        return text.len();
    }
    (0..=room)
        .rev()
        .find(|at| text[*at] & 0xc0 != 0x80)
        .unwrap_or_default()
}

/// The bytes that these UTF-16 units take in UTF-8; a lone surrogate becomes U+FFFD, three bytes.
pub(crate) fn utf8_length(units: &[u16]) -> usize {
    if is_ascii(units) {
        return units.len();
    }
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

/// The first `needle` at or after `from`, at a multiple of `step`.
pub(crate) fn find(hay: &[u8], needle: &[u8], from: usize, step: usize) -> Option<usize> {
    let mut start = from.min(hay.len());
    loop {
        let at = start + memchr::memmem::find(&hay[start..], needle)?;
        if at.is_multiple_of(step) {
            return Some(at);
        }
        start = at + 1;
    }
}

/// The last `needle` that starts at or before `from`, at a multiple of `step`.
pub(crate) fn find_last(hay: &[u8], needle: &[u8], from: usize, step: usize) -> Option<usize> {
    let mut end = from.saturating_add(needle.len()).min(hay.len());
    loop {
        let at = memchr::memmem::rfind(&hay[..end], needle)?;
        if at.is_multiple_of(step) {
            return Some(at);
        }
        end = at + needle.len() - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_pairs_and_lone_surrogates() {
        for text in ["", "abc", "é", "€", "😀a😀", "\u{7ff}\u{800}"] {
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(utf8_length(&units), text.len(), "{text}");
        }
        assert_eq!(utf8_length(&[0xd800]), 3);
        assert_eq!(utf8_length(&[0xdc00, 0xd800, 0xd83d, 0xde00]), 10);
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
    fn finds_forward_backward_and_at_even_places() {
        let hay = b"abcabcab";
        assert_eq!(find(hay, b"abc", 1, 1), Some(3));
        assert_eq!(find_last(hay, b"abc", 7, 1), Some(3));
        assert_eq!(find_last(hay, b"abc", 2, 1), Some(0));
        assert_eq!(find(hay, b"bc", 0, 2), Some(4));
        assert_eq!(find_last(hay, b"bc", 3, 2), None);
    }
}
