//! Values to bytes: the crate's table, row by row.

use crate::encode::Encoder;
use crate::tags;
use crate::value::{Element, ErrorValue, Key, Value};

/// The value's bytes.
pub fn to_bytes(value: &Value) -> Vec<u8> {
    let mut encoder = Encoder::new();
    write(&mut encoder, value);
    encoder.into_bytes()
}

fn write(to: &mut Encoder, value: &Value) {
    match value {
        Value::Undefined => to.undefined(),
        Value::Null => to.null(),
        Value::Bool(value) => to.bool(*value),
        Value::Number(number) => to.number(*number),
        Value::BigInt { negative, magnitude } => {
            to.tag(if *negative {
                tags::BIG_NEGATIVE
            } else {
                tags::BIG_POSITIVE
            });
            to.bytes(magnitude);
        }
        Value::String(text) => write_key(to, text),
        Value::Boxed(primitive) => write_tagged(to, tags::BOXED, primitive),
        Value::Array(items) => write_items(to, items),
        Value::Holes(count) => {
            to.tag(tags::HOLES);
            to.unsigned(*count);
        }
        Value::ArrayWith(items, properties) => {
            to.tag(tags::ARRAY);
            to.array(2);
            write_items(to, items);
            write_object(to, properties);
        }
        Value::Object(properties) => write_object(to, properties),
        Value::Map(pairs) => {
            to.tag(tags::MAP);
            to.map(pairs.len());
            for (key, value) in pairs {
                write(to, key);
                write(to, value);
            }
        }
        Value::Set(members) => {
            to.tag(tags::SET);
            write_items(to, members);
        }
        Value::Date(time) => write_date(to, *time),
        Value::RegExp { source, flags } => {
            to.tag(tags::REGEXP);
            to.array(2);
            write_key(to, source);
            to.text(flags);
        }
        Value::Buffer { bytes, max } => write_buffer(to, bytes, *max),
        Value::Transfer(index) => {
            to.tag(tags::TRANSFER);
            to.unsigned(u64::from(*index));
        }
        Value::Elements(element, bytes) => {
            to.tag(element.tag());
            to.bytes(bytes);
        }
        Value::View {
            element,
            buffer,
            offset,
            length,
        } => {
            to.tag(tags::VIEW);
            to.array(4);
            to.unsigned(element.map_or(0, Element::tag));
            write(to, buffer);
            to.unsigned(*offset);
            match length {
                Some(length) => to.unsigned(*length),
                None => to.null(),
            }
        }
        Value::Error(error) => write_error(to, error),
        Value::Function {
            slice,
            index,
            name,
            captures,
        } => {
            to.tag(tags::FUNCTION);
            to.array(4);
            to.bytes(slice);
            to.unsigned(u64::from(*index));
            write_key(to, name);
            match captures {
                Some(captures) => write_object(to, captures),
                None => to.null(),
            }
        }
        Value::Signal {
            index,
            aborted,
            reason,
        } => {
            to.tag(tags::SIGNAL);
            to.array(3);
            to.unsigned(u64::from(*index));
            to.bool(*aborted);
            write(to, reason);
        }
        Value::Shareable(value) => write_tagged(to, tags::SHAREABLE, value),
        Value::Reference(number) => {
            to.tag(tags::REFERENCE);
            to.unsigned(*number);
        }
    }
}

fn write_tagged(to: &mut Encoder, tag: u64, value: &Value) {
    to.tag(tag);
    write(to, value);
}

fn write_key(to: &mut Encoder, key: &Key) {
    match key {
        Key::Text(text) => to.text(text),
        Key::Wtf8(bytes) => {
            to.tag(tags::WTF8);
            to.bytes(bytes);
        }
    }
}

fn write_items(to: &mut Encoder, items: &[Value]) {
    to.array(items.len());
    for item in items {
        write(to, item);
    }
}

fn write_object(to: &mut Encoder, properties: &[(Key, Value)]) {
    to.map(properties.len());
    for (key, value) in properties {
        write_key(to, key);
        write(to, value);
    }
}

fn write_date(to: &mut Encoder, time: Option<i64>) {
    match time.map(|time| (time.div_euclid(1000), time.rem_euclid(1000))) {
        None => {
            to.tag(tags::EPOCH);
            to.number(f64::NAN);
        }
        Some((seconds, 0)) => {
            to.tag(tags::EPOCH);
            to.integer(seconds);
        }
        Some((seconds, milliseconds)) => {
            to.tag(tags::EXTENDED_TIME);
            to.map(2);
            to.integer(1);
            to.integer(seconds);
            to.integer(-3);
            to.integer(milliseconds);
        }
    }
}

fn write_buffer(to: &mut Encoder, bytes: &[u8], max: Option<u64>) {
    to.tag(tags::BUFFER);
    if let Some(max) = max {
        to.array(2);
        to.bytes(bytes);
        to.unsigned(max);
    } else {
        to.bytes(bytes);
    }
}

fn write_error(to: &mut Encoder, error: &ErrorValue) {
    let strings = [
        (0, &error.name),
        (1, &error.message),
        (2, &error.stack),
        (6, &error.class),
    ];
    let values = [(3, &error.cause), (4, &error.errors)];
    let parts = strings.iter().filter(|part| part.1.is_some()).count()
        + values.iter().filter(|part| part.1.is_some()).count()
        + usize::from(error.properties.is_some());
    to.tag(tags::ERROR);
    to.map(parts);
    for (number, text) in strings {
        if let Some(text) = text {
            to.unsigned(number);
            write_key(to, text);
        }
    }
    for (number, value) in values {
        if let Some(value) = value {
            to.unsigned(number);
            write(to, value);
        }
    }
    if let Some(properties) = &error.properties {
        to.unsigned(5);
        write_object(to, properties);
    }
}
