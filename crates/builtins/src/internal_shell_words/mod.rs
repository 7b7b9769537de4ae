//! `internal/shell_words`: the words of a command in a template. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/shell_words",
    source: include_str!("internal_shell_words.js"),
    ops: |_table| {},
};
