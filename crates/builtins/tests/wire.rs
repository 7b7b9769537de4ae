//! `internal/wire` against the `wire` crate: both sides must write the same bytes for the same value and refuse what is none.

use std::sync::Arc;

use loader::{Disk, Loader};
use proptest::collection::vec;
use proptest::prelude::*;
use runtime::{
    Global, IntoException, Local, ModuleOptions, NODE_MODULES, Realm, RealmOptions, Scope, ScopeExt, loader,
};
use wire::{Element, ErrorValue, Key, Value};

/// The functions that `js/wire.js` gives, in a realm of their own.
struct Bench {
    functions: Global,
    realm: Realm,
}

impl Bench {
    fn new() -> Bench {
        let names = NODE_MODULES.iter().map(|name| (*name).to_owned());
        let loader = Loader::new(Arc::new(Disk), names, &[], Vec::new());
        let modules = ModuleOptions {
            loader: Arc::new(loader),
            nodes: Default::default(),
        };
        let realm = Realm::new(RealmOptions {
            builtins: builtins::BUILTINS,
            modules,
        })
        .expect("a realm");
        let functions = realm.enter(|scope| {
            let source = format!(
                "(function (wire, abort, domException, url, buffer) {{{}\n{}\n}})",
                include_str!("js/plain.js"),
                include_str!("js/wire.js")
            );
            let make = scope
                .eval(&source, "wire.js")
                .map_err(|error| describe(scope, error))
                .expect("the test compiles");
            let modules = [
                "internal/wire",
                "internal/abort",
                "internal/dom_exception",
                "internal/url",
                "buffer",
            ]
            .map(|name| {
                scope
                    .require(name)
                    .map_err(|error| describe(scope, error))
                    .expect(name)
            });
            let functions = scope
                .call(make, make, &modules)
                .map_err(|error| describe(scope, error))
                .expect("the test runs");
            scope.global_of(functions)
        });
        Bench { functions, realm }
    }

    /// Calls a function of `js/wire.js`; a thrown error as text.
    fn call<R>(
        &self,
        name: &'static str,
        args: Vec<Arg>,
        read: impl for<'s> FnOnce(&mut Scope<'s>, Local<'s>) -> R,
    ) -> Result<R, String> {
        self.realm.enter(|scope| {
            let functions = self.functions.get(scope);
            let function = scope
                .get(functions, name)
                .map_err(|error| describe(scope, error))?;
            let args: Vec<Local<'_>> = args.into_iter().map(|arg| arg.local(scope)).collect();
            match scope.call(function, functions, &args) {
                Ok(value) => Ok(read(scope, value)),
                Err(error) => Err(describe(scope, error)),
            }
        })
    }

    fn bytes(&self, name: &'static str, args: Vec<Arg>) -> Result<Vec<u8>, String> {
        self.call(name, args, |scope, value| scope.bytes(value).map(<[u8]>::to_vec))?
            .ok_or_else(|| format!("{name} gave no bytes"))
    }

    fn text(&self, name: &'static str, args: Vec<Arg>) -> String {
        self.call(name, args, |scope, value| {
            scope.to_text(value).unwrap_or_default()
        })
        .unwrap_or_else(|error| error)
    }
}

enum Arg {
    Number(f64),
    Bytes(Vec<u8>),
}

impl Arg {
    fn local<'s>(self, scope: &mut Scope<'s>) -> Local<'s> {
        match self {
            Arg::Number(number) => scope.number(number),
            Arg::Bytes(bytes) => scope.array_buffer(bytes),
        }
    }
}

fn describe(scope: &mut Scope<'_>, error: impl IntoException) -> String {
    let value = error.into_exception(scope);
    let text = scope.to_text(value).unwrap_or_default();
    let stack = scope
        .get(value, "stack")
        .and_then(|stack| scope.to_text(stack))
        .unwrap_or_default();
    format!("{text}\n{stack}")
}

