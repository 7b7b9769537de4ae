//! `internal/datagram_options`: what a socket of `node:dgram` asks the system for. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dgram.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/datagram_options",
    source: include_str!("internal_datagram_options.js"),
    ops: |_table| {},
};
