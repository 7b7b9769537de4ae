//! `node:assert/strict`: assertions in strict mode. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/assert.html#strict-assertion-mode>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "assert/strict",
    source: include_str!("assert_strict.js"),
    ops: |_table| {},
};
