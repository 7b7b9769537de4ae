//! `internal/test/failures`: why a test failed, and what failures were expected. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#expecting-tests-to-fail>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/failures",
    source: include_str!("internal_test_failures.js"),
    ops: |_table| {},
};
