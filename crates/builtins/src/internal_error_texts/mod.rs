//! `internal/error_texts`: what the errors of built-in modules say. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/errors.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/error_texts",
    source: include_str!("internal_error_texts.js"),
    ops: |_table| {},
};
