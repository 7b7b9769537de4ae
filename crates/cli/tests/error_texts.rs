//! What an uncaught error prints points where Node points: at what was thrown, read, rejected or not exported.
#![allow(clippy::unwrap_used)]

mod common;

use common::Programs;

/// What is printed of the program's main file, without the frames and what follows them.
fn shown(name: &str, text: &str) -> String {
    let programs = Programs::new(&[
        (name, text),
        ("b.mjs", "export const x = 1;"),
        ("bad.mjs", "let let = 1;"),
        ("bad.ts", "const a: number = ;"),
    ]);
    let stderr = programs.run(&[name]).stderr;
    let folder = std::fs::canonicalize(programs.path()).unwrap();
    let text = stderr.replace(&*folder.to_string_lossy(), "F");
    let lines = text
        .lines()
        .take_while(|line| !line.starts_with("    at ") && !line.starts_with("Node.js"));
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

#[test]
fn the_caret_stands_at_what_could_not_be_read() {
    assert_eq!(
        shown("a.js", "const a = {};\na.b.c();"),
        "F/a.js:2\na.b.c();\n    ^\n\nTypeError: Cannot read properties of undefined (reading 'c')"
    );
}

#[test]
fn the_caret_stands_at_the_throw_or_at_what_a_promise_was_rejected_with() {
    assert_eq!(
        shown("a.js", "  throw new Error('x');"),
        "F/a.js:1\n  throw new Error('x');\n  ^\n\nError: x"
    );
    assert_eq!(
        shown("a.mjs", "  throw new Error('x');"),
        "file://F/a.mjs:1\n  throw new Error('x');\n        ^\n\nError: x"
    );
    assert_eq!(
        shown("a.cjs", "(async () => { await 1; throw new Error('x'); })();"),
        "F/a.cjs:1\n(async () => { await 1; throw new Error('x'); })();\n                              ^\n\nError: x"
    );
}

#[test]
fn syntax_errors_of_es_modules_name_their_url() {
    assert_eq!(
        shown("a.mjs", "import './bad.mjs';"),
        "file://F/bad.mjs:1\nlet let = 1;\n    ^^^\n\nSyntaxError: Unexpected strict mode reserved word"
    );
    let typescript = shown("a.mjs", "import './bad.ts';");
    assert!(typescript.starts_with("file://F/bad.ts:1\nconst a: number = ;\n                  ^\n\nSyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: "), "{typescript}");
}

#[test]
fn names_that_are_not_exported_are_underlined() {
    assert!(
        shown("a.mjs", "import { nope } from './b.mjs';")
            .starts_with("file://F/a.mjs:1\nimport { nope } from './b.mjs';\n         ^^^^\n")
    );
}

#[test]
fn scripts_of_vm_are_shown_once_and_errors_as_they_are() {
    let text = "require('vm').runInThisContext('1;\\nthrow new Error(\"in vm\")', { filename: 'my.vm' })";
    assert_eq!(
        shown("a.js", text),
        "my.vm:2\nthrow new Error(\"in vm\")\n^\n\nError: in vm"
    );
    let text = "new (require('vm').Script)('let a = ;', { filename: 'my.vm' })";
    assert_eq!(
        shown("a.js", text),
        "my.vm:1\nlet a = ;\n        ^\n\nSyntaxError: Unexpected token ';'"
    );
    let text =
        "throw new class E extends Error { [require('util').inspect.custom]() { return 'custom'; } }('own')";
    assert!(
        shown("a.js", text).ends_with("\n\nE [Error]: own"),
        "{}",
        shown("a.js", text)
    );
}

#[test]
fn an_error_whose_stack_cannot_be_read_is_still_named() {
    let text = "throw Object.defineProperty(new Error('x'), 'stack', { get() { throw new Error('no'); } })";
    assert_eq!(shown("a.js", text), "Uncaught:\n[Error: x]");
}

#[test]
fn a_module_that_waits_and_requires_is_told_that_it_must_choose() {
    let text = shown("a.js", "const fs = require('fs');\nawait 1;");
    assert!(text.contains("ReferenceError: Cannot determine intended module format because both 'require' and top-level await are present."), "{text}");
}
