//! Whatever a module is made of, its edited text has the same lines, parses, and maps positions to where they were.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::assert_parses;
use loader::{Format, PrepareOptions, prepare};
use proptest::prelude::*;

const PIECES: [&str; 36] = [
    "import { a as A# } from './a';",
    "import D# from './d'",
    "import * as N# from './n'; N#.x; N# = 1",
    "import {\n  b as B#,\n  c\n    as C#\n} from './b'\nB#(); `${C#}`",
    "export const x# = 1, { y#, z: [w#] } = { z: [] };",
    "export function f#() { return x; }\nf#()",
    "export class K# { static s = 1 }",
    "const l# = 1; export {\n  l#,\n  l# as m#\n}",
    "export * from './s'",
    "export {\n  q as r#\n} from './q'",
    "export * as t# from './t'",
    "await\n  g(await h)",
    "for (const i of await [\n1]) { await i }",
    "import.\nmeta; import('x')",
    "async function n#(a) { 'use node'; return n#(a) + o# } const o# = 1",
    "const p# = async () => {\n  'use node'\n  return p#\n}",
    "async function q#(a) {\n  'use x'\n  await\n    a\n  await a\n  return a,\n a }",
    "const s# = async a =>\n  await (async () => await a)()",
    "async function t#(a) { try { await\n a } catch { b } finally\n { c } }",
    "async () => { a: b: for await (const x of\n y) if (x)\n continue a; else await x\n}",
    "async function* u#(a) { try { yield\n yield* [\na]; yield /*\n*/ a; return a } finally {} }",
    "const v# = async () => {\n  'use node'\n  const w = async a => await a\n  return w(await z#) }; const z# = async a => await [await\n a]",
    "/* a\n comment */ // another",
    "`template\n${ 1 }`",
    "const é# = 'ü'; é#",
    "if (1) {\n  let a = 2; a\n}",
    "\r\n;\u{2028};",
    "label: for (;;) break label",
    "a: for await (const [x = b] of\n y) { if (x) continue a\n}",
    "for await (x of await\n y) await x",
    "using y# = a, yy# =\n b",
    "await using ya# = await a",
    "{ await using z = a\n}",
    "for (await using x of\n y) x",
    "b: for (using x = a;;)\n break b",
    "async function w#() { 'use node'\n await using b = a\n for await (using c of b) for (using d of c) await d }",
];

const TYPED: [&str; 21] = [
    "let a#: number = 1 as any\n",
    "let b#!: string\n[1].map(x => x)",
    "let c# = a as unknown\n(function () {})",
    "interface I# { a: string\n }",
    "type T#<A> = {\n a: A }",
    "import type { X# } from './x'",
    "import { type Y#, z as z# } from './y'\nz#<string>()",
    "declare const d#: string,\n dd#: number",
    "abstract class K#<T> extends Q<T> implements I<T>, J {\n  private readonly a?: T = 1\n  public ['b'] = 2\n  abstract m(): void\n  declare x: T\n  o?(): void {}\n  static override s: T }",
    "function f#<T>(this: void, a?: T, ...r:\n T[]): a is T { return a! }",
    "function g#(a: string): void\nfunction g#(a: any) {}",
    "export function h#(a: string): void\nexport function h#(a: any) {}",
    "const i# = async <\n  T\n>(x: T):\n  Promise<T> => x",
    "const j# = <T,>(x: T): T => x satisfies T",
    "export type { T } from './t'",
    "export declare function k#(): void",
    "try {} catch (e: unknown) {}",
    "const l# = <any>a, m# = <\n any> b;",
    "for (const n# of [] as const) n#!.x",
    "const q# = async <T>(a: T): Promise<T> => await (a as\n any)!\nasync function r#() { await <T>a\n await a satisfies T; return a as\n T }",
    "async function o#(a: number): Promise<void> { 'use node'; p# as any } const p# = 1",
];

fn text() -> impl Strategy<Value = String> {
    pieces(&PIECES)
}

fn pieces(list: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::collection::vec(0..list.len(), 0..14).prop_map(|chosen| {
        let pieces = chosen
            .iter()
            .enumerate()
            .map(|(at, &piece)| list[piece].replace('#', &at.to_string()));
        pieces.collect::<Vec<_>>().join("\n")
    })
}

fn lines(text: &str) -> usize {
    text.replace("\r\n", "\n")
        .matches(['\n', '\r', '\u{2028}', '\u{2029}'])
        .count()
}

proptest! {
    #[test]
    fn edited_modules_keep_their_lines(source in text()) {
        let options = PrepareOptions { format: Some(Format::Module), ..PrepareOptions::default() };
        let prepared = prepare(&source, "/m.mjs", options).unwrap();
        prop_assert_eq!(lines(&prepared.text), lines(&source) + 1, "{}", prepared.text);
        assert_parses(&prepared.text);
        for node in &prepared.nodes {
            assert_parses(&node.text);
            prop_assert!(lines(&node.text) <= lines(&source));
        }
    }

    #[test]
    fn erased_typescript_keeps_its_lines(source in pieces(&TYPED)) {
        let options =
            PrepareOptions { format: Some(Format::Module), typescript: true, ..PrepareOptions::default() };
        let prepared = prepare(&source, "/m.mts", options).unwrap();
        prop_assert_eq!(lines(&prepared.text), lines(&source) + 1, "{}", prepared.text);
        assert_parses(&prepared.text);
    }

    #[test]
    fn broken_modules_are_errors_in_the_text(source in text(), typed in pieces(&TYPED), cut in 0_usize..400) {
        let source = format!("{typed}\n{source}");
        let cut = source.floor_char_boundary(cut.min(source.len()));
        let options =
            PrepareOptions { format: Some(Format::Module), typescript: true, ..PrepareOptions::default() };
        if let Err(error) = prepare(&source[..cut], "/m.mts", options) {
            prop_assert!(error.line as usize <= lines(&source) + 1);
        }
    }

    #[test]
    fn nothing_makes_it_panic(source in "[ -~\\n\u{e9}\u{1F600}\u{2028}]{0,80}", typescript: bool) {
        let options = PrepareOptions { typescript, ..PrepareOptions::default() };
        if let Ok(prepared) = prepare(&source, "/m", options) {
            prepared.map.original(1, 1);
        }
    }
}
