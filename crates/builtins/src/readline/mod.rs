//! `readline`: lines of input, and editing them on terminals. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/readline.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "readline",
    source: include_str!("readline.js"),
    ops: |_table| {},
};
