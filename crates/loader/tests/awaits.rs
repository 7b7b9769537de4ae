//! `await` and what else waits: the texts save and restore the context's frame, and mean the same otherwise.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{commonjs, module};
use loader::Shape;

/// The text of a CommonJS module without its wrapper, with short names for what the loader put in.
fn edited(source: &str) -> String {
    let prepared = commonjs(source);
    let (_, text) = prepared.text.split_once("__dirname) { ").unwrap();
    let text = text.trim_end_matches("\n} })").trim_end_matches("\n})");
    ["$roata_x", "$roata_a", "$roata_s"]
        .iter()
        .zip(["X", "A", "S"])
        .fold(text.to_owned(), |text, (name, short)| text.replace(name, short))
}

/// What becomes of `await value`.
fn awaited(value: &str) -> String {
    format!("(A = {value}, S = X.frame, A = await (X.used ? X.hold(A) : A), X.frame = S, S = X, A)")
}

const LET: &str = "let A, S = X; ";
const RESTORE: &str = " if (S !== X) { X.frame = S; S = X; }";

#[test]
fn texts_that_do_not_wait_stay_as_they_are() {
    for source in [
        "// we await nothing",
        "async function f() { return 1 }",
        "var await = 1; await",
    ] {
        let prepared = commonjs(source);
        assert_eq!(prepared.shape, Shape::CommonJs);
        assert!(prepared.text.contains(source), "{}", prepared.text);
    }
    assert!(
        !module("async function f() { g(); return {} }")
            .text
            .contains("_x")
    );
}

#[test]
fn the_context_is_declared_once() {
    let prepared = commonjs("'use strict'; f(async () => { await a; await b })");
    assert_eq!(prepared.shape, Shape::WrappedCommonJs);
    let head = "(function ($roata) { const $roata_x = $roata.context; return function (exports, require, module, __filename, __dirname) { 'use strict'; ";
    assert!(prepared.text.starts_with(head), "{}", prepared.text);
    let prepared = module("export async function f() { await a }");
    assert_eq!(
        prepared.text.matches("const $roata_x = $roata.context; ").count(),
        1
    );
}

#[test]
fn awaits_save_and_restore_the_frame() {
    assert_eq!(
        edited("async function f() {await a}"),
        format!("async function f() {{ {LET};{}}}", awaited(" a"))
    );
    assert_eq!(
        edited("const f = async a => await a"),
        format!("const f = async a => {{ {LET}return ({}); }}", awaited(" a"))
    );
    let inner = awaited(" a");
    assert!(edited("async () => { b = await await a }").contains(&awaited(&format!(" {inner}"))));
    assert!(edited("async () => { b(await class {}) }").contains("(A = (0,  class {}), S"));
}

#[test]
fn only_functions_that_wait_get_variables() {
    let text = edited("async function f() { (async () => { await a }); function g() {} }");
    assert_eq!(text.matches(LET).count(), 1);
    assert!(text.starts_with("async function f() { (async () => { let"));
}

#[test]
fn declarations_follow_directives() {
    let text = edited("async function f() { 'use strict'\n await a }");
    assert!(
        text.starts_with("async function f() { 'use strict'; let A, S = X; \n"),
        "{text}"
    );
}

#[test]
fn handlers_restore_the_frame_where_something_waits() {
    let text = edited("async () => { try { await a } catch { b } finally { c } }");
    assert!(
        text.ends_with(&format!("}} catch {{{RESTORE} b }} finally {{{RESTORE} c }} }}")),
        "{text}"
    );
    let text = edited("async () => { try { a } catch { await b } finally { c } }");
    assert!(
        text.contains("catch { ;(A") && text.contains(&format!("finally {{{RESTORE} c }}")),
        "{text}"
    );
    let text = edited("async () => { await a; try { (async () => await b) } catch { c } }");
    assert!(text.ends_with("catch { c } }"), "{text}");
}

#[test]
fn loops_watch_what_they_iterate() {
    assert_eq!(
        edited("async () => { a: for await (const b of c) continue a }"),
        "async () => { a: for await (const b of X.watch(c)) continue a }"
    );
    let text = edited("async () => { for await (b of c) await d }");
    let body = format!("{{ try {{ {} }} finally {{{RESTORE} }} }}", awaited(" d"));
    assert!(
        text.contains(&format!("for await (b of X.watch(c)) {body}")),
        "{text}"
    );
}

