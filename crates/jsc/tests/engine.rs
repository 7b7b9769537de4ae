//! What Roata relies on of the engine, checked on the library that is there. The same tests hold under the engine's collector stress:
//! `JSC_slowPathAllocsBetweenGCs=2 JSC_collectContinuously=1 JSC_scribbleFreeCells=1` (the last test runs them so).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use jsc::{Call, Exception, Kind, Local, PromiseState, Scope, SharedBytes, SharedNumbers, Vm};

fn with_vm<R>(body: impl for<'s> FnOnce(&mut Scope<'s>) -> R) -> R {
    let vm = Vm::new().expect("the engine is known");
    vm.enter(body)
}

fn text(scope: &mut Scope<'_>, source: &str) -> String {
    match scope.eval(source, "test.js") {
        Ok(value) => scope.to_text(value).expect("a printable value"),
        Err(exception) => {
            let value = exception.value(scope);
            format!("threw {}", scope.to_text(value).expect("a printable error"))
        }
    }
}

#[test]
fn values_cross_both_ways() {
    with_vm(|scope| {
        let long = "x".repeat(1000);
        for sample in ["", "plain", "with \0 inside", "ünïcödé", "🦀 pair", &long] {
            let value = scope.string(sample);
            assert_eq!(scope.kind(value), Kind::String);
            assert_eq!(scope.to_text(value).expect("a string"), sample);
        }
        for units in [&[0xe9, 0xd800][..], &[0x61, 0xdc00, 0x62], &[0, 0x61]] {
            let value = scope.utf16(units);
            assert_eq!(
                scope.to_text(value).expect("a string"),
                String::from_utf16_lossy(units)
            );
        }
        let lone = scope.utf16(&[0xd800, 0x61]);
        assert_eq!(scope.to_utf16(lone).expect("a string"), [0xd800, 0x61]);
        let number = scope.number(-0.0);
        assert!(scope.to_number(number).is_sign_negative());
        let object = scope.parse_json(r#"{"a":[1,{"b":null}]}"#).expect("JSON");
        let array = scope.get(object, "a").expect("a property");
        let first = scope.get_index(array, 0).expect("an item");
        assert!((scope.to_number(first) - 1.0).abs() < f64::EPSILON);
        assert!(scope.parse_json("{").is_none());
    });
}

/// Under collector stress: what is made last would collect what was made first.
#[test]
fn arrays_hold_what_they_are_made_of() {
    with_vm(|scope| {
        for count in [0, 1, 63, 64, 65, 200] {
            let pieces = (0..count)
                .map(|i: u8| scope.array(&[scope.string(&i.to_string()), scope.array_buffer(vec![i; 2])]));
            let array = scope.array_from(pieces);
            let look = scope
                .eval("(function (list) { return list.length + ' ' + list.every(([text, buffer], i) => text === String(i) && new Uint8Array(buffer)[1] === i); })", "test.js")
                .expect("a function");
            let undefined = scope.undefined();
            let seen = scope.call(look, undefined, &[array]).expect("a text");
            assert_eq!(scope.to_text(seen).expect("a text"), format!("{count} true"));
        }
    });
}

#[test]
fn texts_are_read_where_they_lie() {
    with_vm(|scope| {
        let plain = scope.string("plain");
        assert_eq!(scope.ascii(plain), Some(&b"plain"[..]));
        let empty = scope.string("");
        assert!(matches!(scope.ascii(empty), None | Some(&[])));
        let long = "x".repeat(100_000);
        let value = scope.string(&long);
        assert_eq!(scope.ascii(value), Some(long.as_bytes()));
        let built = "globalThis.parts = ['a', 'b']; parts[0].repeat(40) + parts[1].repeat(40)";
        for source in [
            built,
            "('x'.repeat(50) + 'yz').slice(3, 52)",
            "'\\u00e9'",
            "'\\u{1f980}'",
            "5",
            "({})",
            "Symbol('s')",
            "5n",
            "null",
            "''",
        ] {
            let value = scope.eval(source, "test.js").expect("a value");
            let found = scope.ascii(value).map(<[u8]>::to_vec);
            if let Some(found) = found {
                assert_eq!(scope.kind(value), Kind::String, "{source}");
                assert_eq!(
                    scope.to_utf16(value).expect("a text"),
                    found.iter().map(|byte| u16::from(*byte)).collect::<Vec<u16>>()
                );
            }
        }
        for (source, expected) in [
            ("1", 1.0),
            ("-7", -7.0),
            ("2 ** 31", 2_147_483_648.0),
            ("-0", -0.0),
            ("1.5", 1.5),
            ("-(2 ** 31)", -2_147_483_648.0),
        ] {
            let value = scope.eval(source, "test.js").expect("a number");
            assert_eq!(
                scope.to_number(value).to_bits(),
                f64::to_bits(expected),
                "{source}"
            );
        }
        for source in ["NaN", "undefined", "null", "true", "'1'", "({})", "10n"] {
            let value = scope.eval(source, "test.js").expect("a value");
            assert!(scope.to_number(value).is_nan(), "{source}");
            assert_eq!(scope.is_undefined(value), source == "undefined");
        }
    });
}

#[test]
fn buffers_are_shared_not_copied() {
    with_vm(|scope| {
        let buffer = scope.array_buffer(vec![1, 2, 3]);
        let global = scope.global_object();
        scope.set(global, "buffer", buffer).expect("set");
        assert_eq!(
            text(scope, "new Uint8Array(buffer)[1] = 9; buffer.byteLength"),
            "3"
        );
        assert_eq!(scope.bytes(buffer), Some(&[1, 9, 3][..]));
        let view = scope
            .eval("new Uint8Array(buffer, 1, 1)", "test.js")
            .expect("a view");
        assert_eq!(scope.bytes(view), Some(&[9][..]));
        scope.bytes_mut(view).expect("bytes")[0] = 7;
        assert_eq!(scope.bytes(buffer), Some(&[1, 7, 3][..]));
        let detached = scope
            .eval("const d = new ArrayBuffer(8); d.transfer(); d", "test.js")
            .expect("a buffer");
        assert_eq!(scope.bytes(detached), Some(&[][..]));
        let number = scope.number(1.0);
        assert!(scope.bytes(number).is_none());
    });
}

#[test]
fn shared_memory_is_seen_by_both_sides() {
    with_vm(|scope| {
        let (numbers, bytes) = (SharedNumbers::new(2), SharedBytes::new(4));
        let global = scope.global_object();
        let array = scope.shared_numbers(&numbers).expect("an array");
        scope.set(global, "numbers", array).expect("set");
        let array = scope.shared_bytes(&bytes).expect("an array");
        scope.set(global, "bytes", array).expect("set");
        bytes.write(1, &[5, 6]);
        assert_eq!(
            text(scope, "numbers[1] = 2.5; bytes[3] = 8; bytes.join()"),
            "0,5,6,8"
        );
        assert!((numbers.get(1) - 2.5).abs() < f64::EPSILON);
        let mut read = [0; 2];
        bytes.read(2, &mut read);
        assert_eq!(read, [6, 8]);
    });
}

#[test]
fn native_functions_get_arguments_and_throw() {
    fn sum<'s>(call: &mut Call<'s>) -> Result<Local<'s>, Exception> {
        let mut sum = 0.0;
        for index in 0..call.len() {
            sum += call.to_number(call.arg(index));
        }
        if sum.is_nan() {
            let error = call.error("not numbers");
            return Err(Exception::new(call, error));
        }
        Ok(call.number(sum))
    }
    with_vm(|scope| {
        let function = scope.function("sum", sum);
        let global = scope.global_object();
        scope.set(global, "sum", function).expect("set");
        assert_eq!(text(scope, "sum(1, 2, 3.5)"), "6.5");
        assert_eq!(text(scope, "sum()"), "0");
        assert_eq!(text(scope, "sum('x')"), "threw Error: not numbers");
        assert_eq!(
            text(scope, "try { sum('x') } catch (e) { 'caught ' + e.message }"),
            "caught not numbers"
        );
    });
}

