//! `internal/net/addresses`: the class SocketAddress of `node:net`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/net/addresses",
    source: include_str!("internal_net_addresses.js"),
    ops: |_table| {},
};
