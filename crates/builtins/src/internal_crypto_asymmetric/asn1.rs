//! DER, as far as keys and signatures need it: a reader that borrows and functions that write. Follows ITU-T X.690.

pub(super) const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
const NULL: u8 = 0x05;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;

/// Reads values one after the other; `None` wherever the bytes are not what was asked for.
#[derive(Clone)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader(bytes)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next value, whatever it is: its tag and contents.
    pub(super) fn any(&mut self) -> Option<(u8, &'a [u8])> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(*first), rest),
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
            }
            _ => return None,
        };
        let (contents, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, contents))
    }

    /// The contents of the next value, which has that tag.
    pub(super) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        let mut ahead = self.clone();
        let (found, contents) = ahead.any()?;
        (found == tag).then(|| *self = ahead)?;
        Some(contents)
    }

    pub(super) fn sequence(&mut self) -> Option<Reader<'a>> {
        self.take(SEQUENCE).map(Reader)
    }

    /// A number that is not negative, without leading zeros.
    pub(super) fn integer(&mut self) -> Option<&'a [u8]> {
        let bytes = self.take(INTEGER)?;
        (*bytes.first()? < 0x80).then(|| trimmed(bytes))
    }

    /// A number of at most four bytes.
    pub(super) fn small(&mut self) -> Option<u32> {
        let bytes = self.integer()?;
        (bytes.len() <= 4).then(|| bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }

    /// The bytes of a bit string that has no odd bits.
    pub(super) fn bits(&mut self) -> Option<&'a [u8]> {
        let (unused, bytes) = self.take(BIT_STRING)?.split_first()?;
        (*unused == 0).then_some(bytes)
    }
}

/// The bytes of a number without its leading zeros.
pub(super) fn trimmed(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    &bytes[zeros..]
}

/// A value of that tag.
pub(super) fn value(tag: u8, contents: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = contents.len().to_be_bytes();
    let digits = trimmed(&length);
    match contents.len() {
        short @ 0..=0x7f => out.push(u8::try_from(short).unwrap_or_default()),
        _ => {
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or_default());
            out.extend_from_slice(digits);
        }
    }
    out.extend_from_slice(contents);
    out
}

pub(super) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    value(SEQUENCE, &parts.concat())
}

/// A number that is not negative, given by its bytes.
pub(super) fn integer(bytes: &[u8]) -> Vec<u8> {
    let bytes = trimmed(bytes);
    let mut contents = Vec::with_capacity(bytes.len() + 1);
    if bytes.first().is_none_or(|first| *first >= 0x80) {
        contents.push(0);
    }
    contents.extend_from_slice(bytes);
    value(INTEGER, &contents)
}

pub(super) fn octets(bytes: &[u8]) -> Vec<u8> {
    value(OCTET_STRING, bytes)
}

pub(super) fn bits(bytes: &[u8]) -> Vec<u8> {
    value(BIT_STRING, &[&[0], bytes].concat())
}

pub(super) fn oid(bytes: &[u8]) -> Vec<u8> {
    value(OID, bytes)
}

pub(super) fn null() -> Vec<u8> {
    value(NULL, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let long = [7; 300];
        let bytes = sequence(&[&integer(&[0, 0x80]), &octets(&long), &bits(&[1, 2]), &null()]);
        let mut reader = Reader::new(&bytes).sequence().expect("a sequence");
        assert_eq!(reader.integer(), Some(&[0x80][..]));
        assert_eq!(reader.take(OCTET_STRING), Some(&long[..]));
        assert_eq!(reader.bits(), Some(&[1, 2][..]));
        assert_eq!(reader.any(), Some((NULL, &[][..])));
        assert!(reader.is_empty());
    }

    #[test]
    fn lengths_beyond_the_bytes_are_refused() {
        assert_eq!(Reader::new(&[0x04, 0x05, 1, 2]).any(), None);
        assert_eq!(Reader::new(&[0x04, 0x84, 0xff, 0xff, 0xff, 0xff]).any(), None);
    }
}
