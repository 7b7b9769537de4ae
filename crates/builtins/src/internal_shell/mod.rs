//! `internal/shell`: the template tag `$` of `roata`. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/shell",
    source: include_str!("internal_shell.js"),
    ops: |_table| {},
};
