//! `internal/repl_completion`: how the words at a prompt may go on. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/repl_completion`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/repl_completion",
    source: include_str!("internal_repl_completion.js"),
    ops: |_| {},
};
