//! `internal/net/connect`: how a socket of `node:net` connects. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/net/connect",
    source: include_str!("internal_net_connect.js"),
    ops: |_table| {},
};
