//! `node:cluster`: a process and its forked workers. All of it is JavaScript, over `node:child_process`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cluster.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "cluster",
    source: include_str!("cluster.js"),
    ops: |_table| {},
};
