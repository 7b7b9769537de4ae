//! `internal/stack`: `error.stack` in Node's form, and `Error.captureStackTrace`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/errors.html#errorstack>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stack",
    source: include_str!("internal_stack.js"),
    ops: |_table| {},
};
