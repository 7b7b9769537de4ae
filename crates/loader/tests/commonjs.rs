//! CommonJS: mostly left as it is.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::commonjs;
use loader::{Format, PrepareOptions, Shape, cjs_exports, complaint, module_syntax, prepare};

const HEAD: &str = "(function (exports, require, module, __filename, __dirname) { ";

#[test]
fn wraps_a_text_without_parsing_it() {
    let options = PrepareOptions {
        format: Some(Format::CommonJs),
        ..PrepareOptions::default()
    };
    let prepared = prepare("#!/bin/x\nthis is no program", "/a.js", options).unwrap();
    assert_eq!(prepared.text, format!("{HEAD}///bin/x\nthis is no program\n}})"));
    assert_eq!(prepared.shape, Shape::CommonJs);
    let column = u32::try_from(HEAD.len()).unwrap() + 3;
    assert_eq!(prepared.map.original(1, column).column, 3);
    assert_eq!(prepared.map.original(2, 5).column, 5);
}

#[test]
fn gives_dynamic_imports_to_the_record() {
    let prepared = commonjs("'use strict'; return import('x')");
    assert_eq!(prepared.shape, Shape::WrappedCommonJs);
    let expected = "(function ($roata) { return function (exports, require, module, __filename, __dirname) { 'use strict'; return $roata.import('x')\n} })";
    assert_eq!(prepared.text, expected);
}

#[test]
fn keeps_texts_that_only_mention_imports() {
    let prepared = commonjs("// import x\nmodule.exports = 'import';");
    assert_eq!(prepared.shape, Shape::CommonJs);
}

#[test]
fn refuses_module_syntax() {
    let options = PrepareOptions {
        format: Some(Format::CommonJs),
        ..PrepareOptions::default()
    };
    let error = prepare("import x from 'y'", "/a.cjs", options).unwrap_err();
    assert_eq!(error.message, "Cannot use import statement outside a module");
    assert_eq!((error.line, error.column), (1, 1));
}

fn names(source: &str) -> String {
    let found = cjs_exports(source);
    format!("{} <- {}", found.names.join(" "), found.reexports.join(" "))
}

#[test]
fn finds_exported_names() {
    assert_eq!(
        names("exports.a = 1; module.exports.b = 2; exports['c d'] = 3"),
        "a b c d <- "
    );
    assert_eq!(
        names("exports.a = exports.b = void 0; exports.c ??= 1"),
        "a b <- "
    );
    assert_eq!(
        names("if (exports.a == 1 || exports['b'] === 2) {} exports['\\ud800'] = 3"),
        "a b <- "
    );
    assert_eq!(
        names("module.exports = { a, b: c, 'd': e, f: 5, g }"),
        "a b d <- "
    );
    assert_eq!(
        names("module.exports = { a, ...require('./x'), b }"),
        "a b <- ./x"
    );
    assert_eq!(names("0 && (module.exports = { a, b })"), "a b <- ");
    assert_eq!(
        names("Object.defineProperty(exports, '__esModule', { value: true })"),
        "__esModule <- "
    );
    assert_eq!(
        names("Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return q.p; } })"),
        "a <- "
    );
    assert_eq!(
        names("Object.defineProperty(exports, 'a', { enumerable: false, value: 1 })"),
        " <- "
    );
}

#[test]
fn gives_up_where_the_lexer_does() {
    for (source, found) in [
        ("module.exports = { a, async m() {}, b }", "a async <- "),
        ("module.exports = { a, *m() {}, b }", "a <- "),
        ("module.exports = { a, m() {}, b }", "a m <- "),
        ("module.exports = { a, b: require('./x').y, c }", "a b <- ./x"),
        ("module.exports = { a, b: require('./x', 1), c }", "a b <- "),
        ("module.exports = { a, b: u(require('./x')), c }", "a b <- "),
        ("module.exports = { a, b: (() => 1)(), c }", "a <- "),
        (
            "Object.defineProperty(exports, 'a', { get: function () { return q.p; } })",
            "a <- ",
        ),
        (
            "Object.defineProperty(exports, 'a', { get: function () { return q.p; }, enumerable: true })",
            " <- ",
        ),
        (
            "Object.defineProperty(exports, 'a', { enumerable: true, get: () => 1 })",
            " <- ",
        ),
        ("module.exports = require('./x').y", " <- ./x"),
        ("module.exports = require('./x')(1)", " <- ./x"),
    ] {
        assert_eq!(names(source), found, "{source}");
    }
}

#[test]
fn finds_reexports() {
    assert_eq!(names("module.exports = require('./x')"), " <- ./x");
    assert_eq!(
        names("if (a) module.exports = require('./x'); else module.exports = require('./y')"),
        " <- ./y"
    );
    assert_eq!(
        names("__exportStar(require('./x'), exports); tslib.__exportStar(require('./y'), exports)"),
        " <- ./x ./y"
    );
    let babel = "var _x = _interopRequireWildcard(require('./x'));\
                 Object.keys(_x).forEach(function (key) { if (key === 'default') return; exports[key] = _x[key]; });";
    assert_eq!(names(babel), " <- ./x");
    assert_eq!(
        names(&babel.replace("if (key === 'default') return;", "")),
        " <- "
    );
    assert_eq!(
        names("__exportStar(require('./x'), exports); module.exports = f"),
        " <- "
    );
}

#[test]
fn tells_what_only_modules_have() {
    for (source, message, line, column) in [
        ("1\n export default 2", "Unexpected token 'export'", 2, 2),
        (
            "import a from 'a'",
            "Cannot use import statement outside a module",
            1,
            1,
        ),
        (
            "f(import.meta.url)",
            "Cannot use 'import.meta' outside a module",
            1,
            10,
        ),
    ] {
        let error = module_syntax(source, "/a.cjs").unwrap();
        let found = (error.message.as_str(), error.line, error.column);
        assert_eq!(found, (message, line, column));
    }
    assert!(module_syntax("require('a'); import('b'); export_ = 1", "/a.cjs").is_none());
}

#[test]
fn words_what_is_no_program_as_v8_does() {
    for (source, message) in [
        ("f(a b)", "missing ) after argument list"),
        ("a.b[c](d, e f)", "missing ) after argument list"),
        ("function f(a b) {}", "Unexpected identifier 'b'"),
        ("if (a b) {}", "Unexpected identifier 'b'"),
        ("++a++", "Invalid left-hand side expression in prefix operation"),
        ("0++", "Invalid left-hand side expression in postfix operation"),
        (
            "if (1) let x",
            "Lexical declaration cannot appear in a single-statement context",
        ),
        (
            "function f(...a, b) {}",
            "Rest parameter must be last formal parameter",
        ),
        ("v\\u0061r x", "Keyword must not contain escaped characters"),
        (
            "switch (x) { default: default: }",
            "More than one default clause in switch statement",
        ),
    ] {
        let error = complaint(source, "/a.cjs", Format::CommonJs).map(|error| error.message);
        assert_eq!(error.as_deref(), Some(message), "{source}");
    }
}
