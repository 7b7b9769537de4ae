//! `node:net`: sockets of TCP and of the Unix kind, and their servers. All of it is JavaScript, over `internal/sockets`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "net",
    source: include_str!("net.js"),
    ops: |_table| {},
};
