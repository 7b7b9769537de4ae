//! `internal/validators`: checks of arguments shared by the built-in modules. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/errors.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/validators",
    source: include_str!("internal_validators.js"),
    ops: |_table| {},
};
