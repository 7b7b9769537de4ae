//! ES modules: what the edited text says.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{body, detected, head, module};
use loader::{Format, ImportedName, PrepareOptions, Shape, prepare};

#[test]
fn reads_imports_from_environments() {
    let prepared = module("import a, { b as c, 'x-y' as d } from './m.mjs';\na; c.x; d;");
    assert_eq!(
        body(&prepared),
        ";\n$roata0.default; $roata0.b.x; $roata0[\"x-y\"];"
    );
    assert_eq!(head(&prepared), "(function* ($roata, $roata0) { \"use strict\"; ");
}

#[test]
fn calls_imports_without_this() {
    let prepared = module("import { f } from 'm'\nlet x = 1\nf()\nf`t`\n;(f)(); f?.()\nif (x) f()");
    let expected = ";\nlet x = 1\n;(0,$roata0.f)()\n;(0,$roata0.f)`t`\n;((0,$roata0.f))(); ;(0,$roata0.f)?.()\nif (x) (0,$roata0.f)()";
    assert_eq!(body(&prepared), expected);
}

#[test]
fn expands_shorthand_properties() {
    let prepared =
        module("import { a } from 'm';\nconst o = { a, b: { a } };\n({ a } = o);\n({ a = 1 } = o);");
    let expected = ";\nconst o = { a: $roata0.a, b: { a: $roata0.a } };\n({ a: $roata0.a } = o);\n({ a: $roata0.a = 1 } = o);";
    assert_eq!(body(&prepared), expected);
}

#[test]
fn leaves_shadowed_names_alone() {
    let source =
        "import { a } from 'm';\nfunction f(a) { return a; }\n{ let a = 1; a; }\nclass C { a() { this.a; } }";
    let prepared = module(source);
    assert_eq!(
        body(&prepared).lines().skip(1).collect::<Vec<_>>(),
        source.lines().skip(1).collect::<Vec<_>>()
    );
}

#[test]
fn registers_local_exports_and_lists_the_others() {
    let prepared = module(
        "export let a = 1, { b, c: [d] } = x;\nexport function f() {}\nexport class K {}\n\
         import { i } from 'm'; import * as n from 'm';\nexport { i as j, n, a as 'a b' };\nexport * from 's';\n\
         export * as all from 's';\nexport { q as default } from 's';",
    );
    let local: Vec<_> = prepared
        .exports
        .local
        .iter()
        .map(|export| export.exported.as_str())
        .collect();
    assert_eq!(local, ["a", "b", "d", "f", "K", "a b"]);
    assert!(head(&prepared).contains("$roata.export({ get a() { return a; }, "));
    assert!(head(&prepared).contains("get \"a b\"() { return a; } }"));
    let indirect: Vec<_> = prepared
        .exports
        .indirect
        .iter()
        .map(|export| (export.exported.as_str(), export.request, export.imported.clone()))
        .collect();
    let name = |name: &str| ImportedName::Name(name.to_owned());
    let mut expected = vec![
        ("all", 1, ImportedName::Namespace),
        ("default", 1, name("q")),
        ("j", 0, name("i")),
        ("n", 0, ImportedName::Namespace),
    ];
    expected.sort_by_key(|entry| entry.0);
    let mut indirect = indirect;
    indirect.sort_by_key(|entry| entry.0);
    assert_eq!(indirect, expected);
    assert_eq!(prepared.exports.star, [1]);
    assert_eq!(prepared.namespaces, [0]);
}

#[test]
fn names_default_exports() {
    let function = module("export default function () {}");
    assert_eq!(body(&function), "               function  $roata_default() {}");
    assert!(head(&function).contains("get default() { return $roata_default; } }, $roata_default)"));
    assert_eq!(
        body(&module("export default class {}")),
        "const $roata_default = ({default: class {}}).default;"
    );
    assert_eq!(
        body(&module("export default () => 1")),
        "const $roata_default = ({default: () => 1}).default;"
    );
    assert_eq!(
        body(&module("export default 1 + 1")),
        "const $roata_default = 1 + 1;"
    );
    assert_eq!(body(&module("export default class A {}")).trim(), "class A {}");
}

