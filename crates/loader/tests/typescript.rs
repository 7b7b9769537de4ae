//! TypeScript: erased in place, or rewritten.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{body, typescript};
use loader::{Format, PrepareOptions, prepare};

/// Erasing keeps every character where it was, or makes it a blank or a semicolon.
fn assert_erased(source: &str, expected: &str) {
    let text = body(&typescript(source));
    assert_eq!(text, expected);
    for (before, after) in source.lines().zip(text.lines()) {
        assert!(
            after.chars().count() <= before.chars().count(),
            "{before:?} became {after:?}"
        );
    }
}

#[test]
fn blanks_annotations() {
    assert_erased(
        "let a: number = 1, b!: string, c: any[];",
        "let a         = 1, b         , c       ;",
    );
}

#[test]
fn blanks_annotations_of_functions() {
    assert_erased(
        "function f<T>(this: void, a?: T, ...r: T[]): a is T { return a! as any }",
        "function f   (            a    , ...r     )         { return a         }",
    );
}

#[test]
fn drops_declarations_that_are_only_types() {
    assert_erased(
        "interface A { x: 1 }\ntype B = A\ndeclare const c: B\ndeclare function f(): void\na",
        ";\n;\n;\n;\na",
    );
    assert_erased(
        "function f(a: string): void\nfunction f(a: any) {}",
        ";\nfunction f(a     ) {}",
    );
}

#[test]
fn blanks_class_syntax() {
    assert_erased(
        "abstract class A<T> extends B<T> implements C, D {\n  private readonly a?: T = 1\n  public ['b'] = 2\n  abstract m(): void\n  declare x: T\n  [k: string]: T\n  o?(): void {}\n}",
        "         class A    extends B                    {\n  ;                a     = 1\n  ;      ['b'] = 2\n  ;\n  ;\n  ;\n  o ()       {}\n}",
    );
}

#[test]
fn minds_line_ends() {
    assert_erased("let a = b as any\n(c)", "let a = b;\n(c)");
    assert_erased("let a: string\n[c]", "let a;\n[c]");
    assert_erased("const f = (a):\n  number => a", "const f = (a\n       ) => a");
    assert_erased(
        "const f = async <\n  T\n>(a) => 1",
        "const f = async (\n\n  a) => 1",
    );
}

#[test]
fn drops_imports_of_types() {
    let prepared = typescript(
        "import type { A } from 'a'\nimport { type B, C, D } from 'b'\nimport E from 'e'\nimport 'f'\nlet x: C = D\nexport { type B }\nexport type { A }",
    );
    let requests: Vec<_> = prepared
        .requests
        .iter()
        .map(|request| request.specifier.as_str())
        .collect();
    assert_eq!(requests, ["b", "f"]);
    assert_eq!(prepared.imports.len(), 1);
    assert!(prepared.exports.indirect.is_empty() && prepared.exports.local.is_empty());
}

#[test]
fn keeps_unused_imports_if_asked_to() {
    let options = PrepareOptions {
        format: Some(Format::Module),
        typescript: true,
        verbatim_module_syntax: true,
        ..PrepareOptions::default()
    };
    let prepared = prepare("import E from 'e'", "/a.mts", options).unwrap();
    assert_eq!(prepared.requests.len(), 1);
}

#[test]
fn rewrites_what_has_a_meaning_and_maps_positions() {
    let source = "enum E { A, B }\nclass P { constructor(private a: number) {} }\nthrow new Error(E.A)";
    let prepared = typescript(source);
    assert!(prepared.text.contains("E[E[\"A\"] = 0] = \"A\""));
    assert!(prepared.text.contains("this.a = a"));
    let (line, text) = prepared
        .text
        .lines()
        .enumerate()
        .find(|(_, text)| text.contains("throw"))
        .unwrap();
    let column = text.find("new Error").unwrap() + 1;
    let original = prepared
        .map
        .original(u32::try_from(line + 1).unwrap(), u32::try_from(column).unwrap());
    assert_eq!((original.line, original.column), (3, 7));
}