#[test]
fn a_panic_goes_on_at_the_entry() {
    let vm = Vm::new().expect("the engine is known");
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        vm.enter(|scope| {
            let function = scope.function("boom", |_: &mut Call<'_>| -> Result<Local<'_>, Exception> {
                panic!("from Rust")
            });
            let global = scope.global_object();
            scope.set(global, "boom", function).expect("set");
            let _ = scope.eval("try { boom() } catch {} 1", "test.js");
        });
    }));
    let payload = outcome.expect_err("the panic arrives");
    assert_eq!(payload.downcast_ref::<&str>(), Some(&"from Rust"));
    assert_eq!(vm.enter(|scope| text(scope, "1 + 1")), "2");
}

#[test]
fn promise_jobs_run_when_drained_and_not_before() {
    let vm = Rc::new(Vm::new().expect("the engine is known"));
    let hold = vm.hold();
    vm.enter(|scope| {
        text(scope, "globalThis.log = []; Promise.resolve().then(() => { log.push(1); Promise.resolve().then(() => log.push(2)); });");
        assert_eq!(text(scope, "log.join()"), "");
    });
    vm.enter(|scope| {
        assert_eq!(text(scope, "log.join()"), "");
        scope.drain_microtasks();
        assert_eq!(text(scope, "log.join()"), "1,2");
        text(scope, "Promise.resolve().then(() => log.push(3)); 0");
    });
    drop(hold);
    assert_eq!(vm.enter(|scope| text(scope, "log.join()")), "1,2,3");
}

