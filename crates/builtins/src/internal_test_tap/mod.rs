//! `internal/test/tap`: the reporter tap. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/tap",
    source: include_str!("internal_test_tap.js"),
    ops: |_table| {},
};
