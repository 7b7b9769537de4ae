//! Plain data (objects without a class, arrays, primitives, nothing twice) in a form that is quick to write and to read: each set of keys is there once, and the
//! short texts stand together, so that the engine makes their strings in one go.
//!
//! The value is tag PLAIN (`da 524f001d`) and a byte string: the length of the tokens (4 bytes, little-endian), the tokens, and the list of texts. All numbers are
//! little-endian; a *count* has seven bits a byte, the lowest first, the highest bit set in all bytes but the last.
//!
//! | token | value |
//! |---|---|
//! | `00` to `7f` | that integer |
//! | `80` to `9f` | an object with the keys of set 0 to 31; the values follow |
//! | `a0` to `bf` | an array of 0 to 31 items, which follow |
//! | `c0`, `c1`, `c2`, `c3` | `undefined`, `null`, `false`, `true` |
//! | `c4`, `c5`, `c6`, `c7` | an integer of 1, 2, 4 bytes; a float of 8 |
//! | `c8` | the next text of the list |
//! | `c9`, `ca` | a text: count, that many bytes of Latin-1; count, that many UTF-16 code units (lone surrogates as they are) |
//! | `cb` | an object with the keys of the set whose number follows, a count |
//! | `cc` | an object with a new set of keys, which has the next number: count; each key as count and UTF-8; then the values |
//! | `cd` | an array: count, the items |
//! | `ce`, `cf` | an array of floats of 8 bytes; of integers of 4: count, the numbers |
//!
//! The list of texts is a JSON array of strings in Latin-1, without spaces, with escapes for quotes, backslashes and codes below 256 (`\u00xx`).

/// Where a value goes that is met piece by piece.
#[derive(Debug, Default)]
pub struct PlainWriter {
    tokens: Vec<u8>,
    texts: Vec<u8>,
    /// The sets of keys so far, by whatever number their writer knows them.
    sets: Vec<u32>,
}

/// Texts of so many bytes are not in the list.
const LONG_TEXT: usize = 128;
/// So many sets of keys are looked for at most; a further one is written again for each object.
const SETS: usize = 64;
/// What stands before the byte string.
const TAG: [u8; 5] = [0xda, 0x52, 0x4f, 0x00, 0x1d];
/// The head of the byte string (always the longest) and the length of the tokens.
const FRONT: usize = TAG.len() + 5 + 4;

pub(crate) mod token {
    pub(crate) const OBJECT: u8 = 0x80;
    pub(crate) const ARRAY: u8 = 0xa0;
    pub(crate) const UNDEFINED: u8 = 0xc0;
    pub(crate) const NULL: u8 = 0xc1;
    pub(crate) const FALSE: u8 = 0xc2;
    pub(crate) const TRUE: u8 = 0xc3;
    pub(crate) const INT8: u8 = 0xc4;
    pub(crate) const INT16: u8 = 0xc5;
    pub(crate) const INT32: u8 = 0xc6;
    pub(crate) const FLOAT: u8 = 0xc7;
    pub(crate) const LISTED: u8 = 0xc8;
    pub(crate) const LATIN1: u8 = 0xc9;
    pub(crate) const UTF16: u8 = 0xca;
    pub(crate) const FAR_OBJECT: u8 = 0xcb;
    pub(crate) const NEW_OBJECT: u8 = 0xcc;
    pub(crate) const LONG_ARRAY: u8 = 0xcd;
    pub(crate) const FLOATS: u8 = 0xce;
    pub(crate) const INTEGERS: u8 = 0xcf;
}

impl PlainWriter {
    /// Forgets what was written, and its memory if that is more than `kept` bytes.
    pub fn clear(&mut self, kept: usize) {
        for part in [&mut self.tokens, &mut self.texts] {
            part.clear();
            part.shrink_to(kept);
        }
        self.sets.clear();
    }

    /// How many bytes the value takes.
    #[allow(clippy::len_without_is_empty, reason = "no value has none")]
    pub fn len(&self) -> usize {
        FRONT + self.tokens.len() + self.texts.len() + 1 + usize::from(self.texts.is_empty())
    }

    /// Puts the value into `place`, which has [`PlainWriter::len`] bytes. False if it is too long to be written in this form.
    pub fn put(&self, place: &mut [u8]) -> bool {
        let (Ok(body), Ok(tokens)) = (
            u32::try_from(self.len() - FRONT + 4),
            u32::try_from(self.tokens.len()),
        ) else {
            return false;
        };
        let (front, rest) = place.split_at_mut(FRONT);
        let (tag, head) = front.split_at_mut(TAG.len());
        tag.copy_from_slice(&TAG);
        head[0] = 0x5a;
        head[1..5].copy_from_slice(&body.to_be_bytes());
        head[5..].copy_from_slice(&tokens.to_le_bytes());
        let (first, list) = rest.split_at_mut(self.tokens.len());
        first.copy_from_slice(&self.tokens);
        // Each text is written with the comma before it; the first comma is the list's bracket.
        list[0] = b'[';
        if let Some((_, texts)) = self.texts.split_first() {
            list[1..=texts.len()].copy_from_slice(texts);
        }
        list[list.len() - 1] = b']';
        true
    }

