//! `internal/net/block_list`: the class BlockList of `node:net`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/net.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/net/block_list",
    source: include_str!("internal_net_block_list.js"),
    ops: |_table| {},
};
