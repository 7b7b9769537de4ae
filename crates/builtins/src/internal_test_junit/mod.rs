//! `internal/test/junit`: the reporter junit. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/junit",
    source: include_str!("internal_test_junit.js"),
    ops: |_table| {},
};