#[test]
fn async_generators_that_delegate_are_driven() {
    let text = edited("async function* f(a) { var a; await b; yield * arguments; yield a; return d }");
    assert!(
        text.ends_with(
            "async function* f(a) { return yield* $roata_g.begin(this, ({ *\"f\"(a, Args) {  \
             var a; ;(yield ( b)); yield * $roata_g.delegate(Args); yield $roata_g.give(a); return (yield (d))  \
             } })[\"f\"], a, arguments); }"
        ),
        "{text}"
    );
    let text = edited("async function* f() { a: for await (const [b] of c) { yield* b; continue a } }");
    assert!(
        text.contains(
            "{ const $roata_i = $roata_it(); try { do { a: for (const [b] of $roata_i.isBegun ? $roata_i : $roata_i.begin(c, \"c\")) \
             { yield* $roata_g.delegate(b); continue a } } while (yield* $roata_i.step()); } catch"
        ),
        "{text}"
    );
}

#[test]
fn async_generators_settle_what_they_yield() {
    let text = edited("async function* f() { await b; [yield, yield a]; return d }");
    assert!(
        text.ends_with("; [yield X.settle(), yield X.settle(a)]; return A = X.settle(d) }"),
        "{text}"
    );
    assert!(
        edited("function* f() { yield a; return b } async () => await 1")
            .starts_with("function* f() { yield a; return b }")
    );
}

#[test]
fn returned_thenables_are_held() {
    assert!(edited("async () => { await a; return b, c }").ends_with("return X.adopt((0, b, c)) }"));
    assert!(edited("async () => { await a; return 1 }").ends_with("return 1 }"));
    assert!(edited("async a => { await a }; async b => b()").ends_with("async b => X.adopt(b())"));
    assert!(edited("async a => { await a }; b => b()").ends_with("b => b()"));
}

#[test]
fn top_level_awaits_are_the_drivers_business() {
    let prepared = module("await a; async () => await b");
    assert_eq!(prepared.shape, Shape::Generator);
    assert!(
        prepared.text.contains("yield; ;(yield ( a)); "),
        "{}",
        prepared.text
    );
    assert!(prepared.text.contains("await ("));
}

#[test]
fn slices_take_their_awaits_along() {
    let prepared = module("const g = async a => await a\nasync function f() { 'use node'; await g(1) }");
    let [node] = prepared.nodes.as_slice() else {
        panic!()
    };
    assert!(
        node.text
            .contains("{ \"use strict\"; const $roata_x = $roata.context; return"),
        "{}",
        node.text
    );
    assert!(
        node.text.contains("$roata_s = $roata_x, $roata_a)); };\n"),
        "{}",
        node.text
    );
    let prepared = commonjs("const { node } = require('roata')\nexports.f = node(async a => await a)");
    let text = &prepared.nodes[0].text;
    assert!(
        text.contains("return (($roata_a =") && text.contains("$roata_a)); });"),
        "{text}"
    );
}

#[test]
fn positions_lead_back_through_awaits() {
    let source = "async function f() { const b = await aaa(1); ccc(b) }";
    let prepared = commonjs(source);
    for word in ["aaa", "ccc"] {
        let column = |text: &str| u32::try_from(text.find(word).unwrap() + 1).unwrap();
        let position = prepared.map.original(1, column(&prepared.text));
        assert_eq!((position.line, position.column), (1, column(source)));
    }
}

#[test]
fn bodies_of_async_functions_know_where_these_begin() {
    let source = "async function\n outer(x = yyy()) {\n zzz; await 1; function inner() { qqq; }\n}\n const f = async () => www;";
    let prepared = commonjs(source);
    let begin = |name: &str| {
        let lines = prepared.text.lines().enumerate();
        let (line, column) = lines
            .filter_map(|(line, text)| Some((line, text.find(name)?)))
            .next()
            .unwrap();
        let to_u32 = |number: usize| u32::try_from(number).unwrap() + 1;
        prepared.map.async_start(to_u32(line), to_u32(column))
    };
    assert_eq!(begin("zzz"), Some(1));
    assert_eq!(begin("www"), Some(5));
    assert_eq!(begin("yyy"), None);
    assert_eq!(begin("qqq"), None);
}
