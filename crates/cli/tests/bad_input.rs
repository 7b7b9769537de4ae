//! Programs that are wrong in some way do what they do in Node.

mod common;

use common::{Ending, Programs, expect, run_text};

/// Runs a file that must fail with exit 1 and gives what it printed to standard error.
#[track_caller]
fn failure(programs: &Programs, file: &str) -> String {
    let outcome = programs.run(&[file]);
    assert_eq!(
        (outcome.stdout.as_str(), outcome.ending),
        ("", Ending::Code(1)),
        "{}",
        outcome.stderr
    );
    outcome.stderr
}

#[track_caller]
fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no {part:?} in {text}");
    }
}

#[test]
fn a_file_that_is_missing() {
    let programs = Programs::new(&[]);
    let path = programs.path().join("nofile.js");
    let text = failure(&programs, "nofile.js");
    assert_holds(
        &text,
        &[
            &format!("Error: Cannot find module '{}'", path.display()),
            "code: 'MODULE_NOT_FOUND'",
            "requireStack: []",
        ],
    );
    assert!(text.ends_with("\n\nNode.js v26.10.0\n"), "{text}");
}

#[test]
fn a_directory_without_a_main_module() {
    let programs = Programs::new(&[("folder/x.txt", "")]);
    assert_holds(
        &failure(&programs, "folder"),
        &["Cannot find module '", "MODULE_NOT_FOUND"],
    );
}

#[test]
fn a_file_that_is_not_utf8_has_its_bad_bytes_replaced() {
    let programs = Programs::new(&[]);
    programs.write("main.js", b"console.log('a\xffb'.length)");
    expect(&programs.run(&["main.js"]), "3\n", 0);
}

#[test]
fn syntax_errors_in_every_language_show_their_line() {
    let programs = Programs::new(&[
        ("a.cjs", "// one\nlet b = ;\n"),
        ("a.mjs", "// one\nlet b = ;\n"),
        ("a.ts", "// one\nlet b: number = ;\n"),
        ("a.mts", "// one\nlet b: = 1;\n"),
    ]);
    for (file, line) in [
        ("a.cjs", "let b = ;"),
        ("a.mjs", "let b = ;"),
        ("a.ts", "let b: number = ;"),
        ("a.mts", "let b: = 1;"),
    ] {
        assert_holds(
            &failure(&programs, file),
            &[&format!("{file}:2\n{line}\n"), "^\n\nSyntaxError"],
        );
    }
    programs.write("a.json", b"{ bad");
    assert_holds(&failure(&programs, "a.json"), &["a.json: ", "SyntaxError"]);
}

#[test]
fn a_module_that_is_missing() {
    let programs = Programs::new(&[
        ("a.cjs", "require('./nope')"),
        ("a.mjs", "import './nope.mjs'"),
        ("b.mjs", "import 'no-such-package'"),
        ("c.mjs", "import { nope } from 'node:path'"),
    ]);
    assert_holds(
        &failure(&programs, "a.cjs"),
        &[
            "Cannot find module './nope'\nRequire stack:\n- ",
            "MODULE_NOT_FOUND",
        ],
    );
    assert_holds(
        &failure(&programs, "a.mjs"),
        &["Cannot find module '", "imported from ", "ERR_MODULE_NOT_FOUND"],
    );
    assert_holds(
        &failure(&programs, "b.mjs"),
        &["Cannot find package 'no-such-package'", "ERR_MODULE_NOT_FOUND"],
    );
    assert_holds(
        &failure(&programs, "c.mjs"),
        &["SyntaxError: The requested module 'node:path' does not provide an export named 'nope'"],
    );
}

#[test]
fn a_cycle_of_requires_that_reads_too_early() {
    let programs = Programs::new(&[
        ("a.js", "exports.early = 1; require('./b'); exports.late = 2;"),
        ("b.js", "const a = require('./a'); console.log(a.early, a.late);"),
    ]);
    let outcome = programs.run(&["a.js"]);
    assert_eq!(
        (outcome.stdout.as_str(), outcome.ending),
        ("1 undefined\n", Ending::Code(0))
    );
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let programs = Programs::new(&[]);
    let mut text = b"console.log('".to_vec();
    text.resize(text.len() + (100 << 20), b'x');
    text.extend_from_slice(b"'.length); throw new Error('end')");
    programs.write("main.js", &text);
    let outcome = programs.run(&["main.js"]);
    assert_eq!(
        (outcome.stdout.as_str(), outcome.ending),
        ("104857600\n", Ending::Code(1))
    );
    assert!(outcome.stderr.len() < 10_000, "the line is shown in part only");
    assert_holds(&outcome.stderr, &["Error: end"]);
}

