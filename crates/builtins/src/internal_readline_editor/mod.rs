//! `internal/readline/editor`: editing a line on a terminal, with its history. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/readline.html#class-interfaceconstructor>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/readline/editor",
    source: include_str!("internal_readline_editor.js"),
    ops: |_table| {},
};
