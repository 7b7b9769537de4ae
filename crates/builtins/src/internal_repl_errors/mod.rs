//! `internal/repl_errors`: what nobody caught of what was typed at a prompt. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/repl_errors",
    source: include_str!("internal_repl_errors.js"),
    ops: |_table| {},
};
