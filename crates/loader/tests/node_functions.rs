//! Node functions: how they are marked, what their slices hold, what they may not do.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{body, commonjs, head, module};
use loader::{Format, NodeSlice, PrepareOptions, prepare};

fn captures(node: &NodeSlice) -> Vec<&str> {
    node.captures
        .iter()
        .map(|capture| capture.name.as_str())
        .collect()
}

/// The slice's lines without blanks around them.
fn lines(node: &NodeSlice) -> Vec<&str> {
    node.text.lines().map(str::trim).collect()
}

#[test]
fn slices_hold_code_and_capture_values() {
    let prepared = module(
        "import { h } from 'h'\nimport { other } from 'o'\nother()\nconst salt = 'x'\nconst twice = a => deep(a) + 1\n\
         function deep(a) { return h(a, salt) }\nclass Unused {}\n\
         async function f(a) { 'use node'; return twice(a) }",
    );
    let [node] = prepared.nodes.as_slice() else {
        panic!()
    };
    assert_eq!(
        (node.name.as_str(), node.index, node.line, node.column),
        ("f", 0, 8, 1)
    );
    assert_eq!(captures(node), ["salt"]);
    assert_eq!((node.captures[0].line, node.captures[0].column), (4, 7));
    assert_eq!(node.requests, [0]);
    assert_eq!(
        lines(node),
        [
            "(function ($roata, $roata0) { \"use strict\"; const $roata_x = $roata.context; return function ($roata_c) { let $roata_f; const salt = $roata_c[0]; $roata_f = f; f = $roata.node(0, f, () => [salt]);",
            "",
            "",
            "",
            "const twice = a => deep(a) + 1;",
            "function deep(a) { return (0,$roata0.h)(a, salt) }",
            "",
            "async function f(a) { 'use node'; return $roata_x.adopt(twice(a)) } return $roata_f; } })",
        ]
    );
    assert!(head(&prepared).ends_with("f = $roata.node(0, f, () => [salt]); "));
}

#[test]
fn wraps_expressions_where_they_stand() {
    let prepared = module(
        "const f = async () => { 'use node'; return f }\nimport { node } from 'roata'\nlet v = 1\ng(node(async () => v, {}))",
    );
    let expected = "const f = $roata.node(0, async () => { 'use node'; return $roata_x.adopt(f) }, () => [])\n;\nlet v = 1\ng((0,$roata0.node)($roata.node(1, async () => $roata_x.adopt(v), () => [v]), {}))";
    assert_eq!(body(&prepared), expected);
    assert_eq!(prepared.nodes[0].name, "f");
    assert!(prepared.nodes[0].text.contains(
        "const f = $roata.node(0, $roata_f = async () => { 'use node'; return $roata_x.adopt(f) }, () => []);"
    ));
    assert!(
        prepared.nodes[1]
            .text
            .ends_with("$roata_f = (async () => $roata_x.adopt(v)); return $roata_f; } })")
    );
}

#[test]
fn node_of_another_module_marks_nothing() {
    assert!(
        module("import { node } from 'elsewhere'; import 'roata'; node(async () => 1)")
            .nodes
            .is_empty()
    );
    assert!(
        module("function node() {} import 'roata'; node(async () => 1)")
            .nodes
            .is_empty()
    );
}

#[test]
fn node_may_be_a_property_of_its_module() {
    assert_eq!(
        module("import * as roata from 'roata'; roata.node(async () => 1)")
            .nodes
            .len(),
        1
    );
    assert_eq!(
        module("import roata from 'roata'; roata.node(async () => 1)")
            .nodes
            .len(),
        1
    );
    assert_eq!(
        commonjs("const roata = require('roata'); roata.node(async () => 1)")
            .nodes
            .len(),
        1
    );
    assert!(
        module("import * as r from 'r'; import 'roata'; r.node(async () => 1)")
            .nodes
            .is_empty()
    );
}

#[test]
fn scopes_stay_blocks() {
    let prepared = module(
        "const a = 1\nfunction outer(b) {\n  const a = 2\n  for (const i of b) {\n    run(async () => { 'use node'; return a + b + i })\n  }\n}",
    );
    let [node] = prepared.nodes.as_slice() else {
        panic!()
    };
    assert_eq!(captures(node), ["b", "a", "i"]);
    assert_eq!(
        lines(node)[1..],
        [
            "{ const b = $roata_c[0]; const a = $roata_c[1];",
            "",
            "{ const i = $roata_c[2]; {",
            "$roata_f = (async () => { 'use node'; return a + b + i });",
            "} }",
            "} return $roata_f; } })"
        ]
    );
}

#[test]
fn commonjs_imports_are_code() {
    let prepared = commonjs(
        "'use strict'\nconst { createHash } = require('node:crypto'), other = 1\nasync function f() { 'use node'; return createHash(other) }\nconst { node } = require('roata')\nnode(async () => require('x'))",
    );
    let [first, second] = prepared.nodes.as_slice() else {
        panic!()
    };
    assert_eq!(captures(first), ["other"]);
    assert!(first.text.contains("const require = $roata.require;"));
    assert_eq!(lines(first)[1], "const { createHash } = require('node:crypto');");
    assert!(
        second
            .text
            .contains("$roata_f = (async () => $roata_x.adopt(require('x')));")
    );
    let statement = "f = $roata.node(0, f, () => [other]); const { createHash }";
    assert!(prepared.text.contains(statement), "{}", prepared.text);
}

