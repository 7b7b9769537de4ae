//! `internal/net/bound_socket`: the class BoundSocket of `node:net`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/net/bound_socket",
    source: include_str!("internal_net_bound_socket.js"),
    ops: |_table| {},
};
