//! `internal/test/assertions`: `t.assert`, assertions that a plan counts, and snapshots. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#snapshot-testing>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/assertions",
    source: include_str!("internal_test_assertions.js"),
    ops: |_table| {},
};