#[test]
fn what_rust_writes_js_reads_and_writes_alike() {
    on_a_large_stack(|| {
        let bench = Bench::new();
        check(&values(), |(value, transfers)| {
            let bytes = value.to_bytes();
            prop_assert_eq!(
                Value::from_bytes(&bytes).map(|again| again.to_bytes()),
                Ok(bytes.clone())
            );
            match bench.bytes(
                "roundTrip",
                vec![Arg::Bytes(bytes.clone()), Arg::Number(f64::from(transfers))],
            ) {
                Ok(again) if again == bytes => written_natively(&bench, bytes, transfers),
                Ok(again) => Err(TestCaseError::fail(format!(
                    "wrote {}\nread {bytes:02x?}\nthen {again:02x?}",
                    show(&Value::from_bytes(&again))
                ))),
                Err(error) => Err(TestCaseError::fail(format!("{error}\n{bytes:02x?}"))),
            }
        });
    });
}

/// Plain data is written in a form of its own, which Rust reads too.
fn written_natively(bench: &Bench, bytes: Vec<u8>, transfers: u32) -> Result<(), TestCaseError> {
    if transfers == 0 {
        let natively = bench
            .bytes("writtenNatively", vec![Arg::Bytes(bytes.clone())])
            .map_err(TestCaseError::fail)?;
        prop_assert_eq!(
            Value::from_bytes(&natively).map(|value| value.to_bytes()),
            Ok(bytes),
            "{:02x?}",
            natively
        );
    }
    Ok(())
}

#[test]
fn plain_data_written_natively_is_read_as_otherwise() {
    on_a_large_stack(|| {
        let bench = Bench::new();
        check(&any::<u32>(), |seed| {
            let difference = bench.text("plainRounds", vec![Arg::Number(f64::from(seed))]);
            prop_assert_eq!(difference, "");
            Ok(())
        });
    });
}

#[test]
fn every_row_of_the_table_arrives_as_it_left() {
    on_a_large_stack(|| {
        let bench = Bench::new();
        for index in 0.. {
            let name = bench.text("caseName", vec![Arg::Number(f64::from(index))]);
            if name == "undefined" {
                assert!(index > 20, "no cases");
                break;
            }
            let bytes = bench
                .bytes("encodeCase", vec![Arg::Number(f64::from(index))])
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let value =
                Value::from_bytes(&bytes).unwrap_or_else(|error| panic!("{name}: {error}\n{bytes:02x?}"));
            let items = value.to_bytes();
            let is_plain = bytes.starts_with(&[0xda, 0x52, 0x4f, 0, 0x1d]);
            assert!(
                is_plain || items == bytes,
                "{name}: {bytes:02x?}, not {items:02x?}"
            );
            for bytes in [bytes, items] {
                let difference = bench.text(
                    "checkCase",
                    vec![Arg::Number(f64::from(index)), Arg::Bytes(bytes)],
                );
                assert_eq!(difference, "", "{name}");
            }
        }
    });
}

#[test]
fn what_cannot_travel_is_named_and_effects_happen_once() {
    on_a_large_stack(|| {
        assert_eq!(Bench::new().text("checkExpectations", Vec::new()), "");
    });
}

#[test]
fn bytes_of_any_kind_are_read_or_refused() {
    on_a_large_stack(|| {
        let bench = Bench::new();
        let tame = |bytes: Vec<u8>| {
            let told = bench.text("hostile", vec![Arg::Bytes(bytes.clone())]);
            prop_assert!(told.is_empty(), "{told}\n{bytes:02x?}");
            Ok(())
        };
        check(&vec(any::<u8>(), 0..60), tame);
        check(&vec(token(), 0..40).prop_map(|tokens| tokens.concat()), tame);
        check(&plain_data(), |bytes| {
            let told = bench.text("hostile", vec![Arg::Bytes(bytes.clone())]);
            prop_assert!(told.is_empty(), "{told}\n{bytes:02x?}");
            let (rust, js) = (
                Value::from_bytes(&bytes).is_ok(),
                bench.text("isRead", vec![Arg::Bytes(bytes.clone())]) == "true",
            );
            prop_assert_eq!(rust, js, "{:02x?}", bytes);
            Ok(())
        });
        check(
            &(
                values(),
                vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
                any::<prop::sample::Index>(),
            ),
            |((value, _), changes, end)| {
                let mut bytes = value.to_bytes();
                for (place, byte) in changes {
                    let place = place.index(bytes.len());
                    bytes[place] = byte;
                }
                tame(bytes.clone())?;
                bytes.truncate(end.index(bytes.len()));
                tame(bytes)
            },
        );
    });
}

