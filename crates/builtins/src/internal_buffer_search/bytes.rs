//! Searching and turning bytes, without JS.

/// The first `needle` at or after `from`, at a multiple of `step`.
pub(super) fn find(hay: &[u8], needle: &[u8], from: usize, step: usize) -> Option<usize> {
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
pub(super) fn find_last(hay: &[u8], needle: &[u8], from: usize, step: usize) -> Option<usize> {
    let mut end = from.saturating_add(needle.len()).min(hay.len());
    loop {
        let at = memchr::memmem::rfind(&hay[..end], needle)?;
        if at.is_multiple_of(step) {
            return Some(at);
        }
        end = at + needle.len() - 1;
    }
}

/// Turns the bytes of each whole element of `N` bytes round.
pub(super) fn swap<const N: usize>(bytes: &mut [u8]) {
    let (elements, _) = bytes.as_chunks_mut::<N>();
    for element in elements {
        element.reverse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_forward_backward_and_at_even_places() {
        let hay = b"abcabcab";
        assert_eq!(find(hay, b"abc", 1, 1), Some(3));
        assert_eq!(find_last(hay, b"abc", 7, 1), Some(3));
        assert_eq!(find_last(hay, b"abc", 2, 1), Some(0));
        assert_eq!(find(hay, b"bc", 0, 2), Some(4));
        assert_eq!(find_last(hay, b"bc", 3, 2), None);
    }

    #[test]
    fn swaps_whole_elements() {
        let mut bytes = *b"abcdefgh";
        swap::<2>(&mut bytes);
        assert_eq!(&bytes, b"badcfehg");
        swap::<4>(&mut bytes[..7]);
        assert_eq!(&bytes, b"cdabfehg");
    }
}
