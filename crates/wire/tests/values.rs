//! Values: exact bytes of the table's rows, round trips of generated values, and bad input.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

use proptest::prelude::*;
use wire::{Decoder, Element, Encoder, ErrorValue, Item, Key, Limits, Problem, Value, tags};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn big(negative: bool, magnitude: &[u8]) -> Value {
    Value::BigInt {
        negative,
        magnitude: magnitude.into(),
    }
}

#[test]
fn every_row_of_the_table_has_these_bytes() {
    let buffer = |bytes: &[u8], max| Value::Buffer {
        bytes: bytes.into(),
        max,
    };
    let number = Value::Number;
    let rows = [
        (Value::Undefined, "f7"),
        (Value::Null, "f6"),
        (Value::Bool(false), "f4"),
        (Value::Bool(true), "f5"),
        (number(0.0), "00"),
        (number(23.0), "17"),
        (number(24.0), "1818"),
        (number(1000.0), "1903e8"),
        (number(4294967296.0), "1b0000000100000000"),
        (number(9007199254740991.0), "1b001fffffffffffff"),
        (number(9007199254740992.0), "fb4340000000000000"),
        (number(-1.0), "20"),
        (number(-9007199254740991.0), "3b001ffffffffffffe"),
        (number(-9007199254740992.0), "fbc340000000000000"),
        (number(-0.0), "fb8000000000000000"),
        (number(0.5), "fb3fe0000000000000"),
        (number(f64::INFINITY), "fb7ff0000000000000"),
        (number(f64::NAN), "fb7ff8000000000000"),
        (big(false, &[]), "c240"),
        (big(false, &[1, 0]), "c2420100"),
        (big(true, &[]), "c340"),
        (Value::text("aé"), "6361c3a9"),
        (Value::String(Key::Wtf8(vec![0xed, 0xa0, 0x80])), "d9011143eda080"),
        (Value::Boxed(Box::new(number(1.0))), "da524f000701"),
        (
            Value::Array(vec![number(1.0), Value::Holes(2), Value::Undefined]),
            "8301da524f000102f7",
        ),
        (
            Value::ArrayWith(vec![number(1.0)], vec![("a".into(), Value::Null)]),
            "da524f0002828101a16161f6",
        ),
        (Value::Object(vec![("a".into(), number(1.0))]), "a1616101"),
        (Value::Map(vec![(number(1.0), Value::Null)]), "d90103a101f6"),
        (Value::Set(vec![number(1.0)]), "d901028101"),
        (Value::Date(Some(1000)), "c101"),
        (Value::Date(Some(-1)), "d903e9a2012022 1903e7"),
        (Value::Date(Some(1500)), "d903e9a20101221901f4"),
        (Value::Date(None), "c1fb7ff8000000000000"),
        (
            Value::RegExp {
                source: "a+".into(),
                flags: "g".into(),
            },
            "d9524a8262612b6167",
        ),
        (buffer(&[1, 2], None), "da524f0003420102"),
        (buffer(&[1, 2], Some(8)), "da524f00038242010208"),
        (Value::Transfer(3), "da524f000503"),
        (Value::Elements(Element::Uint8, vec![7]), "d8404107"),
        (Value::Elements(Element::Uint16, vec![1, 0]), "d845420100"),
        (
            Value::View {
                element: None,
                buffer: Box::new(buffer(&[9], None)),
                offset: 0,
                length: Some(1),
            },
            "da524f00048400da524f00034109 0001",
        ),
        (
            Value::View {
                element: Some(Element::Float64),
                buffer: Box::new(Value::Transfer(0)),
                offset: 8,
                length: None,
            },
            "da524f0004841856da524f00050008f6",
        ),
        (
            Value::Error(Box::new(ErrorValue {
                name: Some("E".into()),
                properties: Some(vec![]),
                ..ErrorValue::default()
            })),
            "da524f0006a200614505a0",
        ),
        (
            Value::Signal {
                index: 1,
                aborted: false,
                reason: Box::new(Value::Undefined),
            },
            "da524f00098301f4f7",
        ),
        (
            Value::Shareable(Box::new(Value::Object(vec![(
                "self".into(),
                Value::Reference(0),
            )]))),
            "d81ca16473656c66d81d00",
        ),
    ];
    for (value, bytes) in rows {
        let expected = unhex(bytes);
        assert_eq!(hex(&value.to_bytes()), hex(&expected), "{value:?}");
        assert_eq!(
            format!("{:?}", Value::from_bytes(&expected).unwrap()),
            format!("{value:?}")
        );
    }
}

#[test]
fn a_node_function_has_its_four_parts() {
    let function = Value::Function {
        slice: [0xab; 32],
        index: 2,
        name: "search".into(),
        captures: Some(vec![("target".into(), Value::text("x"))]),
    };
    let bytes = function.to_bytes();
    assert_eq!(hex(&bytes[..8]), "da524f0008845820");
    assert_eq!(Value::from_bytes(&bytes).unwrap(), function);
}

