//! `internal/console_rare`: what few programs use of the console. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/console.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/console_rare",
    source: include_str!("internal_console_rare.js"),
    ops: |_table| {},
};
