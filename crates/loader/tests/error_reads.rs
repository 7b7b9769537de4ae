//! Reads of `stack` and `message`: the text asks for a readable stack, or for V8's words, first, and means the same otherwise.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{body, checked, commonjs, module, typescript};
use loader::{Format, PrepareOptions, Shape};

/// The text of a CommonJS module without its wrapper, with short names for what the loader put in.
fn edited(source: &str) -> String {
    let prepared = commonjs(source);
    let (_, text) = prepared.text.split_once("__dirname) { ").unwrap();
    let text = text.trim_end_matches("\n} })").trim_end_matches("\n})");
    short(text)
}

fn short(text: &str) -> String {
    text.replace("$roata_caught", "C")
        .replace("$roata_e", "E")
        .replace("$roata_m", "M")
}

fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(edited(source), *expected);
    }
}

/// Whether a text stays as it is.
fn check_kept(sources: &[&str]) {
    for source in sources {
        assert_eq!(edited(source), *source);
    }
}

#[test]
fn reads_of_messages_ask_for_words() {
    check(&[
        ("x.message", "M(x).message"),
        ("x?.message", "M(x)?.message"),
        ("x.message += 1", "M(x).message += 1"),
        ("const { message: m } = x", "const { message: m } = M(x)"),
        ("const { message, stack } = x", "const { message, stack } = E(x)"),
        (
            "try {} catch ({ message }) { }",
            "try {} catch (C) { let { message } = M(C); }",
        ),
    ]);
    check_kept(&["x.message = 1", "delete x.message", "x.messages", "({ message })"]);
}

#[test]
fn packages_are_not_parsed_for_messages() {
    let options = PrepareOptions {
        format: Some(Format::CommonJs),
        ..PrepareOptions::default()
    };
    let of = |path| loader::prepare("x.message", path, options).unwrap().text;
    assert!(of("/a/b.js").contains("_m(x)"));
    assert!(!of("/a/node_modules/b/c.js").contains("_m(x)"));
}

#[test]
fn reads_ask_for_a_readable_stack() {
    check(&[
        ("x.stack", "E(x).stack"),
        ("f(a).b.stack.split('\\n')[0]", "E(f(a).b).stack.split('\\n')[0]"),
        ("x['stack']", "E(x)['stack']"),
        ("x.stack.stack", "E(E(x).stack).stack"),
        ("`${e.stack}`", "`${E(e).stack}`"),
        ("(a, b).stack", "E((a, b)).stack"),
        ("this.stack.push(x)", "E(this).stack.push(x)"),
        ("x.stack()", "E(x).stack()"),
        ("x.stack`t`", "E(x).stack`t`"),
        ("new Error('a').stack", "E(new Error('a')).stack"),
        ("typeof x.stack", "typeof E(x).stack"),
        ("x\n  .stack", "E(x)\n  .stack"),
    ]);
}

#[test]
fn what_writes_after_reading_reads() {
    check(&[
        ("x.stack += y.stack", "E(x).stack += E(y).stack"),
        ("x.stack++", "E(x).stack++"),
        ("x.stack ??= 1", "E(x).stack ??= 1"),
        ("a.stack.b = 1", "E(a).stack.b = 1"),
        ("delete a.stack.b", "delete E(a).stack.b"),
        ("a.stack = b.stack", "a.stack = E(b).stack"),
        ("a.stack[b.stack] = 1", "E(a).stack[E(b).stack] = 1"),
    ]);
}

#[test]
fn what_does_not_read_stays() {
    check_kept(&[
        "x.stack = 1",
        "x['stack'] = 1",
        "delete x.stack",
        "delete x['stack']",
        "delete x?.stack",
        "delete (x.stack)",
        "class A extends B { m() { return super.stack } }",
        "class A { #stack; m() { return this.#stack } }",
        "({ stack: 1 })",
        "x.stacks + x.$stack + x[stack]",
        "new x.stack()",
        "new x.stack.y(1)",
        "new x['stack']",
    ]);
}

