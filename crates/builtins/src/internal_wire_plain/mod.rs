//! `internal/wire_plain`: plain data to bytes, by reading it where it lies in the engine's memory (`jsc/src/plain/`). See the JS.
use std::cell::RefCell;
use std::rc::Rc;

use runtime::{
    Builtin, Call, CallExt, Characters, Error, Local, PlainShapes, PlainSink, Result, Scope, ScopeExt, Stopped,
};
use wire::{Listed, PlainWriter};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_plain",
    source: include_str!("internal_wire_plain.js"),
    ops: |table| {
        table.add("write", write);
        table.add("texts", texts);
        table.add("latin1", latin1);
        table.add("utf16", utf16);
        table.add("readUtf8", crate::internal_wire_decode::read_utf8);
        table.add("maker", maker);
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
    sink: Sink,
}

fn plain(scope: &Scope<'_>) -> Rc<RefCell<Plain>> {
    scope.extension(RefCell::default)
}

/// `write(bytes, value)`: how many bytes the value takes; they are in `bytes` if they fit. -1 if it is not plain; an object
/// whose structure is not known but was met before; undefined if it was not.
fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let plain = plain(call);
    let Plain { shapes, sink } = &mut *plain.borrow_mut();
    sink.0.clear(KEPT);
    match shapes.walk(call, call.arg(1), sink) {
        Ok(()) => {
            let length = sink.0.len();
            let has_fit = call.arg_bytes_mut(0)?.get_mut(..length).is_none_or(|place| sink.0.put(place));
            // Lengths are far below 2^53.
            #[allow(clippy::cast_precision_loss)]
            let answer = if has_fit { length as f64 } else { NOT_PLAIN };
            Ok(call.number(answer))
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

/// Writes what a walk meets.
#[derive(Default)]
struct Sink(PlainWriter);

impl PlainSink for Sink {
    fn undefined(&mut self) {
        self.0.undefined();
    }

    fn null(&mut self) {
        self.0.null();
    }

    fn boolean(&mut self, value: bool) {
        self.0.boolean(value);
    }

    fn number(&mut self, value: f64) {
        self.0.number(value);
    }

    fn text(&mut self, text: Characters<'_>) {
        match text {
            Characters::Narrow(bytes) => self.0.latin1(bytes),
            Characters::Wide(units) => self.0.utf16(units),
        }
    }

    fn array(&mut self, length: usize) {
        self.0.array(length);
    }

    fn object(&mut self, structure: u32, keys: &[String]) {
        self.0.object(structure, keys);
    }

    fn doubles(&mut self, numbers: impl ExactSizeIterator<Item = f64>) {
        self.0.floats(numbers);
    }

    fn integers(&mut self, numbers: impl ExactSizeIterator<Item = i32>) {
        self.0.integers(numbers);
    }
}

/// Strings of one list at most; and lists. Until they are in an array, strings are held by the machine's stack alone.
const LIST: usize = 256;
const LISTS: usize = 64;

/// `texts(bytes, offset, length)`: what the JSON array in these bytes of Latin-1 stands for, undefined if it is none. Many strings come as a list of lists.
fn texts<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = part(call)?;
    let mut lists = [call.undefined(); LISTS];
    let mut texts = Listed::new(bytes);
    let mut count = 0;
    while !texts.is_over() && count < LISTS {
        lists[count] = list_of(call, &mut texts);
        count += 1;
    }
    match (texts.is_whole(), count) {
        (true, 1) => Ok(lists[0]),
        (true, _) => Ok(call.array_of_first(&lists, count)),
        // Something else, or longer: the engine reads it.
        (false, _) => Ok(call.parse_latin1_json(bytes).unwrap_or_else(|| call.undefined())),
    }
}

/// The next of them, as many as one list has.
fn list_of<'s>(scope: &Scope<'s>, texts: &mut Listed<'_>) -> Local<'s> {
    let mut list = [scope.undefined(); LIST];
    let mut count = 0;
    while count < LIST
        && let Some(text) = texts.next()
    {
        list[count] = scope.latin1(&text);
        count += 1;
    }
    scope.array_of_first(&list, count)
}

/// `latin1(bytes, offset, length)`: the text that these bytes are.
fn latin1<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(call.latin1(part(call)?))
}

/// `utf16(bytes, offset, length)`: the text whose code units these bytes are, little-endian.
fn utf16<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let units: Vec<u16> = part(call)?.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    Ok(call.utf16(&units))
}

/// The part of the bytes in argument 0 that begins at argument 1 and has so many bytes as argument 2 says.
fn part<'a>(call: &'a Call<'_>) -> Result<&'a [u8]> {
    // The JS side gives whole numbers.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (offset, length) = (call.arg_f64(1) as usize, call.arg_f64(2) as usize);
    let bytes = call.arg_bytes(0)?;
    let part = offset.checked_add(length).and_then(|end| bytes.get(offset..end));
    part.ok_or_else(|| Error::plain("ERR_ROATA_WIRE", "the data ends in the middle of a value"))
}

/// `maker(text)`: the value of a script.
fn maker<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(0)?;
    Ok(call.eval(&text, "node:internal/wire_plain#maker")?)
}
