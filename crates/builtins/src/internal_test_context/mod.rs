//! `internal/test/context`: what a test's or suite's function is given. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#class-testcontext>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/context",
    source: include_str!("internal_test_context.js"),
    ops: |_table| {},
};