    /// `undefined`.
    #[inline]
    pub fn undefined(&mut self) {
        self.tokens.push(token::UNDEFINED);
    }

    /// `null`.
    #[inline]
    pub fn null(&mut self) {
        self.tokens.push(token::NULL);
    }

    /// A boolean.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        self.tokens.push(if value { token::TRUE } else { token::FALSE });
    }

    /// A number.
    #[inline]
    pub fn number(&mut self, number: f64) {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "compared with the number afterwards"
        )]
        let integer = number as i32;
        if f64::from(integer).to_bits() == number.to_bits() {
            self.integer(integer);
        } else {
            let mut bytes = [token::FLOAT; 9];
            bytes[1..].copy_from_slice(&number.to_le_bytes());
            self.tokens.extend_from_slice(&bytes);
        }
    }

    #[inline]
    fn integer(&mut self, integer: i32) {
        if let Ok(small) = u8::try_from(integer)
            && small < token::OBJECT
        {
            self.tokens.push(small);
        } else if let Ok(short) = i8::try_from(integer) {
            self.tokens
                .extend_from_slice(&[token::INT8, short.to_le_bytes()[0]]);
        } else if let Ok(short) = i16::try_from(integer) {
            let [low, high] = short.to_le_bytes();
            self.tokens.extend_from_slice(&[token::INT16, low, high]);
        } else {
            let [a, b, c, d] = integer.to_le_bytes();
            self.tokens.extend_from_slice(&[token::INT32, a, b, c, d]);
        }
    }

    /// A text of Latin-1.
    #[inline]
    pub fn latin1(&mut self, text: &[u8]) {
        if text.len() >= LONG_TEXT {
            self.tokens.push(token::LATIN1);
            self.count(text.len());
            self.tokens.extend_from_slice(text);
            return;
        }
        self.tokens.push(token::LISTED);
        self.texts.reserve(text.len() + 3);
        self.texts.extend_from_slice(b",\"");
        if text.iter().fold(false, |found, byte| found | is_escaped(*byte)) {
            text.iter().for_each(|byte| self.escape(*byte));
        } else {
            self.texts.extend_from_slice(text);
        }
        self.texts.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' | b'\\' => self.texts.extend_from_slice(&[b'\\', byte]),
            0..0x20 => self.texts.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => self.texts.push(byte),
        }
    }

    /// A text of UTF-16 code units.
    pub fn utf16(&mut self, units: &[u16]) {
        self.tokens.push(token::UTF16);
        self.count(units.len());
        self.append(units.iter().map(|unit| unit.to_le_bytes()));
    }

    /// An array of so many items, which follow.
    #[inline]
    pub fn array(&mut self, length: usize) {
        match u8::try_from(length) {
            Ok(few @ 0..32) => self.tokens.push(token::ARRAY | few),
            _ => {
                self.tokens.push(token::LONG_ARRAY);
                self.count(length);
            }
        }
    }

    /// An array of floats.
    pub fn floats(&mut self, numbers: impl ExactSizeIterator<Item = f64>) {
        self.tokens.push(token::FLOATS);
        self.count(numbers.len());
        self.append(numbers.map(f64::to_le_bytes));
    }

    /// An array of integers.
    pub fn integers(&mut self, numbers: impl ExactSizeIterator<Item = i32>) {
        self.tokens.push(token::INTEGERS);
        self.count(numbers.len());
        self.append(numbers.map(i32::to_le_bytes));
    }

    /// Appends pieces of one size.
    fn append<const N: usize>(&mut self, pieces: impl ExactSizeIterator<Item = [u8; N]>) {
        let start = self.tokens.len();
        self.tokens.resize(start + pieces.len() * N, 0);
        for (place, piece) in self.tokens[start..].chunks_exact_mut(N).zip(pieces) {
            place.copy_from_slice(&piece);
        }
    }

    /// An object with these keys, whose values follow. `set` is a number that stands for these keys and no others while this value is written.
    #[inline]
    pub fn object(&mut self, set: u32, keys: &[String]) {
        match self.sets.iter().position(|known| *known == set) {
            Some(number @ 0..32) => self.tokens.push(token::OBJECT | number.to_le_bytes()[0]),
            Some(number) => {
                self.tokens.push(token::FAR_OBJECT);
                self.count(number);
            }
            None => self.new_set(set, keys),
        }
    }

    fn new_set(&mut self, set: u32, keys: &[String]) {
        if self.sets.len() < SETS {
            self.sets.push(set);
        }
        self.tokens.push(token::NEW_OBJECT);
        self.count(keys.len());
        for key in keys {
            self.count(key.len());
            self.tokens.extend_from_slice(key.as_bytes());
        }
    }

    fn count(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.tokens.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.tokens.push(number.to_le_bytes()[0]);
    }
}

/// Whether JSON has it otherwise.
fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}
