//! `node:dgram`: sockets of UDP. All of it is JavaScript, over `internal/datagrams`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dgram.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "dgram",
    source: include_str!("dgram.js"),
    ops: |_table| {},
};