#[test]
fn jobs_can_be_drained_from_within_a_call() {
    with_vm(|scope| {
        let drain = scope.function("drain", |call: &mut Call<'_>| -> Result<Local<'_>, Exception> {
            call.drain_microtasks();
            Ok(call.undefined())
        });
        let global = scope.global_object();
        scope.set(global, "drain", drain).expect("set");
        let source = "const log = []; for (let i = 0; i < 3; i++) { log.push('call' + i); Promise.resolve().then(() => log.push('job' + i)); drain(); } log.join()";
        assert_eq!(text(scope, source), "call0,job0,call1,job1,call2,job2");
    });
}

#[test]
fn promises_tell_their_state() {
    with_vm(|scope| {
        let pending = scope.eval("new Promise(() => {})", "test.js").expect("a promise");
        assert!(matches!(
            scope.promise_state(pending),
            Some(PromiseState::Pending)
        ));
        let fulfilled = scope.eval("Promise.resolve(7)", "test.js").expect("a promise");
        let Some(PromiseState::Fulfilled(value)) = scope.promise_state(fulfilled) else {
            panic!("not fulfilled")
        };
        assert!((scope.to_number(value) - 7.0).abs() < f64::EPSILON);
        let rejected = scope
            .eval("globalThis.p = Promise.reject('why')", "test.js")
            .expect("a promise");
        assert!(matches!(
            scope.promise_state(rejected),
            Some(PromiseState::Rejected(_))
        ));
        assert_eq!(scope.promise_is_handled(rejected), Some(false));
        text(scope, "p.catch(() => {}); 0");
        assert_eq!(scope.promise_is_handled(rejected), Some(true));
        let fake = scope
            .eval("Object.create(Promise.prototype)", "test.js")
            .expect("an object");
        assert!(scope.promise_state(fake).is_none());
    });
}

