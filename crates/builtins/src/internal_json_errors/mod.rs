//! `internal/json_errors`: what is wrong with a JSON text, in V8's words. All of it is JavaScript.
//! Follows what Node 26 says.
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/json_errors",
    source: include_str!("internal_json_errors.js"),
    ops: |_table| {},
};