#[test]
fn a_plain_class_is_no_error() {
    check_kept(&[
        "class P { m() { return this.stack.pop() } }",
        "class P { m() { return () => this.stack } }",
        "class P { static { this.stack } #p = this.stack; get a() { return this.stack } m() { this.stack } }",
        "class A { m() { class B { } this.stack } n() { this.stack } }",
    ]);
    check(&[
        (
            "class P extends E0 { m() { return this.stack } }",
            "class P extends E0 { m() { return E(this).stack } }",
        ),
        (
            "class P { m() { f(function () { this.stack }); this.stack } }",
            "class P { m() { f(function () { E(this).stack }); this.stack } }",
        ),
        (
            "class P { m() { f({ g() { this.stack } }) } n() { e.stack } }",
            "class P { m() { f({ g() { E(this).stack } }) } n() { E(e).stack } }",
        ),
        (
            "class P { m() {} } function f() { this.stack }",
            "class P { m() {} } function f() { E(this).stack }",
        ),
        (
            "class P { [function () { this.stack }]() { this.stack } }",
            "class P { [function () { E(this).stack }]() { this.stack } }",
        ),
    ]);
}

#[test]
fn new_may_read_where_it_does_not_call() {
    check(&[
        ("new (x.stack)()", "new (E(x).stack)()"),
        ("new a[b.stack]()", "new a[E(b).stack]()"),
        ("new A(b.stack)", "new A(E(b).stack)"),
        ("new A().stack", "E(new A()).stack"),
        ("new (f(x.stack))()", "new (f(E(x).stack))()"),
        (
            "new (class { m() { return e.stack } })()",
            "new (class { m() { return E(e).stack } })()",
        ),
    ]);
}

#[test]
fn optional_chains_end_where_they_did() {
    check(&[
        ("x?.stack", "E(x)?.stack"),
        ("x?.['stack']", "E(x)?.['stack']"),
        ("a?.b?.stack.c", "E(a?.b)?.stack.c"),
        (
            "a?.b.stack",
            "E(a?.b ?? (a == null ? void 0 : null.stack))?.stack",
        ),
        (
            "a?.b\n.stack",
            "E(a?.b ?? (a == null ? void 0 : null.stack))\n?.stack",
        ),
        (
            "a?.b['stack'].c",
            "E(a?.b ?? (a == null ? void 0 : null.stack))?.['stack'].c",
        ),
        (
            "this.a?.b?.c.stack",
            "E(this.a?.b?.c ?? (this.a?.b == null ? void 0 : null.stack))?.stack",
        ),
        ("(a?.b).stack", "E((a?.b)).stack"),
        ("f(a?.b).stack", "E(f(a?.b)).stack"),
        ("x.stack?.y", "E(x).stack?.y"),
    ]);
    check_kept(&["f()?.b.stack"]);
}

#[test]
fn patterns_read() {
    check(&[
        ("const { stack } = e", "const { stack } = E(e)"),
        (
            "let { a, 'stack': b = 1, ...c } = e, d = 1",
            "let { a, 'stack': b = 1, ...c } = E(e), d = 1",
        ),
        ("({ stack } = e)", "({ stack } = E(e))"),
        ("({ stack: a.b } = c.stack)", "({ stack: a.b } = E(E(c).stack))"),
        (
            "const { stack } = await_ ? a : b",
            "const { stack } = E(await_ ? a : b)",
        ),
    ]);
    check_kept(&["const { a } = { stack: 1 }", "const { a: { b } } = stack"]);
}

#[test]
fn a_caught_pattern_moves_into_the_block() {
    check(&[
        (
            "try {} catch ({ stack }) { f(stack) }",
            "try {} catch (C) { let { stack } = E(C); f(stack) }",
        ),
        (
            "try {} catch ({\n stack\n}) {\n}",
            "try {} catch (C) { let {\n stack\n} = E(C);\n}",
        ),
    ]);
    check_kept(&["try {} catch ({ cause }) { }", "try {} catch { }"]);
}

#[test]
fn a_parameter_moves_into_the_body() {
    check(&[
        (
            "f(({ stack }) => stack)",
            "f((C) => { var { stack } = E(C); return (stack); })",
        ),
        (
            "f(({\n stack\n}) => ({ stack }))",
            "f((C) => { var {\n stack\n} = E(C); return (({ stack })); })",
        ),
        (
            "f((a, { stack }) => { g(stack) })",
            "f((a, C) => { var { stack } = E(C); g(stack) })",
        ),
        (
            "function f(a, { stack }) { g(stack.x) }",
            "function f(a, C) { var { stack } = E(C); g(stack.x) }",
        ),
        (
            "({ m({ stack, message },) { e.stack } })",
            "({ m(C) { var { stack, message } = E(C); E(e).stack } })",
        ),
    ]);
    check_kept(&[
        "f(async ({ stack }) => 1)",
        "function* f({ stack }) { }",
        "f(({ stack }, b) => stack)",
        "f(({ stack } = {}) => stack)",
        "f((a = 1, { stack }) => stack)",
        "f(({ cause }) => cause)",
    ]);
}