#[test]
fn classes_are_told_apart_whatever_the_prototype() {
    with_vm(|scope| {
        for (source, class) in [
            ("Object.setPrototypeOf(new Map(), null)", Some("Map")),
            ("Promise.resolve()", Some("Promise")),
            ("new Proxy([], {})", Some("Proxy")),
            ("new Set().values()", Some("Set Iterator")),
            ("new WeakMap()", Some("WeakMap")),
            ("/x/", Some("RegExp")),
            ("({})", None),
            ("1", None),
        ] {
            let value = scope.eval(source, "test.js").expect("a value");
            assert_eq!(scope.class_of(value), class, "{source}");
        }
        let proxy = scope
            .eval(
                "globalThis.t = [1]; globalThis.h = {}; new Proxy(t, h)",
                "test.js",
            )
            .expect("a proxy");
        let (target, handler) = scope.proxy_details(proxy).expect("a proxy");
        let global = scope.global_object();
        scope.set(global, "target", target).expect("set");
        scope.set(global, "handler", handler).expect("set");
        assert_eq!(text(scope, "target === t && handler === h"), "true");
    });
}

#[test]
fn unhandled_rejections_are_proposed_when_jobs_have_run_out() {
    with_vm(|scope| {
        let report = scope
            .eval(
                "globalThis.seen = []; (promise, reason) => seen.push(reason)",
                "test.js",
            )
            .expect("a function");
        scope.on_unhandled_rejection(report);
        text(
            scope,
            "Promise.reject('lost'); const p = Promise.reject('kept'); Promise.resolve().then(() => p.catch(() => {})); 0",
        );
        scope.drain_microtasks();
        assert_eq!(text(scope, "seen.join()"), "lost");
    });
}

#[test]
fn what_a_global_holds_survives_collection() {
    let vm = Vm::new().expect("the engine is known");
    let kept = vm.enter(|scope| {
        let value = scope
            .eval("({ deep: { er: [1, 2, 3] } })", "test.js")
            .expect("an object");
        scope.global_of(value)
    });
    vm.enter(|scope| {
        for _ in 0..3 {
            text(scope, "for (let i = 0; i < 1e5; i++) ({ i }); 0");
            scope.collect_garbage();
        }
        let value = kept.get(scope);
        let deep = scope.get(value, "deep").expect("a property");
        let array = scope.get(deep, "er").expect("a property");
        assert_eq!(scope.to_text(array).expect("text"), "1,2,3");
    });
}

#[test]
fn code_that_spins_is_ended_whatever_it_catches() {
    let vm = Vm::new().expect("the engine is known");
    let interrupter = vm.interrupter().expect("the library's layout is known");
    let sources = [
        "for (;;);",
        "try { for (;;); } finally { for (;;); }",
        "for (;;) { try { for (;;); } catch {} }",
        "[2, 1].sort(() => { for (;;); })",
        "globalThis.f = () => { for (;;) Math.hypot(1, 2); }; f()",
    ];
    for round in 0..20 {
        let source = sources[round % sources.len()];
        let (begun, wait) = std::sync::mpsc::channel();
        let other = interrupter.clone();
        let canceller = std::thread::spawn(move || {
            wait.recv().expect("the loop begins");
            other.interrupt();
        });
        vm.enter(|scope| {
            begun.send(()).expect("the canceller waits");
            assert!(scope.eval(source, "test.js").is_err(), "{source}");
            scope.clear_termination();
            assert_eq!(text(scope, "1 + 1"), "2");
        });
        canceller.join().expect("the canceller ends");
    }
}

/// A native function that calls JS and swallows its errors, as one that tells a program's listeners would.
fn call_and_go_on<'s>(call: &mut jsc::Call<'s>) -> Result<Local<'s>, jsc::Exception> {
    let (function, nothing) = (call.arg(0), call.undefined());
    let _ = call.call(function, nothing, &[]);
    Ok(nothing)
}

