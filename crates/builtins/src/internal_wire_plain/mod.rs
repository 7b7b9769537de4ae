//! `internal/wire_plain`: plain data to bytes, by reading it where it lies in the engine's memory (`jsc/src/plain.rs`). See the JS.
use std::cell::RefCell;
use std::rc::Rc;

use runtime::{
    Builtin, Call, CallExt, Characters, Local, PlainShapes, PlainSink, Result, Scope, ScopeExt, Stopped,
};
use wire::{Encoder, tags};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_plain",
    source: include_str!("internal_wire_plain.js"),
    ops: |table| {
        table.add("write", write);
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
