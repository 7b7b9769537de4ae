//! `internal/wire_plain`: plain data to bytes, by reading it where it lies in the engine's memory (`jsc/src/plain.rs`). See the JS.
use std::cell::RefCell;
use std::rc::Rc;

use runtime::{
    Builtin, Call, CallExt, Characters, Local, PlainShapes, PlainSink, Result, Scope, ScopeExt, Stopped,
};
use wire::{Decoder, Encoder, Item, tags};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_plain",
    source: include_str!("internal_wire_plain.js"),
    ops: |table| {
        table.add("write", write);
        table.add("texts", texts);
        table.add("readUtf8", crate::internal_wire_decode::read_utf8);
        table.add("learn", learn);
        table.add("learnArray", learn_array);
    },
};

/// What `write` answers instead of a length.
const NOT_PLAIN: f64 = -1.0;
/// More bytes than this are not kept for the next value.
const KEPT: usize = 256 << 10;

/// What a realm knows of its structures, and memory to write into.
#[derive(Default)]
struct Plain {
    shapes: PlainShapes,
    room: Vec<u8>,
}

fn plain(scope: &Scope<'_>) -> Rc<RefCell<Plain>> {
    scope.extension(RefCell::default)
}

/// `write(bytes, value)`: how many bytes the value takes; they are in `bytes` if they fit. -1 if it is not plain; an object
/// whose structure is not known but was met before; undefined if it was not.
fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let plain = plain(call);
    let mut plain = plain.borrow_mut();
    let Plain { shapes, room } = &mut *plain;
    room.clear();
    let mut sink = Sink(Encoder::append_to(std::mem::take(room)));
    let outcome = shapes.walk(call, call.arg(1), &mut sink);
    *room = sink.0.into_bytes();
    match outcome {
        Ok(()) => {
            if let Some(place) = call.arg_bytes_mut(0)?.get_mut(..room.len()) {
                place.copy_from_slice(room);
            }
            // Lengths are far below 2^53.
            #[allow(clippy::cast_precision_loss)]
            let length = room.len() as f64;
            if room.capacity() > KEPT {
                *room = Vec::new();
            }
            Ok(call.number(length))
        }
        Err(Stopped::Unknown(object)) => Ok(object),
        Err(Stopped::New) => Ok(call.undefined()),
        Err(Stopped::Other) => Ok(call.number(NOT_PLAIN)),
    }
}

/// `learn(object, copy, keys)`: whether the object's structure is known now.
fn learn<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (object, copy, list) = (call.arg(0), call.arg(1), call.arg(2));
    let count = call.get(list, "length")?;
    // The length of an array.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let count = call.to_number(count) as u32;
    let mut keys = Vec::new();
    for index in 0..count {
        let key = call.get_index(list, index)?;
        keys.push(call.to_text(key)?);
    }
    let plain = plain(call);
    let learnt = plain.borrow_mut().shapes.learn(call, object, copy, keys);
    Ok(call.boolean(learnt))
}

/// `learnArray(sample)`: an array with two different items, or none.
fn learn_array<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (plain, sample) = (plain(call), call.arg(0));
    let learnt = plain.borrow_mut().shapes.learn_array(call, sample);
    Ok(call.boolean(learnt))
}

/// Writes what a walk meets, as the JS half does.
struct Sink(Encoder);

impl PlainSink for Sink {
    fn undefined(&mut self) {
        self.0.undefined();
    }

    fn null(&mut self) {
        self.0.null();
    }

    fn boolean(&mut self, value: bool) {
        self.0.bool(value);
    }

    fn number(&mut self, value: f64) {
        self.0.number(value);
    }

    fn text(&mut self, text: Characters<'_>) {
        match text {
            Characters::Narrow(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) if text.is_ascii() => self.0.text(text),
                _ => self
                    .0
                    .text(&bytes.iter().copied().map(char::from).collect::<String>()),
            },
            Characters::Wide(units) => match String::from_utf16(units) {
                Ok(text) => self.0.text(&text),
                Err(_) => {
                    self.0.tag(tags::WTF8);
                    self.0.bytes(&wtf8(units));
                }
            },
        }
    }

    fn array(&mut self, length: usize) {
        self.0.array(length);
    }

    fn object(&mut self, count: usize) {
        self.0.map(count);
    }

    fn key(&mut self, key: &str) {
        self.0.text(key);
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

/// Texts up to this many bytes are given in a list; longer ones are read one by one (measured).
const LONG_TEXT: usize = 160;

/// `texts(bytes, offset, length)`: the texts in the bytes of plain data, in order, without keys; null for one that is long or not ASCII. Undefined if the
/// bytes are anything but plain data.
fn texts<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // The JS side gives whole numbers inside the array.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (offset, length) = (call.arg_f64(1) as usize, call.arg_f64(2) as usize);
    let list = call
        .arg_bytes(0)?
        .get(offset..)
        .and_then(|bytes| list_texts(bytes.get(..length)?));
    let list = list.and_then(|list| call.parse_json(&list));
    Ok(list.unwrap_or_else(|| call.undefined()))
}

/// The list as JSON: the engine makes many strings from that faster than one by one.
fn list_texts(bytes: &[u8]) -> Option<String> {
    let mut decoder = Decoder::new(bytes);
    let mut list = String::with_capacity(bytes.len() + 2);
    list.push('[');
    look_at_value(&mut decoder, &mut list)?;
    decoder.finish().ok()?;
    if list.len() > 1 {
        list.pop();
    }
    list.push(']');
    Some(list)
}

/// `None` if the value is not plain.
fn look_at_value(decoder: &mut Decoder<'_>, list: &mut String) -> Option<()> {
    const MOST: u64 = (1 << 53) - 2;
    let start = decoder.offset();
    match decoder.item().ok()? {
        Item::Text(text) => add_text(list, text),
        Item::Array(count) => {
            decoder.enter().ok()?;
            for _ in 0..count {
                look_at_value(decoder, list)?;
            }
            decoder.leave();
        }
        Item::Map(count) => {
            decoder.enter().ok()?;
            for _ in 0..count {
                let Item::Text(_) = decoder.item().ok()? else {
                    return None;
                };
                look_at_value(decoder, list)?;
            }
            decoder.leave();
        }
        Item::Bool(_) | Item::Null | Item::Undefined => {}
        Item::Unsigned(number) | Item::Negative(number) if number <= MOST => {}
        // Only those of eight bytes.
        Item::Float(_) if decoder.offset() - start == 9 => {}
        _ => return None,
    }
    Some(())
}

fn add_text(list: &mut String, text: &str) {
    if text.len() > LONG_TEXT || !text.is_ascii() {
        list.push_str("null,");
        return;
    }
    list.push('"');
    if text.bytes().any(|byte| matches!(byte, 0..0x20 | b'"' | b'\\')) {
        for byte in text.bytes() {
            match byte {
                b'"' | b'\\' => list.extend(['\\', char::from(byte)]),
                0..0x20 => list.push_str(&format!("\\u{byte:04x}")),
                _ => list.push(char::from(byte)),
            }
        }
    } else {
        list.push_str(text);
    }
    list.push_str("\",");
}