#[test]
fn nesting_and_lengths_have_limits() {
    on_a_large_stack(|| {
        let bench = Bench::new();
        let hostile = |bytes: Vec<u8>| assert_eq!(bench.text("hostile", vec![Arg::Bytes(bytes)]), "");
        for head in [
            &[0x81][..],
            &[0xa1, 0x60],
            &[0xd9, 1, 2, 0x81],
            &[0xd8, 0x1c, 0x81],
            &[0xd8, 0x1c],
            &[0xda, 0x52, 0x4f, 0, 7],
            &[0xda, 0x52, 0x4f, 0, 6, 0xa1, 3],
        ] {
            hostile(head.repeat(100_000));
        }
        for major in 0..8_u8 {
            hostile([&[major << 5 | 27][..], &[0xff; 8]].concat());
            hostile([&[major << 5 | 26][..], &[0x7f, 0xff, 0xff, 0xff, 0, 0]].concat());
        }
        // A run of as many holes as there can be, and one more; a buffer that may grow without limit.
        hostile(vec![0x81, 0xda, 0x52, 0x4f, 0, 1, 0x1a, 0xff, 0xff, 0xff, 0xff]);
        hostile(vec![
            0x82, 0xda, 0x52, 0x4f, 0, 1, 0x1a, 0xff, 0xff, 0xff, 0xff, 0,
        ]);
        hostile(vec![
            0xda, 0x52, 0x4f, 0, 3, 0x82, 0x40, 0x1b, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        ]);
    });
}

/// Strategies nest deep, and unoptimised they need more than a test's own stack.
fn on_a_large_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(test)
        .expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// As many cases as `PROPTEST_CASES` says; 256 otherwise.
fn check<S: Strategy>(strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if let Err(failure) = proptest::test_runner::TestRunner::new(config).run(strategy, test) {
        // The bytes say it all; the value written out is too long to read.
        let text = failure.to_string();
        panic!("{}", text.split("minimal failing input").next().unwrap_or(&text));
    }
}

fn show(value: &Result<Value, wire::DecodeError>) -> String {
    format!("{value:?}")
}

/// Pieces that hostile bytes are made of: heads, tags of the table, short lengths.
fn token() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        (0..8_u8, 0..5_u8).prop_map(|(major, info)| vec![major << 5 | info]),
        (1..12_u8).prop_map(|tag| vec![0xda, 0x52, 0x4f, 0, tag]),
        (60..90_u8).prop_map(|tag| vec![0xd8, tag]),
        prop::sample::select(vec![
            vec![0xd8, 0x1c],
            vec![0xd8, 0x1d],
            vec![0xd9, 1, 2],
            vec![0xd9, 1, 3],
            vec![0xd9, 1, 0x11],
            vec![0xd9, 3, 0xe9],
            vec![0xd9, 0x52, 0x4a],
            vec![0xc1],
            vec![0xc2],
            vec![0xc3],
            vec![0xf6],
        ]),
        any::<u8>().prop_map(|byte| vec![byte]),
    ]
}

/// Plain data in its own form, of tokens that hardly fit together.
fn plain_data() -> impl Strategy<Value = Vec<u8>> {
    let token = prop_oneof![
        (0xc0..0xd1_u8).prop_map(|token| vec![token]),
        Just(vec![0xcc, 2, 1, b'a', 1, b'b']),
        Just(vec![
            0xcc, 1, 9, b'_', b'_', b'p', b'r', b'o', b't', b'o', b'_', b'_'
        ]),
        (0x80..0xc0_u8).prop_map(|token| vec![token]),
        (0..4_u8).prop_map(|few| vec![few]),
        any::<u8>().prop_map(|byte| vec![byte]),
    ];
    let list = prop::sample::select(vec![
        "[]",
        "[\"a\"]",
        "[\"a\",\"b\\u0001\"]",
        "[1]",
        "{}",
        "\"x\"",
        "",
        "[\"a\"",
    ]);
    (vec(token, 0..30), list, 0..4_u32).prop_map(|(tokens, list, off)| {
        let tokens = tokens.concat();
        let length = tokens.len() as u32;
        let body = [&(length + off / 3).to_le_bytes()[..], &tokens, list.as_bytes()].concat();
        [
            &[0xda, 0x52, 0x4f, 0, 0x1d, 0x5a][..],
            &(body.len() as u32).to_be_bytes(),
            &body,
        ]
        .concat()
    })
}