#[test]
fn slices_of_commonjs_have_the_variables_of_a_module() {
    let prepared = commonjs(
        "async function f() { 'use node'; return [__filename, exports, function (module) { module }] }",
    );
    let text = &prepared.nodes[0].text;
    assert!(
        text.contains("const __filename = $roata.__filename; const exports = $roata.exports; "),
        "{text}"
    );
    assert!(
        !text.contains("$roata.module") && !text.contains("$roata.require"),
        "{text}"
    );
    let of_module = module("async function f() { 'use node'; return typeof require }");
    assert!(!of_module.nodes[0].text.contains("$roata.require"));
}

#[test]
fn any_position_takes_a_node_function() {
    let literal = "async () => { 'use node' }";
    for source in [
        format!("f({literal})"),
        format!("const a = [{literal}]"),
        format!("const a = {{ b: {literal}, c: {{ d: {literal} }} }}"),
        format!("function f(a = {literal}) {{}}"),
        format!("class A {{ b = {literal}; static c = {literal}; #d = {literal} }}"),
        format!("export default {literal}"),
        format!("let a; a = x ? {literal} : null"),
        format!("a.b.c ??= {literal}"),
        format!("await ({literal})()"),
        format!("throw {literal}"),
        format!("x => {literal}"),
        format!("tag`${{{literal}}}`"),
    ] {
        let expected = source.matches("use node").count();
        assert_eq!(module(&source).nodes.len(), expected, "{source}");
    }
}

#[test]
fn hashes_tell_functions_and_sources_apart() {
    let source = "async function f() { 'use node' }\nasync function g() { 'use node' }";
    let (one, other) = (module(source), module(&source.replace('g', "h")));
    assert_eq!(one.nodes[0].hash.len(), 64);
    assert_ne!(one.nodes[0].hash, one.nodes[1].hash);
    assert_ne!(one.nodes[0].hash, other.nodes[0].hash);
    assert_eq!(one.nodes[0].hash, module(source).nodes[0].hash);
}

#[test]
fn tells_generators() {
    let prepared =
        module("async function* f() { 'use node' }\nexport default async function () { 'use node' }");
    assert_eq!(
        prepared
            .nodes
            .iter()
            .map(|node| node.is_generator)
            .collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(prepared.nodes[1].name, "default");
}

#[test]
fn maps_positions_of_slices() {
    let prepared = module("import { h } from 'h'\nconst a = async x => { 'use node'; return h(x) + x }");
    let node = &prepared.nodes[0];
    let line = node.text.lines().nth(1).unwrap();
    let column = u32::try_from(line.find("+ x").unwrap()).unwrap() + 1;
    assert_eq!(node.map.original(2, column).column, 48);
}

fn complaint(source: &str) -> (String, u32, u32) {
    let options = PrepareOptions {
        format: Some(Format::Module),
        ..PrepareOptions::default()
    };
    let error = prepare(source, "/m.mjs", options).unwrap_err();
    (error.message, error.line, error.column)
}

#[test]
fn refuses_what_cannot_move() {
    let expect = |source: &str, message: &str, line, column| {
        assert_eq!(complaint(source), (message.to_owned(), line, column), "{source}");
    };
    expect(
        "function f() {\n 'use node' }",
        "A node function must be async",
        2,
        2,
    );
    expect(
        "({ async m() { 'use node' } })",
        "A method cannot be a node function",
        1,
        16,
    );
    expect(
        "class A { async m() { 'use node' } }",
        "A method cannot be a node function",
        1,
        23,
    );
    expect(
        "let n = 0\nconst f = async () => { 'use node'; n++ }",
        "A node function cannot assign to 'n', which it captures",
        2,
        37,
    );
    expect(
        "function f() { return async () => { 'use node'; return this } }",
        "A node function cannot use 'this' of an outer function",
        1,
        56,
    );
    expect(
        "function f() { return async () => { 'use node'; return arguments } }",
        "A node function cannot use 'arguments' of an outer function",
        1,
        56,
    );
    expect(
        "class A { get g() { 'use node' } }",
        "A getter cannot be a node function",
        1,
        21,
    );
    expect(
        "({ set s(v) { 'use node' } })",
        "A setter cannot be a node function",
        1,
        15,
    );
    expect(
        "class A { 'use node' }",
        "A class cannot be a node function",
        1,
        11,
    );
    expect(
        "async function f() { const a = 1\n 'use node' }",
        "'use node' must come first in its function",
        2,
        2,
    );
    expect("'use node'\nf()", "'use node' marks a function, not a file", 1, 1);
    for (source, word) in [
        (
            "class B extends C { m() { return async () => { 'use node'; super.m() } } }",
            "super",
        ),
        (
            "function f() { return async () => { 'use node'; new.target } }",
            "new.target",
        ),
    ] {
        let (message, ..) = complaint(source);
        assert_eq!(
            message,
            format!("A node function cannot use '{word}' of an outer function")
        );
    }
    for assignment in [
        "n += 1",
        "--n",
        "({ n } = {})",
        "({ a: n } = {})",
        "[n] = []",
        "[...n] = []",
        "({ ...n } = {})",
        "for (n of []) ;",
        "for (n in {}) ;",
        "for ({ a: n } of []) ;",
        "[{ b: [n = 1] }] = []",
    ] {
        let (message, line, _) = complaint(&format!(
            "let n\nconst f = async () => {{ 'use node'; {assignment} }}"
        ));
        assert_eq!(
            (message.as_str(), line),
            ("A node function cannot assign to 'n', which it captures", 2),
            "{assignment}"
        );
    }
    expect(
        "function o() { async function f() { 'use node'; return o } }",
        "A node function cannot refer to a function that it stands in",
        1,
        56,
    );
}

#[test]
fn functions_of_their_own_may_use_this() {
    let source = "async function f() { 'use node'; return [this, arguments, class { m() { return this } }] }";
    assert_eq!(module(source).nodes.len(), 1);
}
