//! `node:test`: tests, suites, hooks and mocks. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "test",
    source: include_str!("test.js"),
    ops: |_table| {},
};
