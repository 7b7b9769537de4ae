//! `internal/error_stack`: `error.stack` in Node's form for every error that a program makes. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/errors.html#errorstack>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/error_stack",
    source: include_str!("internal_error_stack.js"),
    ops: |_table| {},
};
