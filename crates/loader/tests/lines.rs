//! Whatever a module is made of, its edited text has the same lines, parses, and maps positions to where they were.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::assert_parses;
use loader::{Format, PrepareOptions, prepare};
use proptest::prelude::*;

const PIECES: [&str; 22] = [
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
    "/* a\n comment */ // another",
    "`template\n${ 1 }`",
    "const é# = 'ü'; é#",
    "if (1) {\n  let a = 2; a\n}",
    "\r\n;\u{2028};",
    "label: for (;;) break label",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..PIECES.len(), 0..14).prop_map(|chosen| {
        let pieces = chosen
            .iter()
            .enumerate()
            .map(|(at, &piece)| PIECES[piece].replace('#', &at.to_string()));
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
    fn nothing_makes_it_panic(source in "[ -~\\n]{0,60}", typescript: bool) {
        let options = PrepareOptions { typescript, ..PrepareOptions::default() };
        if let Ok(prepared) = prepare(&source, "/m", options) {
            prepared.map.original(1, 1);
        }
    }
}