#[test]
fn turns_top_level_await_into_yield() {
    let prepared =
        module("const a = await\nb\nawait c\nif (a) await d\nfunction f(e) { return e }\nawait await g");
    let expected = "const a = (yield (\nb))\n;(yield ( c))\nif (a) (yield ( d))\nfunction f(e) { return e }\n;(yield ( (yield ( g))))";
    assert_eq!(body(&prepared), expected);
    assert!(prepared.has_top_level_await);
    assert_eq!(prepared.shape, Shape::Generator);
}

#[test]
fn drives_a_top_level_for_await() {
    let prepared = module("a: for await (const x of y.z) continue a");
    assert_eq!(
        prepared.text,
        "(function* ($roata) { \"use strict\"; const $roata_it = $roata.iterate; yield; \
         { const $roata_i = $roata_it(); try { do { a: for (const x of $roata_i.isBegun ? $roata_i : $roata_i.begin(y.z, \"y.z\")) continue a \
         } while (yield* $roata_i.step()); } catch ($roata_caught) { throw $roata_i.failed($roata_caught); } \
         finally { if ($roata_i.isOpen) yield* $roata_i.close(); } }\n})"
    );
    assert!(prepared.has_top_level_await);
    let inner = module("async function f() { for await (const x of y) ; }");
    assert_eq!(
        (inner.shape, inner.has_top_level_await),
        (Shape::Generator, false)
    );
}

#[test]
fn gives_meta_and_dynamic_imports_to_the_record() {
    let prepared = module("import.meta.url; import('x', { with: {} }); import\n.\nmeta");
    assert_eq!(
        body(&prepared),
        "$roata.meta.url; $roata.import('x', { with: {} }); $roata.meta\n"
    );
    assert!(prepared.uses_import_meta && prepared.uses_dynamic_import);
}

#[test]
fn chooses_names_that_the_source_does_not_have() {
    let prepared = module("import { a } from 'm'; const $roata0 = a;");
    assert_eq!(prepared.prefix, "$roata_1_");
    assert!(prepared.text.contains("const $roata0 = $roata_1_0.a;"));
}

#[test]
fn lists_requests_once_and_tells_attributes_apart() {
    let prepared =
        module("import './a';\nimport x from './a';\nimport j from './a' with { type: 'json' };\nj; x");
    let requests: Vec<_> = prepared
        .requests
        .iter()
        .map(|request| (request.specifier.as_str(), request.attributes.len()))
        .collect();
    assert_eq!(requests, [("./a", 0), ("./a", 1)]);
    assert_eq!((prepared.requests[1].line, prepared.requests[1].column), (3, 15));
    assert_eq!(prepared.imports[0].local, "x");
    assert_eq!((prepared.imports[0].line, prepared.imports[0].column), (2, 8));
}

#[test]
fn assignments_to_namespaces_reach_the_record() {
    let prepared = module("import * as ns from 'm';\nns = 1; ns.x = 2;");
    assert_eq!(body(&prepared), ";\n$roata.constant = 1; $roata_n0.x = 2;");
}

#[test]
fn ends_the_statement_before_a_blanked_one() {
    let prepared = module("let a = b\nimport 'x'\n(c)");
    assert_eq!(body(&prepared), "let a = b\n;\n(c)");
}

#[test]
fn modules_have_no_arguments() {
    let prepared = module("typeof arguments; (() => arguments)(); function f() { return arguments; }");
    let expected = "typeof $roata_arguments; (() => $roata_arguments)(); function f() { return arguments; }";
    assert_eq!(body(&prepared), expected);
}

