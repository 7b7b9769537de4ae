//! `node:repl`: a prompt that evaluates what is typed. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `repl`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "repl",
    source: include_str!("repl.js"),
    ops: |_| {},
};
