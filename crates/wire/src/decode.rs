//! Reads CBOR items from bytes that may be anything: never panics, never reserves more memory than the input is long.

/// Reads items from the front of a slice. Strings are borrowed from it.
#[derive(Debug, Clone)]
pub struct Decoder<'b> {
    bytes: &'b [u8],
    at: usize,
    limits: Limits,
    depth: usize,
}

/// What a decoder puts up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How deep items may be nested.
    pub depth: usize,
    /// How many bytes the input may have.
    pub bytes: usize,
}

impl Default for Limits {
    /// 256 levels (they fit in 1.5 MiB of stack even in a debug build), 1 GiB.
    fn default() -> Self {
        Self {
            depth: 256,
            bytes: 1 << 30,
        }
    }
}

/// One item, or the head of one that has others inside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item<'b> {
    /// An integer that is not negative.
    Unsigned(u64),
    /// The integer -1 - n.
    Negative(u64),
    /// A byte string.
    Bytes(&'b [u8]),
    /// A text string.
    Text(&'b str),
    /// So many items follow.
    Array(usize),
    /// So many keys, each with its value, follow.
    Map(usize),
    /// One item follows, to which this tag gives its meaning.
    Tag(u64),
    /// A boolean.
    Bool(bool),
    /// `null`.
    Null,
    /// `undefined`.
    Undefined,
    /// A float of any size.
    Float(f64),
}

/// Bytes that are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at byte {offset})")]
pub struct DecodeError {
    /// Where the item begins that is wrong.
    pub offset: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The input ends inside an item.
    #[error("the data ends in the middle of a value")]
    Short,
    /// Something follows the value.
    #[error("data follows the value")]
    Trailing,
    /// A head that RFC 8949 reserves.
    #[error("a byte that begins no CBOR item")]
    Head,
    /// A length that is not given in advance.
    #[error("an item of indefinite length")]
    Indefinite,
    /// A text string that is not UTF-8.
    #[error("a text string that is not UTF-8")]
    Utf8,
    /// Nested deeper than the limit.
    #[error("values are nested too deep")]
    Depth,
    /// Longer than the limit.
    #[error("the data is too long")]
    Size,
    /// A tag that this version does not know.
    #[error("unknown tag {0}")]
    Tag(u64),
    /// Another kind of item is wanted here.
    #[error("{0} expected")]
    Expected(&'static str),
    /// A number outside its range.
    #[error("{0} is out of range")]
    Range(&'static str),
}

impl<'b> Decoder<'b> {
    /// Reads `bytes` with the usual limits.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self::with_limits(bytes, Limits::default())
    }

    /// Reads `bytes` with limits of one's own.
    pub fn with_limits(bytes: &'b [u8], limits: Limits) -> Self {
        Self {
            bytes,
            at: 0,
            limits,
            depth: 0,
        }
    }

    /// The next item, or head of one.
    ///
    /// # Errors
    /// If the bytes are no CBOR, end too soon or exceed the limits. An array's or map's length is never more than the bytes
    /// left can hold.
    pub fn item(&mut self) -> Result<Item<'b>, DecodeError> {
        let offset = self.at;
        self.read_item()
            .map_err(|problem| DecodeError { offset, problem })
    }

    /// How many bytes were read.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// An error about the item that begins at `offset`.
    pub fn error<T>(&self, offset: usize, problem: Problem) -> Result<T, DecodeError> {
        Err(DecodeError { offset, problem })
    }

    /// Goes one level deeper, until [`Decoder::leave`].
    ///
    /// # Errors
    /// If that is too deep.
    pub fn enter(&mut self) -> Result<(), DecodeError> {
        if self.depth >= self.limits.depth {
            return self.error(self.at, Problem::Depth);
        }
        self.depth += 1;
        Ok(())
    }

    /// Comes back from a level.
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// To be asked at the end.
    ///
    /// # Errors
    /// If bytes are left.
    pub fn finish(&self) -> Result<(), DecodeError> {
        if self.at == self.bytes.len() {
            Ok(())
        } else {
            self.error(self.at, Problem::Trailing)
        }
    }

    /// An item that must be an integer that is not negative.
    ///
    /// # Errors
    /// If it is not.
    pub fn unsigned(&mut self, what: &'static str) -> Result<u64, DecodeError> {
        let offset = self.at;
        match self.item()? {
            Item::Unsigned(number) => Ok(number),
            _ => self.error(offset, Problem::Expected(what)),
        }
    }

    /// An item that must be an integer of at most 32 bits.
    ///
    /// # Errors
    /// If it is not.
    pub fn unsigned32(&mut self, what: &'static str) -> Result<u32, DecodeError> {
        let offset = self.at;
        let number = self.unsigned(what)?;
        u32::try_from(number).or_else(|_| self.error(offset, Problem::Range(what)))
    }

    /// An item that must be a byte string.
    ///
    /// # Errors
    /// If it is not.
    pub fn bytes(&mut self, what: &'static str) -> Result<&'b [u8], DecodeError> {
        let offset = self.at;
        match self.item()? {
            Item::Bytes(bytes) => Ok(bytes),
            _ => self.error(offset, Problem::Expected(what)),
        }
    }

    /// An item that must be a text string.
    ///
    /// # Errors
    /// If it is not.
    pub fn text(&mut self, what: &'static str) -> Result<&'b str, DecodeError> {
        let offset = self.at;
        match self.item()? {
            Item::Text(text) => Ok(text),
            _ => self.error(offset, Problem::Expected(what)),
        }
    }

    /// An item that must be `true` or `false`.
    ///
    /// # Errors
    /// If it is not.
    pub fn bool(&mut self, what: &'static str) -> Result<bool, DecodeError> {
        let offset = self.at;
        match self.item()? {
            Item::Bool(value) => Ok(value),
            _ => self.error(offset, Problem::Expected(what)),
        }
    }

    /// The head of an array, of any length.
    ///
    /// # Errors
    /// If it is not one.
    pub fn array(&mut self, what: &'static str) -> Result<usize, DecodeError> {
        let offset = self.at;
        match self.item()? {
            Item::Array(items) => Ok(items),
            _ => self.error(offset, Problem::Expected(what)),
        }
    }

    /// The head of an array that must have `items` items.
    ///
    /// # Errors
    /// If it is not one.
    pub fn array_of(&mut self, items: usize, what: &'static str) -> Result<(), DecodeError> {
        let offset = self.at;
        if self.array(what)? == items {
            Ok(())
        } else {
            self.error(offset, Problem::Expected(what))
        }
    }

    fn read_item(&mut self) -> Result<Item<'b>, Problem> {
        if self.bytes.len() > self.limits.bytes {
            return Err(Problem::Size);
        }
        let first = self.take(1)?[0];
        let (major, info) = (first >> 5, first & 31);
        if major == 7 {
            return self.simple(info);
        }
        let argument = self.argument(info)?;
        Ok(match major {
            0 => Item::Unsigned(argument),
            1 => Item::Negative(argument),
            2 => Item::Bytes(self.take_length(argument)?),
            3 => Item::Text(std::str::from_utf8(self.take_length(argument)?).map_err(|_| Problem::Utf8)?),
            4 => Item::Array(self.count(argument, 1)?),
            5 => Item::Map(self.count(argument, 2)?),
            _ => Item::Tag(argument),
        })
    }

    fn simple(&mut self, info: u8) -> Result<Item<'b>, Problem> {
        Ok(match info {
            20 => Item::Bool(false),
            21 => Item::Bool(true),
            22 => Item::Null,
            23 => Item::Undefined,
            25 => Item::Float(half(self.big_endian::<2>()? as u16)),
            26 => Item::Float(f64::from(f32::from_bits(self.big_endian::<4>()? as u32))),
            27 => Item::Float(f64::from_bits(self.big_endian::<8>()?)),
            31 => return Err(Problem::Indefinite),
            _ => return Err(Problem::Head),
        })
    }

    fn argument(&mut self, info: u8) -> Result<u64, Problem> {
        match info {
            0..=23 => Ok(u64::from(info)),
            24 => self.big_endian::<1>(),
            25 => self.big_endian::<2>(),
            26 => self.big_endian::<4>(),
            27 => self.big_endian::<8>(),
            31 => Err(Problem::Indefinite),
            _ => Err(Problem::Head),
        }
    }

    fn big_endian<const N: usize>(&mut self) -> Result<u64, Problem> {
        Ok(self
            .take(N)?
            .iter()
            .fold(0, |number, &byte| number << 8 | u64::from(byte)))
    }

    fn take_length(&mut self, length: u64) -> Result<&'b [u8], Problem> {
        self.take(usize::try_from(length).map_err(|_| Problem::Short)?)
    }

    fn take(&mut self, length: usize) -> Result<&'b [u8], Problem> {
        let left = &self.bytes[self.at..];
        let taken = left.get(..length).ok_or(Problem::Short)?;
        self.at += length;
        Ok(taken)
    }

    /// A length that the bytes left can hold, if each element takes `least` bytes.
    fn count(&self, count: u64, least: u64) -> Result<usize, Problem> {
        let left = (self.bytes.len() - self.at) as u64;
        match usize::try_from(count) {
            Ok(elements) if count <= left / least => Ok(elements),
            _ => Err(Problem::Short),
        }
    }
}

/// A 16-bit float (RFC 8949, appendix D).
fn half(bits: u16) -> f64 {
    let exponent = i32::from(bits >> 10 & 31);
    let mantissa = f64::from(bits & 0x3ff);
    let size = match exponent {
        0 => mantissa * 2_f64.powi(-24),
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (mantissa + 1024.0) * 2_f64.powi(exponent - 25),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}
