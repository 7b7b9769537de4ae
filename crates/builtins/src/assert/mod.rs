//! `node:assert`: assertions. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/assert.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "assert",
    source: include_str!("assert.js"),
    ops: |_table| {},
};