// ---- values as the JS side writes them: sorted out so that reading and writing again gives the same bytes

/// A value and how many buffers travel beside it.
fn values() -> impl Strategy<Value = (Value, u32)> {
    value().prop_map(|mut value| {
        let mut places = Places::default();
        places.number(&mut value);
        let mut names: Vec<usize> = places.references.clone();
        names.sort_unstable();
        names.dedup();
        let mut namer = Namer { names, next: 0 };
        (namer.mark(value), places.transfers)
    })
}

/// Gives each object a number in the order of their heads, and each reference one of those that it can refer to.
#[derive(Default)]
struct Places {
    /// Per object, whether it exists while what is inside it is being read.
    objects: Vec<bool>,
    references: Vec<usize>,
    transfers: u32,
}

impl Places {
    fn number(&mut self, value: &mut Value) {
        if let Value::Reference(wish) = value {
            let known: Vec<usize> = (0..self.objects.len())
                .filter(|index| self.objects[*index])
                .collect();
            match known.get(usize::try_from(*wish).unwrap_or(0) % known.len().max(1)) {
                Some(target) => {
                    self.references.push(*target);
                    *wish = *target as u64;
                }
                None => *value = Value::Null,
            }
            return;
        }
        if !is_object(value) {
            return;
        }
        let own = self.objects.len();
        self.objects
            .push(!matches!(value, Value::Signal { .. } | Value::View { .. }));
        if let Value::Transfer(index) = value {
            *index = self.transfers;
            self.transfers += 1;
        }
        for child in children(value) {
            self.number(child);
        }
        self.objects[own] = true;
    }
}

/// Wraps what is referred to in tag 28 and turns numbers of objects into numbers of tags 28.
struct Namer {
    names: Vec<usize>,
    next: usize,
}

impl Namer {
    fn mark(&mut self, mut value: Value) -> Value {
        if let Value::Reference(target) = value {
            let rank = self.names.iter().position(|name| *name as u64 == target);
            return Value::Reference(rank.expect("a target") as u64);
        }
        if !is_object(&value) {
            return value;
        }
        let own = self.next;
        self.next += 1;
        for child in children(&mut value) {
            let inner = std::mem::replace(child, Value::Null);
            *child = self.mark(inner);
        }
        if self.names.contains(&own) {
            Value::Shareable(Box::new(value))
        } else {
            value
        }
    }
}

fn is_object(value: &Value) -> bool {
    !matches!(
        value,
        Value::Undefined
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::BigInt { .. }
            | Value::String(_)
            | Value::Holes(_)
            | Value::Reference(_)
    )
}

/// What is inside, in the order of the bytes.
fn children(value: &mut Value) -> Vec<&mut Value> {
    match value {
        Value::Array(items) | Value::Set(items) => items.iter_mut().collect(),
        Value::ArrayWith(items, properties) => items
            .iter_mut()
            .chain(properties.iter_mut().map(|pair| &mut pair.1))
            .collect(),
        Value::Object(properties) => properties.iter_mut().map(|pair| &mut pair.1).collect(),
        Value::Map(pairs) => pairs.iter_mut().flat_map(|(key, value)| [key, value]).collect(),
        Value::View { buffer, .. } => vec![&mut **buffer],
        Value::Error(error) => {
            let ErrorValue {
                cause,
                errors,
                properties,
                ..
            } = &mut **error;
            let properties = properties.iter_mut().flatten().map(|pair| &mut pair.1);
            cause
                .iter_mut()
                .chain(errors.iter_mut())
                .chain(properties)
                .collect()
        }
        Value::Function { captures, .. } => captures.iter_mut().flatten().map(|pair| &mut pair.1).collect(),
        Value::Signal { reason, .. } => vec![&mut **reason],
        _ => Vec::new(),
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![6 => primitive(), 2 => leaf_object(), 2 => any::<u64>().prop_map(Value::Reference)];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            items(inner.clone()).prop_map(Value::Array),
            (items(inner.clone()), properties(inner.clone(), 1))
                .prop_map(|(items, properties)| Value::ArrayWith(items, properties)),
            properties(inner.clone(), 0).prop_map(Value::Object),
            vec((member(), inner.clone()), 0..4)
                .prop_map(|pairs| Value::Map(distinct(pairs, |pair| &pair.0))),
            vec(member(), 0..4).prop_map(|members| Value::Set(distinct(members, |member| member))),
            error(inner.clone()).prop_map(|error| Value::Error(Box::new(error))),
            function(inner.clone()),
            signal(inner),
        ]
    })
}

