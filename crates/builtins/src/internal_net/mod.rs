//! `internal/net`: what the sockets and servers of `node:net` share. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/net",
    source: include_str!("internal_net.js"),
    ops: |_table| {},
};
