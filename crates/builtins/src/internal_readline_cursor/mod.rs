//! `internal/readline/cursor`: cursors and widths of text on terminals. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/readline.html#readlineclearlinestream-dir-callback>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/readline/cursor",
    source: include_str!("internal_readline_cursor.js"),
    ops: |_table| {},
};