fn primitive() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Undefined),
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number().prop_map(Value::Number),
        (any::<bool>(), vec(any::<u8>(), 0..20)).prop_map(|(negative, bytes)| {
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            Value::BigInt {
                negative,
                magnitude: bytes[zeros..].to_vec(),
            }
        }),
        text().prop_map(Value::String),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-300..300_i32).prop_map(f64::from),
        any::<i32>().prop_map(f64::from),
        (-(1_i64 << 53)..(1_i64 << 53)).prop_map(|integer| integer as f64),
        any::<f64>().prop_map(|number| if number.is_nan() { f64::NAN } else { number }),
        prop::sample::select(vec![-0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 0.5]),
    ]
}

fn text() -> impl Strategy<Value = Key> {
    prop_oneof![
        6 => "[a-z]{0,12}".prop_map(Key::Text),
        2 => any::<String>().prop_map(Key::Text),
        1 => ("[a-zé😀]{1,3}", 100..400_usize).prop_map(|(text, times)| Key::Text(text.repeat(times))),
        1 => vec(prop_oneof![0xd800..0xe000_u16, any::<u16>()], 1..9).prop_map(|units| wtf8(&units)),
    ]
}

/// Text if the units have no lone surrogate.
fn wtf8(units: &[u16]) -> Key {
    let mut bytes = Vec::new();
    for unit in char::decode_utf16(units.iter().copied()) {
        match unit {
            Ok(character) => bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Err(lone) => {
                let unit = lone.unpaired_surrogate();
                // The three bytes of a code unit above 0x7ff.
                #[allow(clippy::cast_possible_truncation)]
                bytes.extend_from_slice(&[
                    0xe0 | (unit >> 12) as u8,
                    0x80 | (unit >> 6 & 0x3f) as u8,
                    0x80 | (unit & 0x3f) as u8,
                ]);
            }
        }
    }
    String::from_utf8(bytes).map_or_else(|error| Key::Wtf8(error.into_bytes()), Key::Text)
}

/// Not an index, which JS would put first, nor a property that errors and arrays have.
fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => "[a-z]{1,3}-",
        1 => prop::sample::select(vec!["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "-1", "1.5", "01", ""]).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| format!("ä{text}")),
        1 => "[a-z]{40,50}",
    ]
    .prop_map(Key::Text)
}

fn properties(inner: impl Strategy<Value = Value>, least: usize) -> impl Strategy<Value = Vec<(Key, Value)>> {
    vec((key(), inner), least..5).prop_map(|pairs| {
        let mut kept: Vec<(Key, Value)> = Vec::new();
        for pair in pairs {
            if kept.iter().all(|other| other.0 != pair.0) {
                kept.push(pair);
            }
        }
        kept
    })
}

/// Items of an array, with runs of holes that do not touch.
fn items(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<Value>> {
    let item = prop_oneof![8 => inner, 1 => (1..2000_u64).prop_map(Value::Holes)];
    vec(item, 0..30).prop_map(|mut items| {
        items.dedup_by(|a, b| matches!((a, b), (Value::Holes(_), Value::Holes(_))));
        items
    })
}

/// Of a Set, or key of a Map: no references, and no -0, which they do not keep.
fn member() -> impl Strategy<Value = Value> {
    prop_oneof![primitive(), leaf_object()].prop_map(|member| match member {
        // Matches -0 too.
        Value::Number(0.0) => Value::Number(0.0),
        other => other,
    })
}

/// Equal primitives once.
fn distinct<T>(list: Vec<T>, of: impl Fn(&T) -> &Value) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in list {
        let bytes = of(&item).to_bytes();
        if is_object(of(&item)) || kept.iter().all(|other| of(other).to_bytes() != bytes) {
            kept.push(item);
        }
    }
    kept
}

