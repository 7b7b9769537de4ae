//! Bytes to values: the crate's table, row by row, and what other encoders write for the same.

use crate::decode::{DecodeError, Decoder, Item, Limits, Problem};
use crate::encode::MAX_SAFE_INTEGER;
use crate::value::{Element, ErrorValue, Key, Value};
use crate::{plain_read, tags};

/// The value that all of `bytes` are.
pub fn from_bytes(bytes: &[u8], limits: Limits) -> Read<Value> {
    let mut reader = Reader {
        decoder: Decoder::with_limits(bytes, limits),
        shareable: 0,
    };
    let value = reader.whole(limits)?;
    reader.decoder.finish()?;
    Ok(value)
}

/// The range of a Date: 100 million days around 1970.
const MAX_DATE: i64 = 8_640_000_000_000_000;

struct Reader<'b> {
    decoder: Decoder<'b>,
    /// Tags 28 seen so far.
    shareable: u64,
}

type Read<T> = Result<T, DecodeError>;

impl Reader<'_> {
    /// The outermost value.
    fn whole(&mut self, limits: Limits) -> Read<Value> {
        let mut ahead = self.decoder.clone();
        if ahead.item() != Ok(Item::Tag(tags::PLAIN)) {
            return self.value();
        }
        let offset = ahead.offset();
        let body = ahead.bytes("plain data")?;
        self.decoder = ahead;
        plain_read::read(body, limits).or_else(|problem| self.decoder.error(offset, problem))
    }

    fn value(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        Ok(match self.decoder.item()? {
            Item::Undefined => Value::Undefined,
            Item::Null => Value::Null,
            Item::Bool(value) => Value::Bool(value),
            Item::Float(number) => Value::Number(number),
            Item::Unsigned(number) if number <= MAX_SAFE_INTEGER => Value::Number(number as f64),
            Item::Unsigned(number) => big(false, &number.to_be_bytes()),
            Item::Negative(number) if number < MAX_SAFE_INTEGER => Value::Number(-1.0 - number as f64),
            Item::Negative(number) => big(true, &number.to_be_bytes()),
            Item::Text(text) => Value::text(text),
            Item::Bytes(bytes) => Value::Elements(Element::Uint8, bytes.into()),
            Item::Array(items) => Value::Array(self.items(items)?),
            Item::Map(pairs) => Value::Object(self.properties(pairs)?),
            Item::Tag(tag) => self.nested(|reader| reader.tagged(tag, offset))?,
        })
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        self.decoder.enter()?;
        let outcome = read(self);
        self.decoder.leave();
        outcome
    }

    fn items(&mut self, count: usize) -> Read<Vec<Value>> {
        self.nested(|reader| (0..count).map(|_| reader.element()).collect())
    }

    /// An item of an array: a value or a run of holes.
    fn element(&mut self) -> Read<Value> {
        let mut ahead = self.decoder.clone();
        if ahead.item() == Ok(Item::Tag(tags::HOLES)) {
            let count = ahead.unsigned("a number of holes")?;
            self.decoder = ahead;
            return Ok(Value::Holes(count));
        }
        self.value()
    }

    /// Members of a set: without holes.
    fn members(&mut self, count: usize) -> Read<Vec<Value>> {
        self.nested(|reader| (0..count).map(|_| reader.value()).collect())
    }

    fn properties(&mut self, count: usize) -> Read<Vec<(Key, Value)>> {
        self.nested(|reader| (0..count).map(|_| Ok((reader.key()?, reader.value()?))).collect())
    }

    fn object(&mut self, what: &'static str) -> Read<Vec<(Key, Value)>> {
        let offset = self.decoder.offset();
        match self.decoder.item()? {
            Item::Map(pairs) => self.properties(pairs),
            _ => self.expected(offset, what),
        }
    }

    fn key(&mut self) -> Read<Key> {
        let offset = self.decoder.offset();
        match self.decoder.item()? {
            Item::Text(text) => Ok(text.into()),
            Item::Tag(tags::WTF8) => self.wtf8(),
            _ => self.expected(offset, "a string"),
        }
    }

    fn wtf8(&mut self) -> Read<Key> {
        let offset = self.decoder.offset();
        let bytes = self.decoder.bytes("WTF-8 bytes")?;
        if is_wtf8(bytes) {
            Ok(Key::Wtf8(bytes.into()))
        } else {
            self.expected(offset, "WTF-8")
        }
    }

    fn tagged(&mut self, tag: u64, offset: usize) -> Read<Value> {
        if let Some(element) = Element::from_tag(tag) {
            return self.elements(element);
        }
        match tag {
            tags::BIG_POSITIVE | tags::BIG_NEGATIVE => Ok(big(
                tag == tags::BIG_NEGATIVE,
                self.decoder.bytes("a bigint's bytes")?,
            )),
            tags::EPOCH => self.seconds(),
            tags::EXTENDED_TIME => self.extended_time(),
            tags::REGEXP => self.regexp(),
            tags::WTF8 => Ok(Value::String(self.wtf8()?)),
            tags::SET => {
                let count = self.decoder.array("a set's members")?;
                Ok(Value::Set(self.members(count)?))
            }
            tags::MAP => self.map(),
            tags::SHAREABLE => self.shareable(offset),
            tags::REFERENCE => self.reference(),
            tags::BOXED => self.boxed(),
            tags::ARRAY => self.array_with(),
            tags::BUFFER => self.buffer(),
            tags::TRANSFER => Ok(Value::Transfer(self.decoder.unsigned32("an index")?)),
            tags::VIEW => self.view(),
            tags::ERROR => self.error(),
            tags::FUNCTION => self.function(),
            tags::SIGNAL => self.signal(),
            tags::HOLES => self.expected(offset, "a value that is no hole"),
            _ => self.decoder.error(offset, Problem::Tag(tag)),
        }
    }

    fn elements(&mut self, element: Element) -> Read<Value> {
        let offset = self.decoder.offset();
        let bytes = self.decoder.bytes("a typed array's bytes")?;
        if bytes.len() % element.size() == 0 {
            Ok(Value::Elements(element, bytes.into()))
        } else {
            self.decoder
                .error(offset, Problem::Range("a typed array's length"))
        }
    }

    fn seconds(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        let time = match self.value()? {
            Value::Number(seconds) if seconds.is_nan() => return Ok(Value::Date(None)),
            Value::Number(seconds) => (seconds * 1000.0).round(),
            _ => return self.expected(offset, "a number of seconds"),
        };
        self.date(time as i64, offset)
    }

    fn extended_time(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        let shape = [self.decoder.item()?, self.decoder.item()?];
        let Ok(Value::Number(seconds)) = self.value() else {
            return self.expected(offset, "seconds");
        };
        let key = self.decoder.item()?;
        let milliseconds = self.decoder.unsigned("milliseconds")?;
        if shape != [Item::Map(2), Item::Unsigned(1)] || key != Item::Negative(2) || milliseconds > 999 {
            return self.expected(offset, "seconds and milliseconds");
        }
        if seconds.abs() > MAX_DATE as f64 || seconds.fract() != 0.0 {
            return self.decoder.error(offset, Problem::Range("a date"));
        }
        self.date(seconds as i64 * 1000 + milliseconds as i64, offset)
    }

    fn date(&self, time: i64, offset: usize) -> Read<Value> {
        if (-MAX_DATE..=MAX_DATE).contains(&time) {
            Ok(Value::Date(Some(time)))
        } else {
            self.decoder.error(offset, Problem::Range("a date"))
        }
    }

    fn regexp(&mut self) -> Read<Value> {
        self.decoder
            .array_of(2, "a regular expression's source and flags")?;
        let source = self.key()?;
        Ok(Value::RegExp {
            source,
            flags: self.decoder.text("flags")?.into(),
        })
    }

    fn map(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        let Item::Map(count) = self.decoder.item()? else {
            return self.expected(offset, "a map's pairs");
        };
        let pairs = self.nested(|reader| {
            (0..count)
                .map(|_| Ok((reader.value()?, reader.value()?)))
                .collect()
        });
        Ok(Value::Map(pairs?))
    }

    fn shareable(&mut self, offset: usize) -> Read<Value> {
        self.shareable += 1;
        match self.value()? {
            Value::Shareable(_) | Value::Reference(_) => self.expected(offset, "an object"),
            value if value.is_primitive() => self.expected(offset, "an object"),
            value => Ok(Value::Shareable(Box::new(value))),
        }
    }

    fn reference(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        let number = self.decoder.unsigned("a reference's number")?;
        if number < self.shareable {
            Ok(Value::Reference(number))
        } else {
            self.decoder.error(offset, Problem::Range("a reference"))
        }
    }

    fn boxed(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        match self.value()? {
            Value::Undefined | Value::Null => self.expected(offset, "a primitive that has a class"),
            value if value.is_primitive() => Ok(Value::Boxed(Box::new(value))),
            _ => self.expected(offset, "a primitive"),
        }
    }

    fn array_with(&mut self) -> Read<Value> {
        self.decoder.array_of(2, "an array and its properties")?;
        let count = self.decoder.array("an array")?;
        let items = self.items(count)?;
        Ok(Value::ArrayWith(items, self.object("properties")?))
    }

    fn buffer(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        match self.decoder.item()? {
            Item::Bytes(bytes) => Ok(Value::Buffer {
                bytes: bytes.into(),
                max: None,
            }),
            Item::Array(2) => {
                let bytes = self.decoder.bytes("a buffer's bytes")?;
                let max = self.decoder.unsigned("a buffer's limit")?;
                if max < bytes.len() as u64 || max > MAX_SAFE_INTEGER {
                    return self.decoder.error(offset, Problem::Range("a buffer's limit"));
                }
                Ok(Value::Buffer {
                    bytes: bytes.into(),
                    max: Some(max),
                })
            }
            _ => self.expected(offset, "a buffer's bytes"),
        }
    }

    fn view(&mut self) -> Read<Value> {
        self.decoder.array_of(4, "a view's parts")?;
        let offset = self.decoder.offset();
        let element = match self.decoder.unsigned("a kind of elements")? {
            0 => None,
            tag => match Element::from_tag(tag) {
                None => return self.decoder.error(offset, Problem::Range("a kind of elements")),
                known => known,
            },
        };
        let buffer = Box::new(self.view_buffer()?);
        let offset = self.decoder.unsigned("a view's offset")?;
        let length = match self.value()? {
            Value::Null => None,
            Value::Number(length) if length >= 0.0 && length.fract() == 0.0 => Some(length as u64),
            _ => return self.expected(self.decoder.offset(), "a view's length"),
        };
        Ok(Value::View {
            element,
            buffer,
            offset,
            length,
        })
    }

    fn view_buffer(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        let value = self.value()?;
        let inner = if let Value::Shareable(inner) = &value {
            inner
        } else {
            &value
        };
        if matches!(
            inner,
            Value::Buffer { .. } | Value::Transfer(_) | Value::Reference(_)
        ) {
            Ok(value)
        } else {
            self.expected(offset, "a buffer")
        }
    }

    fn error(&mut self) -> Read<Value> {
        let offset = self.decoder.offset();
        let Item::Map(parts) = self.decoder.item()? else {
            return self.expected(offset, "an error's parts");
        };
        let mut error = ErrorValue::default();
        self.nested(|reader| (0..parts).try_for_each(|_| reader.error_part(&mut error)))?;
        Ok(Value::Error(Box::new(error)))
    }

    fn error_part(&mut self, error: &mut ErrorValue) -> Read<()> {
        let offset = self.decoder.offset();
        match self.decoder.unsigned("a part of an error")? {
            0 => error.name = Some(self.key()?),
            1 => error.message = Some(self.key()?),
            2 => error.stack = Some(self.key()?),
            3 => error.cause = Some(self.value()?),
            4 => error.errors = Some(self.value()?),
            5 => error.properties = Some(self.object("properties")?),
            6 => error.class = Some(self.key()?),
            _ => return self.decoder.error(offset, Problem::Range("a part of an error")),
        }
        Ok(())
    }

    fn function(&mut self) -> Read<Value> {
        self.decoder.array_of(4, "a node function's parts")?;
        let offset = self.decoder.offset();
        let Ok(slice) = self.decoder.bytes("a slice's hash")?.try_into() else {
            return self.expected(offset, "a hash of 32 bytes");
        };
        let index = self.decoder.unsigned32("an index")?;
        let name = self.key()?;
        let offset = self.decoder.offset();
        let captures = match self.decoder.item()? {
            Item::Null => None,
            Item::Map(pairs) => Some(self.properties(pairs)?),
            _ => return self.expected(offset, "captures"),
        };
        Ok(Value::Function {
            slice,
            index,
            name,
            captures,
        })
    }

    fn signal(&mut self) -> Read<Value> {
        self.decoder.array_of(3, "a signal's parts")?;
        let index = self.decoder.unsigned32("an index")?;
        let aborted = self.decoder.bool("whether it is aborted")?;
        Ok(Value::Signal {
            index,
            aborted,
            reason: Box::new(self.value()?),
        })
    }

    fn expected<T>(&self, offset: usize, what: &'static str) -> Read<T> {
        self.decoder.error(offset, Problem::Expected(what))
    }
}

fn big(negative: bool, bytes: &[u8]) -> Value {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    Value::BigInt {
        negative,
        magnitude: bytes[zeros..].into(),
    }
}

/// Whether `bytes` are UTF-8 in which lone surrogates are allowed as three bytes (but no pairs of them, which have four).
fn is_wtf8(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut after_high = false;
    loop {
        match std::str::from_utf8(rest) {
            Ok(_) => return true,
            Err(error) => {
                let good = error.valid_up_to();
                after_high &= good == 0;
                let Some(&[0xed, second @ 0xa0..=0xbf, 0x80..=0xbf]) = rest[good..].first_chunk() else {
                    return false;
                };
                let low = second >= 0xb0;
                if low && after_high {
                    return false;
                }
                after_high = !low;
                rest = &rest[good + 3..];
            }
        }
    }
}