#[test]
fn the_function_is_declared_once() {
    let prepared = commonjs("'use strict'; e.stack; f.stack");
    assert_eq!(prepared.shape, Shape::WrappedCommonJs);
    let head = "(function ($roata) { const $roata_e = $roata.readable; return function (exports, require, module, __filename, __dirname) { 'use strict'; ";
    assert!(prepared.text.starts_with(head), "{}", prepared.text);
    assert_eq!(module("e.stack").text.matches("const $roata_e = ").count(), 1);
}

#[test]
fn texts_without_the_word_are_not_parsed() {
    for source in [
        "// a call stack, and more: the stack",
        "const stacks = e.stackTrace; §",
    ] {
        let prepared = commonjs_unchecked(source);
        assert_eq!(prepared, Shape::CommonJs, "{source}");
    }
}

/// The shape of a text that may be no JavaScript.
fn commonjs_unchecked(source: &str) -> Shape {
    let options = PrepareOptions {
        format: Some(Format::CommonJs),
        ..PrepareOptions::default()
    };
    loader::prepare(source, "/test.js", options).unwrap().shape
}

#[test]
fn imported_names_are_read_from_their_modules() {
    let prepared = module("import { a } from 'a'; a.stack; a?.b.stack");
    let expected = "E($roata0.a).stack; E($roata0.a?.b ?? ($roata0.a == null ? void 0 : null.stack))?.stack";
    assert!(short(&body(&prepared)).ends_with(expected), "{}", body(&prepared));
}

#[test]
fn types_go() {
    let text = |source| {
        let text = short(&body(&typescript(source)));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(text("(e as Error).stack!"), "E((e )).stack");
    assert_eq!(text("e!.stack"), "E(e ).stack");
    assert_eq!(
        text("a?.b!.stack"),
        "E(a?.b ?? (a == null ? void 0 : null.stack))?.stack"
    );
    assert_eq!(
        text("try {} catch ({ stack }: any) { }"),
        "try {} catch (C) { let { stack } = E(C); }"
    );
    assert_eq!(
        text("f(({ stack }: Error) => stack)"),
        "f((C) => { var { stack } = E(C); return (stack); })"
    );
    assert_eq!(
        text("f(({ stack }: Error): string => stack)"),
        "f(({ stack } ) => stack)"
    );
    assert_eq!(text("const { stack }: Error = e"), "const { stack } = E(e)");
    assert!(text("enum A { B }\nconsole.log(e.stack)").contains("E(e).stack"));
}

#[test]
fn awaits_and_reads_meet() {
    let text = edited("async function f() { (await p).stack; await e.stack }");
    assert!(text.contains("E((($roata_a =  p, "), "{text}");
    assert!(
        text.contains("$roata_a))).stack; ;($roata_a =  E(e).stack, "),
        "{text}"
    );
}

#[test]
fn slices_read_too() {
    let source = "const show = (e) => e.stack; export async function f() { 'use node'; return show(new Error('x')) + g().stack }";
    let prepared = checked(
        source,
        PrepareOptions {
            format: Some(Format::Module),
            ..PrepareOptions::default()
        },
    );
    let slice = &prepared.nodes[0].text;
    assert!(slice.contains("const $roata_e = $roata.readable; "), "{slice}");
    assert!(
        slice.contains("$roata_e(e).stack") && slice.contains("$roata_e(g()).stack"),
        "{slice}"
    );
}

#[test]
fn a_node_function_may_be_what_is_read_from() {
    let source = "const a = [async () => { 'use node'; return 1 }].map(f).stack; g((async () => { 'use node'; return 2 }).stack); (async function () { 'use node' }.stack)";
    let prepared = checked(
        source,
        PrepareOptions {
            format: Some(Format::Module),
            ..PrepareOptions::default()
        },
    );
    assert_eq!(prepared.nodes.len(), 3);
}

#[test]
fn positions_map_back() {
    let prepared = commonjs("f(e.stack, g());\nh?.i.stack; j()");
    let at = |word: &str| {
        let offset = prepared.text.find(word).unwrap();
        let before = &prepared.text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = offset - before.rfind('\n').map_or(0, |at| at + 1) + 1;
        let position = prepared
            .map
            .original(u32::try_from(line).unwrap(), u32::try_from(column).unwrap());
        (position.line, position.column)
    };
    assert_eq!(at("g()"), (1, 12));
    assert_eq!(at("j()"), (2, 13));
}
