//! `internal/test/hooks`: what runs before and after tests. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#hooks>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/hooks",
    source: include_str!("internal_test_hooks.js"),
    ops: |_table| {},
};
