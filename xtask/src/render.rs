//! Writes a random program as JavaScript.
//!
//! How its order is kept free of races: a timer that shall fire soon is set and then waited for by spinning, so
//! that it is due in the very next timers phase; everything that takes real time (I/O, waits) is queued by `far`, which
//! begins the next only when nothing has happened for a while; so nothing depends on how fast the machine is.

mod writer;

use crate::program::Tree;

/// Helpers that a program may need: what its text holds if it does, and the lines to add.
const HELPERS: &[(&str, &str, &str)] = &[
    (
        "als.",
        "async_hooks",
        "const als = new async_hooks.AsyncLocalStorage();\n",
    ),
    ("emitter", "events", ""),
    ("fs.", "fs", ""),
    ("timersPromises.", "timers/promises", ""),
    (
        "thenable(",
        "",
        "const thenable = (value) => ({ then(resolve) { log(`then of ${value}`); resolve(value); } });\n",
    ),
    ("busy = ", "", "let busy = 0;\n"),
    (
        "spin(",
        "",
        "const spin = (ms) => {\n  const until = performance.now() + ms;\n  \
         while (performance.now() < until);\n  busy = until;\n};\n",
    ),
    (
        "far(",
        "",
        "const waiting = [];\n\
         const far = (callback) => {\n  if (waiting.push(BIND(callback)) === 1) setTimeout(whenQuiet, 20);\n};\n\
         const whenQuiet = () => {\n  \
           if (performance.now() - busy < 20) return setTimeout(whenQuiet, 20);\n  \
           const callback = waiting.shift();\n  \
           if (waiting.length > 0) setTimeout(whenQuiet, 20);\n  \
           callback();\n};\n",
    ),
];

/// The program's text, with a first line that says where it comes from.
pub fn render(tree: &Tree, origin: &str) -> String {
    let body = writer::body(tree);
    let prelude = prelude(&body, tree.module);
    format!("// {origin}\n{prelude}{body}")
}

/// The extension that goes with the program's form.
pub fn extension(tree: &Tree) -> &'static str {
    if tree.module { "mjs" } else { "cjs" }
}

fn prelude(body: &str, module: bool) -> String {
    let far = body.contains("far(") || body.contains("(far)");
    let waits = far || body.contains("spin(");
    let needed = |mark: &str| match mark {
        "busy = " => waits,
        "far(" => far,
        mark => body.contains(mark),
    };
    let mut text = String::new();
    for (_, name, _) in HELPERS
        .iter()
        .filter(|(mark, name, _)| !name.is_empty() && needed(mark))
    {
        text.push_str(&load(name, module));
    }
    let storage = needed("als.");
    // What is queued by `far` keeps the context of the one who queued it.
    let bind = if storage {
        "async_hooks.AsyncLocalStorage.bind(callback)"
    } else {
        "callback"
    };
    for (_, _, lines) in HELPERS.iter().filter(|(mark, _, _)| needed(mark)) {
        text.push_str(&lines.replace("BIND(callback)", bind));
    }
    let touch = if waits { "busy = performance.now(); " } else { "" };
    let store = if storage { ", '|', als.getStore()" } else { "" };
    text.push_str(&format!(
        "const log = (...label) => {{ {touch}console.log(...label{store}); }};\n"
    ));
    if body.contains("throw ") {
        text.push_str("process.on('uncaughtException', (error) => log('uncaught', error.message));\n");
    }
    if body.contains("reject") {
        text.push_str("process.on('unhandledRejection', (reason) => log('unhandled', reason));\n");
        text.push_str("process.on('rejectionHandled', () => log('rejectionHandled'));\n");
    }
    text
}

fn load(name: &str, module: bool) -> String {
    let variable = match name {
        "timers/promises" => "timersPromises",
        other => other,
    };
    if module {
        format!("import {variable} from 'node:{name}';\n")
    } else {
        format!("const {variable} = require('node:{name}');\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{Kind, Step};

    #[test]
    fn every_callback_logs_a_label_of_its_own() {
        for seed in 0..50 {
            let text = render(&Tree::random(seed, 20), "test");
            let mut labels: Vec<&str> = text
                .lines()
                .map(str::trim)
                .filter(|line| is_label(line))
                .collect();
            let all = labels.len();
            labels.sort();
            labels.dedup();
            assert_eq!(labels.len(), all, "{text}");
            assert!(text.starts_with("// test\n") && text.ends_with("log('end of script');\n"));
        }
    }

    /// `log('s12');`
    fn is_label(line: &str) -> bool {
        let number = line
            .strip_prefix("log('s")
            .and_then(|rest| rest.strip_suffix("');"));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    }

    #[test]
    fn loads_what_it_uses_and_nothing_else() {
        let step = |kind| Step {
            kind,
            inner: Vec::new(),
            number: 0,
        };
        let tree = Tree {
            module: true,
            steps: vec![step(Kind::Tick), step(Kind::Stat)],
        };
        let text = render(&tree, "test");
        assert!(
            text.contains("import fs from 'node:fs';") && text.contains("const far ="),
            "{text}"
        );
        assert!(
            text.contains("let busy = 0;") && !text.contains("async_hooks"),
            "{text}"
        );
    }

    #[test]
    fn a_top_level_await_needs_a_module() {
        let step = Step {
            kind: Kind::TopLevelAwait,
            inner: Vec::new(),
            number: 0,
        };
        let text = |module| {
            render(
                &Tree {
                    module,
                    steps: vec![step.clone()],
                },
                "test",
            )
        };
        assert!(text(true).contains("\nawait 's1 value';"));
        assert!(text(false).contains("(async () => {\n  await 's1 value';"));
    }
}
