//! `internal/test/tree`: tests and suites: a tree whose nodes run their functions and hooks, and report. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/tree",
    source: include_str!("internal_test_tree.js"),
    ops: |_table| {},
};
