//! `internal/assertion_error`: the class AssertionError and its messages. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/assert.html#class-assertassertionerror>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/assertion_error",
    source: include_str!("internal_assertion_error.js"),
    ops: |_table| {},
};
