//! Writes CBOR items. Knows heads and numbers; what the tags mean is `value.rs`'s.

/// The largest integer that a JS number holds exactly: 2^53 - 1.
pub(crate) const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// Appends items to a vector.
#[derive(Debug, Default)]
pub struct Encoder {
    out: Vec<u8>,
}

impl Encoder {
    /// An encoder with nothing written.
    pub fn new() -> Self {
        Self::default()
    }

    /// An encoder that appends to `out`.
    pub fn append_to(out: Vec<u8>) -> Self {
        Self { out }
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// A JS number: an integer if it is one and safe, else eight bytes of float. -0 stays -0, every NaN becomes the one.
    pub fn number(&mut self, number: f64) {
        let integer = number as i64;
        let safe = number.abs() <= MAX_SAFE_INTEGER as f64;
        if safe && integer as f64 == number && !(integer == 0 && number.is_sign_negative()) {
            self.integer(integer);
        } else {
            let bits = if number.is_nan() {
                0x7ff8_0000_0000_0000
            } else {
                number.to_bits()
            };
            self.out.push(0xfb);
            self.out.extend_from_slice(&bits.to_be_bytes());
        }
    }

    /// An integer.
    pub fn integer(&mut self, integer: i64) {
        match u64::try_from(integer) {
            Ok(positive) => self.unsigned(positive),
            Err(_) => self.head(1, !integer as u64),
        }
    }

    /// An integer that is not negative.
    pub fn unsigned(&mut self, integer: u64) {
        self.head(0, integer);
    }

    /// A byte string.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.head(2, bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    /// A text string.
    pub fn text(&mut self, text: &str) {
        self.head(3, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    /// The head of an array: `items` items must follow.
    pub fn array(&mut self, items: usize) {
        self.head(4, items as u64);
    }

    /// The head of a map: `pairs` keys with their values must follow.
    pub fn map(&mut self, pairs: usize) {
        self.head(5, pairs as u64);
    }

    /// A tag: one item must follow.
    pub fn tag(&mut self, tag: u64) {
        self.head(6, tag);
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.out.push(if value { 0xf5 } else { 0xf4 });
    }

    /// `null`.
    pub fn null(&mut self) {
        self.out.push(0xf6);
    }

    /// `undefined`.
    pub fn undefined(&mut self) {
        self.out.push(0xf7);
    }

    fn head(&mut self, major: u8, argument: u64) {
        let major = major << 5;
        if argument < 24 {
            self.out.push(major | argument as u8);
        } else if let Ok(argument) = u8::try_from(argument) {
            self.out.extend_from_slice(&[major | 24, argument]);
        } else if let Ok(argument) = u16::try_from(argument) {
            self.out.push(major | 25);
            self.out.extend_from_slice(&argument.to_be_bytes());
        } else if let Ok(argument) = u32::try_from(argument) {
            self.out.push(major | 26);
            self.out.extend_from_slice(&argument.to_be_bytes());
        } else {
            self.out.push(major | 27);
            self.out.extend_from_slice(&argument.to_be_bytes());
        }
    }
}
