//! Plain data in its own form (`plain.rs`) to a value.

use crate::decode::{Limits, Problem};
use crate::plain::token;
use crate::plain_texts::Listed;
use crate::value::{Key, Value};

type Read<T> = Result<T, Problem>;

/// The value that the byte string of tag PLAIN is; it may be anything.
pub(crate) fn read(body: &[u8], limits: Limits) -> Read<Value> {
    let (length, rest) = body.split_first_chunk::<4>().ok_or(Problem::Short)?;
    let (tokens, texts) = rest
        .split_at_checked(u32::from_le_bytes(*length) as usize)
        .ok_or(Problem::Short)?;
    let mut reader = Reader {
        tokens,
        texts: read_list(texts)?.into_iter(),
        sets: Vec::new(),
        depth: limits.depth,
    };
    let value = reader.value()?;
    if reader.tokens.is_empty() && reader.texts.next().is_none() {
        Ok(value)
    } else {
        Err(Problem::Trailing)
    }
}

struct Reader<'b> {
    tokens: &'b [u8],
    texts: std::vec::IntoIter<String>,
    sets: Vec<Vec<Key>>,
    /// How many levels more there may be.
    depth: usize,
}

impl<'b> Reader<'b> {
    fn value(&mut self) -> Read<Value> {
        let first = self.byte()?;
        Ok(match first {
            ..token::OBJECT => Value::Number(f64::from(first)),
            token::OBJECT..token::ARRAY => self.object(usize::from(first & 31))?,
            token::ARRAY..token::UNDEFINED => self.array(usize::from(first & 31))?,
            token::UNDEFINED => Value::Undefined,
            token::NULL => Value::Null,
            token::FALSE => Value::Bool(false),
            token::TRUE => Value::Bool(true),
            token::INT8 => Value::Number(f64::from(i8::from_le_bytes(self.chunk()?))),
            token::INT16 => Value::Number(f64::from(i16::from_le_bytes(self.chunk()?))),
            token::INT32 => self.integer()?,
            token::FLOAT => self.float()?,
            token::LISTED => Value::text(&self.texts.next().ok_or(Problem::Short)?),
            token::LATIN1 => self.latin1()?,
            token::UTF16 => self.utf16()?,
            token::FAR_OBJECT => {
                let set = self.count()?;
                self.object(set)?
            }
            token::NEW_OBJECT => self.new_object()?,
            token::LONG_ARRAY => {
                let items = self.count()?;
                self.array(items)?
            }
            token::FLOATS => self.numbers(8, Self::float)?,
            token::INTEGERS => self.numbers(4, Self::integer)?,
            _ => return Err(Problem::Expected("a token of plain data")),
        })
    }

    fn byte(&mut self) -> Read<u8> {
        self.chunk::<1>().map(|[byte]| byte)
    }

    fn chunk<const N: usize>(&mut self) -> Read<[u8; N]> {
        let (chunk, rest) = self.tokens.split_first_chunk::<N>().ok_or(Problem::Short)?;
        self.tokens = rest;
        Ok(*chunk)
    }

    fn bytes(&mut self, count: usize) -> Read<&'b [u8]> {
        let (bytes, rest) = self.tokens.split_at_checked(count).ok_or(Problem::Short)?;
        self.tokens = rest;
        Ok(bytes)
    }

    fn count(&mut self) -> Read<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Problem::Range("a count"))
    }

    fn integer(&mut self) -> Read<Value> {
        Ok(Value::Number(f64::from(i32::from_le_bytes(self.chunk()?))))
    }

    fn float(&mut self) -> Read<Value> {
        let number = f64::from_le_bytes(self.chunk()?);
        Ok(Value::Number(if number.is_nan() { f64::NAN } else { number }))
    }

    fn numbers(&mut self, size: usize, read: fn(&mut Self) -> Read<Value>) -> Read<Value> {
        let count = self.count()?;
        if count > self.tokens.len() / size {
            return Err(Problem::Short);
        }
        Ok(Value::Array((0..count).map(|_| read(self)).collect::<Read<_>>()?))
    }

    fn latin1(&mut self) -> Read<Value> {
        let length = self.count()?;
        let bytes = self.bytes(length)?;
        Ok(Value::text(
            &bytes.iter().copied().map(char::from).collect::<String>(),
        ))
    }

    fn utf16(&mut self) -> Read<Value> {
        let length = self.count()?;
        let bytes = self.bytes(length.checked_mul(2).ok_or(Problem::Short)?)?;
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
            .collect();
        Ok(Value::String(match String::from_utf16(&units) {
            Ok(text) => Key::Text(text),
            Err(_) => Key::Wtf8(wtf8(&units)),
        }))
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        self.depth = self.depth.checked_sub(1).ok_or(Problem::Depth)?;
        let outcome = read(self);
        self.depth += 1;
        outcome
    }

    fn array(&mut self, items: usize) -> Read<Value> {
        // Each has at least a byte.
        if items > self.tokens.len() {
            return Err(Problem::Short);
        }
        self.deeper(|reader| (0..items).map(|_| reader.value()).collect::<Read<_>>())
            .map(Value::Array)
    }

    fn new_object(&mut self) -> Read<Value> {
        let count = self.count()?;
        let mut keys = Vec::new();
        for _ in 0..count {
            let length = self.count()?;
            let key = std::str::from_utf8(self.bytes(length)?).map_err(|_| Problem::Utf8)?;
            keys.push(Key::from(key));
        }
        self.sets.push(keys);
        self.object(self.sets.len() - 1)
    }

    fn object(&mut self, set: usize) -> Read<Value> {
        let keys = self
            .sets
            .get(set)
            .ok_or(Problem::Range("the number of a set of keys"))?
            .clone();
        if keys.len() > self.tokens.len() {
            return Err(Problem::Short);
        }
        self.deeper(|reader| {
            keys.into_iter()
                .map(|key| Ok((key, reader.value()?)))
                .collect::<Read<_>>()
        })
        .map(Value::Object)
    }
}

/// UTF-8 in which lone surrogates have three bytes.
fn wtf8(units: &[u16]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(units.len() * 3);
    for unit in char::decode_utf16(units.iter().copied()) {
        match unit {
            Ok(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(lone) => {
                let [high, low] = lone.unpaired_surrogate().to_be_bytes();
                bytes.extend_from_slice(&[
                    0xe0 | high >> 4,
                    0x80 | (high & 0xf) << 2 | low >> 6,
                    0x80 | low & 0x3f,
                ]);
            }
        }
    }
    bytes
}

/// The strings of the list of texts.
fn read_list(list: &[u8]) -> Read<Vec<String>> {
    let mut texts = Listed::new(list);
    let strings = texts
        .by_ref()
        .map(|text| text.iter().copied().map(char::from).collect())
        .collect();
    if texts.is_whole() {
        Ok(strings)
    } else {
        Err(Problem::Expected("a list of texts"))
    }
}
