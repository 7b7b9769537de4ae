//! `internal/test/spec`: the reporters spec and dot. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/spec",
    source: include_str!("internal_test_spec.js"),
    ops: |_table| {},
};
