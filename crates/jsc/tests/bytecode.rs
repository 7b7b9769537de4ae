//! Scripts that are compiled before they are run: what comes out is what the text would give, wherever the bytecode is from.

use jsc::{Local, Scope, StaticScript, Vm, bytecode_version};

const URL: &str = "node:internal/test";

/// Functions of all kinds, closures, classes, errors with places, regular expressions, templates, big integers.
const TEXT: &str = "'use strict';{
const self = this;
function* count(limit) { for (let i = 0; i < limit; i++) yield i; }
class Point { #x = 1; static made = 0; constructor(y) { this.y = y; Point.made++; } get x() { return this.#x; } sum() { return this.#x + this.y; } }
const nested = (a) => (b) => (c) => `${a}${b}${c}`;
const tag = (strings, ...values) => strings.raw.join('|') + values.join(',');
function place() {
  try { null.missing; } catch (error) { return `${error.message} ${error.line}`; }
}
const { first, ...rest } = { first: 1, second: 2 };
[self.given, [...count(3)].join(), new Point(2).sum(), Point.made, nested(1)(2)(3), tag`a${1}\\n${2}`, place(), /b+/.exec('abbc')[0],
  String(10n ** 20n), JSON.stringify(rest), place.toString().length].join(' ')}";

const RESULT: &str = "object 0,1,2 3 1 123 a|\\n|1,2 null is not an object (evaluating 'null.missing') 8 bb 100000000000000000000 {\"second\":2} 103";

fn with_vm<R>(body: impl for<'s> FnOnce(&mut Scope<'s>) -> R) -> R {
    Vm::new().expect("the engine is known").enter(body)
}

/// What the script gives, as text, and whether it was parsed.
fn run(scope: &mut Scope<'_>, text: &'static str, bytecode: Option<&'static [u8]>) -> (String, bool) {
    let this = scope.object();
    let given = scope.string("object");
    scope.set(this, "given", given).expect("a plain object");
    let url = URL;
    match scope.eval_script(this, &StaticScript { text, url, bytecode }) {
        Ok((value, was_parsed)) => (shown(scope, value), was_parsed),
        Err(exception) => {
            let value = exception.value(scope);
            (format!("threw {}", shown(scope, value)), false)
        }
    }
}

fn shown<'s>(scope: &mut Scope<'s>, value: Local<'s>) -> String {
    scope.to_text(value).expect("text")
}

/// Bytecode that another VM has made. `None` where the library is one whose bytecode is not used.
fn compiled(text: &'static str) -> Option<&'static [u8]> {
    let code = with_vm(|scope| scope.compile(text, URL));
    assert_eq!(code.is_some(), bytecode_version().is_some());
    Some(code?.leak())
}

#[test]
fn bytecode_gives_what_the_text_gives() {
    let parsed = with_vm(|scope| run(scope, TEXT, None));
    assert_eq!(parsed, (RESULT.to_owned(), true));
    let Some(code) = compiled(TEXT) else { return };
    for _ in 0..3 {
        assert_eq!(
            with_vm(|scope| run(scope, TEXT, Some(code))),
            (RESULT.to_owned(), false)
        );
    }
}

#[test]
fn several_threads_use_the_same_bytecode() {
    let Some(code) = compiled(TEXT) else { return };
    let threads: Vec<_> = (0..4)
        .map(|_| {
            std::thread::spawn(move || {
                with_vm(|scope| {
                    for _ in 0..20 {
                        assert_eq!(run(scope, TEXT, Some(code)), (RESULT.to_owned(), false));
                        scope.collect_garbage();
                    }
                });
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("a thread that ends");
    }
}

#[test]
fn bytecode_of_another_text_is_not_used() {
    const SAME_LENGTH: [&str; 2] = ["(() => 'one')()", "(() => 'two')()"];
    let Some(code) = compiled(SAME_LENGTH[0]) else {
        return;
    };
    with_vm(|scope| {
        assert_eq!(run(scope, SAME_LENGTH[1], Some(code)), ("two".to_owned(), true));
        assert_eq!(run(scope, SAME_LENGTH[0], Some(code)), ("one".to_owned(), false));
        assert_eq!(
            run(scope, "'another length'", Some(code)),
            ("another length".to_owned(), true)
        );
    });
}

/// Of a long text there is only the beginning in the bytecode.
#[test]
fn bytecode_of_a_long_text_has_no_copy_of_it_and_is_used_for_no_other() {
    const SAME_BEGINNING: [&str; 2] = [
        "(() => { function longer() { /* a comment that is nowhere but here */ return 'one'; } return longer() + longer; })()",
        "(() => { function longer() { /* a comment that is nowhere but here */ return 'two'; } return longer() + longer; })()",
    ];
    let Some(code) = compiled(SAME_BEGINNING[0]) else {
        return;
    };
    let comment = b"nowhere but here";
    assert!(!code.windows(comment.len()).any(|part| part == comment));
    with_vm(|scope| {
        let (given, was_parsed) = run(scope, SAME_BEGINNING[0], Some(code));
        assert_eq!(
            given,
            "onefunction longer() { /* a comment that is nowhere but here */ return 'one'; }"
        );
        assert!(!was_parsed);
        let (given, was_parsed) = run(scope, SAME_BEGINNING[1], Some(code));
        assert_eq!(
            given,
            "twofunction longer() { /* a comment that is nowhere but here */ return 'two'; }"
        );
        assert!(was_parsed);
    });
}

#[test]
fn bytecode_of_another_build_is_not_used() {
    let Some(code) = compiled("1 + 1") else { return };
    let mut other = code.to_vec();
    other[0] ^= 1;
    let other: &'static [u8] = other.leak();
    assert_eq!(
        with_vm(|scope| run(scope, "1 + 1", Some(other))),
        ("2".to_owned(), true)
    );
}

#[test]
fn what_a_script_throws_comes_out() {
    const THROW: &str = "throw new RangeError('from ' + this.given)";
    let Some(code) = compiled(THROW) else { return };
    with_vm(|scope| {
        assert_eq!(run(scope, THROW, Some(code)).0, "threw RangeError: from object");
        assert_eq!(run(scope, TEXT, None).0, RESULT);
    });
}

#[test]
fn a_panic_of_a_native_function_goes_on_behind_a_script() {
    const CALL: &str = "this.fail()";
    let Some(code) = compiled(CALL) else { return };
    let vm = Vm::new().expect("the engine is known");
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        vm.enter(|scope| {
            let this = scope.object();
            let fail = scope.function("fail", |call| -> Result<Local<'_>, jsc::Exception> {
                panic!("as expected, {}", call.len())
            });
            scope.set(this, "fail", fail).expect("a plain object");
            let script = StaticScript {
                text: CALL,
                url: URL,
                bytecode: Some(code),
            };
            let _ = scope.eval_script(this, &script);
        });
    }));
    let payload = outcome.expect_err("the panic");
    assert_eq!(
        payload.downcast_ref::<String>().map(String::as_str),
        Some("as expected, 0")
    );
}

#[test]
fn texts_that_are_no_scripts_have_no_bytecode() {
    with_vm(|scope| {
        assert!(scope.compile("", URL).is_none());
        assert!(scope.compile("}{", URL).is_none());
        assert!(scope.compile("'\u{e4}'", URL).is_none());
    });
}