#[test]
fn brings_the_helpers_of_its_own_decorators_along() {
    let options = PrepareOptions {
        format: Some(Format::Module),
        typescript: true,
        experimental_decorators: true,
        ..PrepareOptions::default()
    };
    let prepared = prepare("function d(c: any) {}\n@d class A {}", "/a.mts", options).unwrap();
    let helper = "const babelHelpers = { decorate(decorators";
    assert!(prepared.text.contains(helper), "{}", prepared.text);
}

#[test]
fn edits_decorated_classes_in_place() {
    let prepared = typescript("@d export class A extends B<C> {\n  @e m<T>(): T { return A }\n}");
    assert_eq!(
        body(&prepared),
        "let A = $roata_d.decorated(\"A\", [d], (B), ($roata_k0, $roata_h0) => { let A; return {[\"A\"]: class extends $roata_h0 { \
         static { A = $roata_k0.apply(this); } #$roata_p0_begin = $roata_k0.begin(this);\n  \
         [$roata_k0.element(\"method\", false, [e], \"m\")]   ()    { return A }\n\
         }}[\"A\"]; }); ;"
    );
    assert!(
        prepared
            .text
            .contains("const $roata_d = $roata_1_.decorators; $roata_1_.export(")
    );
    assert_eq!(prepared.exports.local[0].exported, "A");
}

#[test]
fn edits_accessors_without_decorators() {
    let prepared = typescript("class A { static accessor #a = 1; accessor b }");
    assert!(prepared.text.contains(
        "class A { static get #a() { return this.#$roata_p0_1; } static set #a(value) { this.#$roata_p0_1 = value; } static #$roata_p0_1 = 1; \
         get b() { return this.#$roata_p0_2; } set b(value) { this.#$roata_p0_2 = value; } #$roata_p0_2; }"
    ), "{}", prepared.text);
}

#[test]
fn decorated_classes_keep_their_lines() {
    let source = "@a\n@b.c(1)\nclass A\n  extends B\n{\n  @d\n  static\n  x = 1\n  @e accessor\n  y\n}\nlast";
    let prepared = typescript(source);
    let last = prepared.text.lines().position(|line| line == "last").unwrap();
    assert_eq!(last, 11);
}

#[test]
fn refuses_to_wait_in_decorators_of_elements() {
    let options = PrepareOptions {
        format: Some(Format::Module),
        ..PrepareOptions::default()
    };
    let error = prepare("class A {\n  @(await d) m() {}\n}", "/a.mjs", options).unwrap_err();
    assert_eq!((error.line, error.column), (2, 5));
    assert!(
        error
            .message
            .starts_with("'await' and 'yield' are not supported in decorators")
    );
}

#[test]
fn understands_commonjs_typescript() {
    let options = PrepareOptions {
        format: Some(Format::CommonJs),
        typescript: true,
        ..PrepareOptions::default()
    };
    let prepared = prepare("import fs = require('fs')\nexport = fs", "/a.cts", options).unwrap();
    assert!(
        prepared
            .text
            .contains("const  fs = require('fs')\nmodule.exports = fs")
    );
}

#[test]
fn edits_using_declarations_in_place() {
    let prepared = typescript("async () => { await using a: B = c; a.d }");
    assert!(
        prepared.text.contains("const $roata_u = $roata_r(); try { "),
        "{}",
        prepared.text
    );
    assert!(
        prepared.text.contains("const a    = $roata_u.addAsync(c); a.d "),
        "{}",
        prepared.text
    );
    let prepared = typescript("using a = b; export { a }");
    assert!(
        prepared.text.contains(
            "const $roata_u = $roata_r(); try { $roata_1_.export({ get a() { return a; } }); yield; const a = $roata_u.add(b);"
        ),
        "{}",
        prepared.text
    );
    assert!(!prepared.has_top_level_await && typescript("await using a = b").has_top_level_await);
}

#[test]
fn places_errors_of_rewritten_texts_in_the_source() {
    let options = PrepareOptions {
        format: Some(Format::Module),
        typescript: true,
        ..PrepareOptions::default()
    };
    let source = "enum E { A }\n\n\nfunction f() { 'use node' }";
    let error = prepare(source, "/a.mts", options).unwrap_err();
    assert_eq!(
        (error.message.as_str(), error.line),
        ("A node function must be async", 4)
    );
}
