//! `internal/repl_text`: what is typed at a prompt, as a script. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/repl_text`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/repl_text",
    source: include_str!("internal_repl_text.js"),
    ops: |_| {},
};