#[test]
fn deep_recursion_is_a_range_error() {
    let text =
        "function f() { return f() + 1; } try { f(); } catch (e) { console.log(e instanceof RangeError); }
      const deep = (n) => (n === 0 ? 0 : 1 + deep(n - 1)); console.log(deep(9000));";
    expect(&run_text(text), "true\n9000\n", 0);
    let outcome = run_text("(function f() { f(); f(); })()");
    assert_eq!(outcome.ending, Ending::Code(1));
    assert_holds(&outcome.stderr, &["RangeError: Maximum call stack size exceeded"]);
}

#[test]
fn a_top_level_await_that_is_never_settled() {
    let programs = Programs::new(&[(
        "main.mjs",
        "process.on('exit', (code) => console.log('exit', code));\nawait new Promise(() => {});\nconsole.log('never')",
    )]);
    let outcome = programs.run(&["main.mjs"]);
    expect(&outcome, "exit 13\n", 13);
    let url = format!("file://{}/main.mjs", programs.path().display()).replace(' ', "%20");
    assert_eq!(
        outcome.stderr,
        format!(
            "Warning: Detected unsettled top-level await at {url}:2\nawait new Promise(() => {{}});\n^\n\n\n\n"
        )
    );
}

/// A way into each place where a callback runs.
const PLACES: &[(&str, &str)] = &[
    ("the script", "X"),
    ("a tick", "process.nextTick(() => { X })"),
    ("a promise job", "Promise.resolve().then(() => { X })"),
    ("a microtask", "queueMicrotask(() => { X })"),
    ("a timer", "setTimeout(() => { X }, 1)"),
    ("an interval", "setInterval(() => { X }, 1)"),
    ("an immediate", "setImmediate(() => { X })"),
    ("an I/O callback", "require('fs').stat('.', () => { X })"),
    ("an async function", "(async () => { await 1; X })()"),
    (
        "a listener",
        "const e = new (require('events'))(); e.on('x', () => { X }); e.emit('x')",
    ),
    ("beforeExit", "process.on('beforeExit', () => { X })"),
    (
        "a signal's listener",
        "setInterval(() => {}, 1000); process.on('SIGUSR2', () => { X }); process.kill(process.pid, 'SIGUSR2')",
    ),
];

#[test]
fn process_exit_ends_the_process_inside_everything() {
    for (place, program) in PLACES {
        let program = program.replace('X', "process.exit(5); console.log('goes on');");
        let outcome = run_text(&format!(
            "process.on('exit', (code) => console.log('exit', code)); {program}"
        ));
        assert_eq!(
            (outcome.stdout.as_str(), outcome.ending),
            ("exit 5\n", Ending::Code(5)),
            "{place}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn an_error_in_every_phase_ends_the_process_with_1() {
    for (place, program) in PLACES {
        let program = program.replace('X', "throw new TypeError('here');");
        let outcome = run_text(&format!(
            "process.on('exit', (code) => console.log('exit', code)); {program}"
        ));
        assert_eq!(
            (outcome.stdout.as_str(), outcome.ending),
            ("exit 1\n", Ending::Code(1)),
            "{place}: {}",
            outcome.stderr
        );
        assert_holds(&outcome.stderr, &["\nTypeError: here\n    at "]);
    }
}

#[test]
fn a_listener_takes_an_error_of_every_phase() {
    for (place, program) in PLACES {
        let program = program.replace(
            'X',
            "if (globalThis.done) process.exit(0); globalThis.done = true; throw new TypeError('here');",
        );
        let text = format!(
            "process.on('uncaughtException', (error) => {{ console.log(error.message); setImmediate(() => process.exit(4)); }}); {program}"
        );
        let outcome = run_text(&text);
        assert_eq!(outcome.stdout, "here\n", "{place}: {}", outcome.stderr);
        assert!(
            matches!(outcome.ending, Ending::Code(0 | 4)),
            "{place}: {}",
            outcome.ending
        );
    }
}
