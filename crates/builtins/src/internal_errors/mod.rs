//! `internal/errors`: the errors that built-in modules throw. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/errors.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/errors",
    source: include_str!("internal_errors.js"),
    ops: |_table| {},
};