#[test]
fn detects_modules_by_their_syntax() {
    let format = |source: &str| detected(source).format;
    assert_eq!(format("import 'x'"), Format::Module);
    assert_eq!(format("export const a = 1"), Format::Module);
    assert_eq!(format("const a = await 1"), Format::Module);
    assert_eq!(format("import.meta.url"), Format::Module);
    assert_eq!(format("exports.a = 1; import('x')"), Format::CommonJs);
    assert_eq!(format("async () => { await 1 }; return 1"), Format::CommonJs);
    assert_eq!(
        format("// import and export\nmodule.exports = 1"),
        Format::CommonJs
    );
}

#[test]
fn survives_marks_hashbangs_and_line_ends() {
    let prepared = module("\u{feff}#!/usr/bin/env roata\r\nimport a from 'm'\u{2028}a // end");
    assert_eq!(prepared.text.matches("\r\n").count(), 1);
    assert!(prepared.text.contains("///usr/bin/env roata\r\n;"));
    assert!(prepared.text.ends_with("\u{2028}$roata0.default // end\n})"));
}

#[test]
fn maps_positions_back() {
    let prepared = module("import { long as l } from 'm';\nconst é = l, x = l.y + l;");
    let line = prepared.text.lines().nth(1).unwrap();
    let column = |what: &str, at: usize| {
        let byte = line.match_indices(what).nth(at).unwrap().0;
        u32::try_from(line[..byte].encode_utf16().count()).unwrap() + 1
    };
    let original = |column| prepared.map.original(2, column).column;
    assert_eq!(original(column("x", 0)), 14);
    assert_eq!(original(column("$roata0.long", 0)), 11);
    assert_eq!(original(column("$roata0.long", 1) + 5), 18);
    assert_eq!(original(column(".y", 0)), 19);
    assert_eq!(original(column("$roata0.long", 2)), 24);
    assert_eq!(prepared.map.original(1, 1).line, 1);
}

fn error(source: &str) -> (String, u32, u32) {
    let options = PrepareOptions {
        format: Some(Format::Module),
        ..PrepareOptions::default()
    };
    let error = prepare(source, "/m.mjs", options).unwrap_err();
    (error.message, error.line, error.column)
}

#[test]
fn words_syntax_errors_as_v8_does() {
    let expect = |source: &str, message: &str, line, column| {
        assert_eq!(error(source), (message.to_owned(), line, column), "{source}");
    };
    expect("a\n  foo bar", "Unexpected identifier 'bar'", 2, 7);
    expect("let x = (1", "Unexpected end of input", 1, 11);
    expect("export { zz }", "Export 'zz' is not defined in module", 1, 10);
    expect("let a; let a", "Identifier 'a' has already been declared", 1, 12);
    expect(
        "export const a = 1; export { a }",
        "Duplicate export of 'a'",
        1,
        30,
    );
    expect("return 1", "Illegal return statement", 1, 1);
    expect(
        "import a from 'b' assert { type: 'json' }",
        "Unexpected identifier 'assert'",
        1,
        19,
    );
    expect("import defer * as a from 'b'", "Unexpected token '*'", 1, 1);
}

#[test]
fn frames_the_culprit() {
    let options = PrepareOptions {
        format: Some(Format::Module),
        ..PrepareOptions::default()
    };
    let error = prepare("a\n\tfoo bar", "/m.mjs", options).unwrap_err();
    assert_eq!(error.frame, "/m.mjs:2\n\tfoo bar\n\t    ^^^\n");
}

#[test]
fn refuses_what_nests_too_deeply_and_manages_the_rest() {
    let options = PrepareOptions {
        format: Some(Format::Module),
        ..PrepareOptions::default()
    };
    let nested = |depth: usize| format!("export default {}1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(prepare(&nested(5_000), "/m.mjs", options).is_ok());
    assert_eq!(
        prepare(&nested(1_000_000), "/m.mjs", options).unwrap_err().class,
        "RangeError"
    );
}