#[test]
fn reads_what_other_encoders_write() {
    for (bytes, value) in [
        ("f93c00", Value::Number(1.0)),
        ("f90001", Value::Number(5.960464477539063e-8)),
        ("f9c400", Value::Number(-4.0)),
        ("fa3fc00000", Value::Number(1.5)),
        ("1800", Value::Number(0.0)),
        ("1bffffffffffffffff", big(false, &[0xff; 8])),
        ("3bffffffffffffffff", big(true, &[0xff; 8])),
        (
            "3b001fffffffffffff",
            big(true, &[0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ),
        ("c2430000ff", big(false, &[0xff])),
        ("4101", Value::Elements(Element::Uint8, vec![1])),
        ("c1fb3ff8000000000000", Value::Date(Some(1500))),
        ("d81c80", Value::Shareable(Box::new(Value::Array(vec![])))),
    ] {
        assert_eq!(Value::from_bytes(&unhex(bytes)).unwrap(), value, "{bytes}");
    }
}

#[test]
fn bad_bytes_are_errors_that_say_where_and_what() {
    let expected = Problem::Expected;
    for (bytes, offset, problem) in [
        ("", 0, Problem::Short),
        ("1903", 0, Problem::Short),
        ("62ff", 0, Problem::Short),
        ("62c328", 0, Problem::Utf8),
        ("0000", 1, Problem::Trailing),
        ("1c", 0, Problem::Head),
        ("f8ff", 0, Problem::Head),
        ("ff", 0, Problem::Indefinite),
        ("9fff", 0, Problem::Indefinite),
        ("9b7fffffffffffffff00", 0, Problem::Short),
        ("bb7fffffffffffffff00", 0, Problem::Short),
        ("5b7fffffffffffffff00", 0, Problem::Short),
        ("8181f6f6", 3, Problem::Trailing),
        ("d90999f6", 0, Problem::Tag(0x999)),
        ("a10101", 1, expected("a string")),
        ("da524f000102", 0, expected("a value that is no hole")),
        ("81d81d00", 3, Problem::Range("a reference")),
        ("d81c01", 0, expected("an object")),
        ("d81cd81c80", 0, expected("an object")),
        ("c1fb4341c37937e08000", 1, Problem::Range("a date")),
        ("c16161", 1, expected("a number of seconds")),
        ("d84541ff", 2, Problem::Range("a typed array's length")),
        ("da524f000780", 5, expected("a primitive")),
        ("da524f0003824201 0201", 5, Problem::Range("a buffer's limit")),
        ("da524f0006a107f6", 6, Problem::Range("a part of an error")),
        ("da524f00088441000000f6", 6, expected("a hash of 32 bytes")),
        ("da524f00048400f60000", 7, expected("a buffer")),
        ("d9011142eda0", 3, expected("WTF-8")),
        ("d9011146eda080edb080", 3, expected("WTF-8")),
        ("d9011141ff", 3, expected("WTF-8")),
    ] {
        let error = Value::from_bytes(&unhex(bytes)).unwrap_err();
        assert_eq!((error.offset, error.problem), (offset, problem), "{bytes}");
    }
    let error = Value::from_bytes(&[0x82, 0x01]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the data ends in the middle of a value (at byte 0)"
    );
}

#[test]
fn depth_and_size_are_limited() {
    let nested = |depth: usize, head: &[u8]| [head.repeat(depth), vec![0x80]].concat();
    for head in [
        &[0x81][..],
        &[0xa1, 0x60],
        &[0xd9, 0x01, 0x02, 0x81],
        &[0xd8, 0x1c],
    ] {
        let error = Value::from_bytes(&nested(100_000, head)).unwrap_err();
        assert!(
            matches!(error.problem, Problem::Depth | Problem::Expected(_)),
            "{error}"
        );
    }
    assert!(Value::from_bytes(&nested(255, &[0x81])).is_ok());
    let limits = Limits {
        bytes: 3,
        ..Limits::default()
    };
    assert!(Value::from_bytes_within(&[0x82, 1, 2], limits).is_ok());
    assert_eq!(
        Value::from_bytes_within(&[0x83, 1, 2, 3], limits)
            .unwrap_err()
            .problem,
        Problem::Size
    );
}

#[test]
fn heads_are_as_short_as_possible_and_read_back() {
    for number in [
        0,
        23,
        24,
        255,
        256,
        65535,
        65536,
        u64::from(u32::MAX),
        1 << 32,
        u64::MAX,
    ] {
        let mut encoder = Encoder::new();
        encoder.unsigned(number);
        let bytes = encoder.into_bytes();
        let least = match number {
            0..24 => 1,
            24..256 => 2,
            256..65536 => 3,
            65536..4294967296 => 5,
            _ => 9,
        };
        assert_eq!(bytes.len(), least);
        assert_eq!(Decoder::new(&bytes).item(), Ok(Item::Unsigned(number)));
    }
}

#[test]
fn own_tags_take_five_bytes() {
    let mut encoder = Encoder::append_to(vec![9]);
    encoder.tag(tags::HOLES);
    assert_eq!(encoder.into_bytes(), [9, 0xda, b'R', b'O', 0, 1]);
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => ".{0,6}".prop_map(Key::Text),
        1 => Just(Key::Wtf8(vec![b'a', 0xed, 0xbf, 0xbf])),
    ]
}

fn primitive() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Undefined),
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i32>().prop_map(|number| Value::Number(number.into())),
        any::<u64>()
            .prop_map(f64::from_bits)
            .prop_map(|number| Value::Number(if number.is_nan() { f64::NAN } else { number })),
        (any::<bool>(), prop::collection::vec(any::<u8>(), 0..12)).prop_map(|(negative, bytes)| {
            let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
            big(negative, &bytes[zeros..])
        }),
        key().prop_map(Value::String),
    ]
}

