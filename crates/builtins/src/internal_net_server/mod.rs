//! `internal/net/server`: the class Server of `node:net`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/net/server",
    source: include_str!("internal_net_server.js"),
    ops: |_table| {},
};