fn leaf_object() -> impl Strategy<Value = Value> {
    let date = prop_oneof![
        Just(None),
        (-8_640_000_000_000_000..=8_640_000_000_000_000_i64).prop_map(Some),
        (-3000..3000_i64).prop_map(Some)
    ];
    let boxed = primitive().prop_filter("has a class", |value| {
        !matches!(value, Value::Undefined | Value::Null)
    });
    let regexp = (
        prop::sample::select(vec!["a", "(?:)", "\\/", "[^é]+", "(?<n>x)"]),
        prop::sample::select(vec!["", "g", "dgimsuy", "v"]),
    );
    prop_oneof![
        date.prop_map(Value::Date),
        boxed.prop_map(|value| Value::Boxed(Box::new(value))),
        regexp.prop_map(|(source, flags)| Value::RegExp {
            source: source.into(),
            flags: flags.into()
        }),
        vec(any::<u8>(), 0..40).prop_map(|bytes| Value::Buffer { bytes, max: None }),
        (vec(any::<u8>(), 0..40), 0..30_u64).prop_map(|(bytes, more)| {
            let max = Some(bytes.len() as u64 + more);
            Value::Buffer { bytes, max }
        }),
        Just(Value::Transfer(0)),
        (element(), vec(any::<u8>(), 0..5))
            .prop_map(|(element, bytes)| Value::Elements(element, numbers(element, &bytes))),
        view(),
    ]
}

fn element() -> impl Strategy<Value = Element> {
    prop::sample::select(Element::ALL.to_vec())
}

/// Elements that no engine changes when it copies them (a NaN may change its bits).
fn numbers(element: Element, bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .flat_map(|byte| vec![byte & 0x3f; element.size()])
        .collect()
}

/// A part of a buffer, of a resizable or of a transferred one.
fn view() -> impl Strategy<Value = Value> {
    let buffer = prop_oneof![
        (1..20_u64).prop_map(|more| (
            Value::Buffer {
                bytes: vec![5; 40],
                max: Some(40 + more)
            },
            true
        )),
        Just((
            Value::Buffer {
                bytes: vec![5; 40],
                max: Some(40)
            },
            true
        )),
        Just((
            Value::Buffer {
                bytes: vec![6; 41],
                max: None
            },
            false
        )),
        Just((Value::Transfer(0), false)),
    ];
    (
        buffer,
        prop::option::of(element()),
        0..2_u64,
        1..3_u64,
        any::<bool>(),
    )
        .prop_map(
            |((buffer, resizable), element, offset, length, tracks)| Value::View {
                element,
                buffer: Box::new(buffer),
                offset: offset * element.map_or(3, |element| element.size() as u64),
                length: (!(tracks && resizable)).then_some(length),
            },
        )
}

fn error(inner: impl Strategy<Value = Value> + Clone + 'static) -> impl Strategy<Value = ErrorValue> {
    let built_in = prop::sample::select(vec![
        "Error",
        "TypeError",
        "RangeError",
        "SyntaxError",
        "EvalError",
        "AggregateError",
    ]);
    let class = prop_oneof![
        4 => built_in.prop_map(|name| (Key::from(name), None)),
        1 => Just((Key::from("Error"), Some(Key::from("Lost")))),
        1 => text().prop_map(|name| (name, Some(Key::from("DOMException")))),
    ];
    let parts = (
        prop::option::of(text()),
        text(),
        prop::option::of(inner.clone()),
        items(inner.clone()),
        prop::option::of(properties(inner, 1)),
    );
    (class, parts).prop_map(
        |((name, class), (message, stack, cause, errors, properties))| ErrorValue {
            errors: (name == Key::from("AggregateError")).then_some(Value::Array(errors)),
            message: if class == Some(Key::from("DOMException")) {
                message.or(Some(Key::from("")))
            } else {
                message
            },
            name: Some(name),
            stack: Some(stack),
            cause,
            properties,
            class,
        },
    )
}

fn function(inner: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    (
        any::<[u8; 32]>(),
        any::<u32>(),
        text(),
        prop::option::of(properties(inner, 0)),
    )
        .prop_map(|(slice, index, name, captures)| Value::Function {
            slice,
            index,
            name,
            captures,
        })
}

fn signal(inner: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    (any::<u32>(), prop::option::of(inner)).prop_map(|(index, reason)| {
        let reason = reason.filter(|reason| *reason != Value::Undefined);
        Value::Signal {
            index,
            aborted: reason.is_some(),
            reason: Box::new(reason.unwrap_or(Value::Undefined)),
        }
    })
}