fn leaf() -> impl Strategy<Value = Value> {
    let bytes = || prop::collection::vec(any::<u8>(), 0..20);
    prop_oneof![
        4 => primitive(),
        1 => primitive().prop_filter("boxes", |value| !matches!(value, Value::Undefined | Value::Null)).prop_map(|value| Value::Boxed(Box::new(value))),
        1 => prop::option::of(-8_640_000_000_000_000_i64..=8_640_000_000_000_000).prop_map(Value::Date),
        1 => (key(), "[dgimsuy]{0,3}").prop_map(|(source, flags)| Value::RegExp { source, flags }),
        1 => (bytes(), prop::option::of(20_u64..1000)).prop_map(|(bytes, max)| Value::Buffer { bytes, max }),
        1 => any::<u32>().prop_map(Value::Transfer),
        1 => (prop::sample::select(&Element::ALL[..]), 0_usize..5).prop_map(|(element, count)| {
            Value::Elements(element, vec![0xa5; count * element.size()])
        }),
        1 => (prop::option::of(prop::sample::select(&Element::ALL[..])), bytes(), 0_u64..9, prop::option::of(0_u64..9)).prop_map(
            |(element, bytes, offset, length)| {
                let buffer = Box::new(Value::Buffer { bytes, max: None });
                Value::View { element, buffer, offset, length }
            }
        ),
    ]
}

fn properties(of: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<(Key, Value)>> {
    prop::collection::vec((key(), of), 0..4)
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(5, 60, 5, |inner| {
        let items = || {
            prop::collection::vec(
                prop_oneof![5 => inner.clone(), 1 => (1_u64..9).prop_map(Value::Holes)],
                0..5,
            )
        };
        let error = (
            prop::option::of(key()),
            prop::option::of(key()),
            prop::option::of(inner.clone()),
            prop::option::of(properties(inner.clone())),
        );
        prop_oneof![
            items().prop_map(Value::Array),
            (items(), properties(inner.clone()))
                .prop_map(|(items, properties)| Value::ArrayWith(items, properties)),
            properties(inner.clone()).prop_map(Value::Object),
            prop::collection::vec((inner.clone(), inner.clone()), 0..4).prop_map(Value::Map),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Set),
            (
                any::<[u8; 32]>(),
                any::<u32>(),
                key(),
                prop::option::of(properties(inner.clone()))
            )
                .prop_map(|(slice, index, name, captures)| Value::Function {
                    slice,
                    index,
                    name,
                    captures
                }),
            (any::<u32>(), any::<bool>(), inner.clone()).prop_map(|(index, aborted, reason)| Value::Signal {
                index,
                aborted,
                reason: Box::new(reason)
            }),
            error.prop_map(|(name, stack, cause, properties)| {
                Value::Error(Box::new(ErrorValue {
                    name,
                    stack,
                    cause,
                    properties,
                    ..ErrorValue::default()
                }))
            }),
            properties(inner).prop_map(|mut properties| {
                properties.push(("me".into(), Value::Reference(0)));
                Value::Shareable(Box::new(Value::Object(properties)))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_value_comes_back_as_it_was(value in value()) {
        let bytes = value.to_bytes();
        let back = Value::from_bytes(&bytes).unwrap();
        // Compared as text: it tells -0 from 0, and NaN equals NaN.
        prop_assert_eq!(format!("{back:?}"), format!("{value:?}"));
        prop_assert_eq!(back.to_bytes(), bytes);
    }

    #[test]
    fn any_bytes_are_a_value_or_an_error_and_values_are_stable(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(value) = Value::from_bytes(&bytes) {
            let again = Value::from_bytes(&value.to_bytes()).unwrap();
            prop_assert_eq!(format!("{again:?}"), format!("{value:?}"));
        }
    }

    #[test]
    fn a_cut_or_changed_value_never_panics(value in value(), cut in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = value.to_bytes();
        let at = cut.index(bytes.len());
        prop_assert!(Value::from_bytes(&bytes[..at]).is_err());
        bytes[at] = to;
        let _ = Value::from_bytes(&bytes);
    }
}