#[test]
fn an_interruption_ends_the_code_around_native_functions_too() {
    with_interrupter(|scope, interrupter| {
        let native = scope.function("native", call_and_go_on);
        let global = scope.global_object();
        scope.set(global, "native", native).expect("set");
        let source = "try { native(() => { for (;;); }); for (;;); } finally { for (;;); }";
        for _ in 0..10 {
            let other = interrupter.clone();
            let canceller = std::thread::spawn(move || other.interrupt());
            assert!(scope.eval(source, "test.js").is_err());
            canceller.join().expect("the canceller ends");
            scope.clear_termination();
            assert_eq!(text(scope, "native(() => { throw 1; }); 1 + 1"), "2");
        }
        interrupter.interrupt_for_good();
        for _ in 0..3 {
            assert!(scope.eval("for (;;);", "test.js").is_err());
            scope.clear_termination();
        }
    });
}

#[test]
fn properties_of_what_is_no_object_are_those_of_its_wrapper() {
    with_vm(|scope| {
        let length = scope.string("four");
        let length = scope.get(length, "length").expect("a string has a length");
        assert!((scope.to_number(length) - 4.0).abs() < f64::EPSILON);
        let nothing = scope.undefined();
        assert!(scope.get(nothing, "length").is_err());
        assert!(scope.set(nothing, "length", nothing).is_err());
        assert!(scope.get_index(nothing, 0).is_err());
        assert!(scope.call(nothing, nothing, &[]).is_err());
    });
}

#[test]
fn promise_jobs_are_counted_where_js_can_see_it() {
    with_vm(|scope| {
        for _ in 0..20 {
            scope
                .eval("Promise.resolve().then(() => {})", "test.js")
                .expect("it runs");
        }
        let count = scope.promise_job_count().expect("the library's layout is known");
        let global = scope.global_object();
        scope.set(global, "count", count).expect("set");
        let look = "{ const before = count[0]; Promise.reject(1).catch; ({}).x; const same = count[0] === before; f(); same && count[0] !== before; }";
        for job in [
            "() => Promise.resolve().then(() => {})",
            "async () => { await 0; }",
            "() => Promise.resolve({ then() {} })",
        ] {
            text(scope, &format!("globalThis.f = {job}; 0"));
            for _ in 0..100 {
                assert_eq!(text(scope, look), "true", "{job}");
                scope.drain_microtasks();
            }
        }
    });
}

#[test]
fn an_interruption_can_be_taken_back_and_outlives_its_vm() {
    let interrupter = with_interrupter(|scope, interrupter| {
        interrupter.interrupt();
        interrupter.take_back();
        assert_eq!(
            text(scope, "let sum = 0; for (let i = 0; i < 1e5; i++) sum += i; sum"),
            "4999950000"
        );
    });
    interrupter.interrupt();
}

fn with_interrupter(body: impl FnOnce(&mut Scope<'_>, &jsc::Interrupter)) -> jsc::Interrupter {
    let vm = Vm::new().expect("the engine is known");
    let interrupter = vm.interrupter().expect("the library's layout is known");
    vm.enter(|scope| body(scope, &interrupter));
    interrupter
}

#[test]
fn syntax_is_checked_without_running() {
    with_vm(|scope| {
        assert!(scope.check_syntax("globalThis.ran = 1", "test.js").is_ok());
        assert_eq!(text(scope, "typeof ran"), "undefined");
        assert!(scope.check_syntax("let let = 1 +", "test.js").is_err());
    });
}

/// All the tests above once more, in a process whose collector runs as often as it can.
#[test]
fn everything_holds_under_collector_stress() {
    if std::env::var_os("ROATA_STRESSED").is_some() {
        return;
    }
    let this = std::env::current_exe().expect("this test's own binary");
    for stress in [
        &["JSC_collectContinuously"][..],
        &["JSC_slowPathAllocsBetweenGCs"],
    ] {
        let mut command = std::process::Command::new(&this);
        command
            .env("ROATA_STRESSED", "1")
            .env("JSC_scribbleFreeCells", "1")
            .arg("--test-threads=1");
        for option in stress {
            command.env(
                option,
                if *option == "JSC_slowPathAllocsBetweenGCs" {
                    "2"
                } else {
                    "1"
                },
            );
        }
        let output = command.output().expect("the binary starts");
        assert!(
            output.status.success(),
            "{stress:?}\n{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}
