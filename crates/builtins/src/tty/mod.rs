//! `node:tty`: whether a descriptor is a terminal. Follows <https://nodejs.org/docs/latest-v26.x/api/tty.html>
use runtime::Builtin;

/// The module `tty`.
pub const BUILTIN: Builtin = Builtin {
    name: "tty",
    source: include_str!("tty.js"),
    ops: |table| {
        table.add("isTerminal", runtime::stdio::is_terminal);
    },
};
