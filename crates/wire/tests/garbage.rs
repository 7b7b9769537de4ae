//! Values and frames that are nearly right.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod checks;

use testkit::Garbage;
use wire::frame::{FileQuestion, Message, VERSION, WireCall, WireOutcome};
use wire::{Key, Value};

fn key(text: &str) -> Key {
    Key::from(text)
}

fn values() -> Vec<Vec<u8>> {
    let object = Value::Object(vec![
        (key("id"), Value::Number(7.0)),
        (key("ü"), Value::String(key("text"))),
    ]);
    let values = [
        Value::Array(vec![
            Value::Undefined,
            Value::Null,
            Value::Bool(true),
            Value::Number(-0.5),
            Value::Holes(3),
            object.clone(),
        ]),
        Value::ArrayWith(
            vec![Value::Number(1.0)],
            vec![(key("more"), Value::Number(f64::NAN))],
        ),
        Value::Map(vec![
            (Value::String(key("a")), object.clone()),
            (Value::Number(1e300), Value::Set(vec![object])),
        ]),
        Value::Array(vec![
            Value::Date(Some(1_234_567)),
            Value::Date(None),
            Value::Buffer {
                bytes: vec![1, 2, 3],
                max: Some(9),
            },
        ]),
        Value::RegExp {
            source: key("a.b"),
            flags: "gi".into(),
        },
        Value::Boxed(Box::new(Value::BigInt {
            negative: true,
            magnitude: vec![1, 0, 255],
        })),
    ];
    values.iter().map(Value::to_bytes).collect()
}

fn messages() -> Vec<Vec<u8>> {
    let call = WireCall {
        slice: [7; 32],
        function: 0,
        core: 1,
        args: vec![0x81, 0x01],
        captures: Vec::new(),
        context: vec![0xa0],
        milliseconds_left: Some(500),
        ahead: 16,
        transfers: vec![vec![1, 2, 3], Vec::new()],
    };
    let done = WireOutcome::Done {
        core: 1,
        thread: 4,
        value: vec![0xf7],
        transfers: vec![vec![9]],
    };
    let messages = [
        Message::Hello {
            version: VERSION,
            capabilities: vec!["x".into()],
            address: "roata://here".into(),
        },
        Message::Call { id: 1, call },
        Message::Reply { id: 1, outcome: done },
        Message::Begun {
            id: 1,
            core: 2,
            thread: 3,
        },
        Message::Ask {
            id: 5,
            what: "call".into(),
            value: vec![0x80],
        },
        Message::SliceSent {
            hash: [1; 32],
            slice: Some(("file:///a.mjs".into(), "text".into())),
        },
        Message::FileWanted {
            id: 6,
            what: FileQuestion::Read,
            path: b"/a".to_vec(),
        },
        Message::Close {
            reason: "enough".into(),
        },
        Message::Beat,
    ];
    let framed = messages.into_iter().map(|message| {
        let mut bytes = Vec::new();
        message.into_frame().write(&mut bytes).unwrap();
        bytes
    });
    framed.collect()
}

#[test]
fn damaged_values_are_values_or_errors() {
    Garbage::for_a_while(values(), |bytes, _| checks::value(bytes));
}

#[test]
fn damaged_frames_are_frames_or_errors() {
    Garbage::for_a_while(messages(), |bytes, number| {
        checks::frames(number as usize % 64, bytes)
    });
}
