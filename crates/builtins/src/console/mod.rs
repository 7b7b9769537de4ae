//! `node:console`: the global console. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/console.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "console",
    source: include_str!("console.js"),
    ops: |_table| {},
};
