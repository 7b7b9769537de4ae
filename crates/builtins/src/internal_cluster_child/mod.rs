//! `internal/cluster_child`: `node:cluster` in a worker. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cluster.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/cluster_child",
    source: include_str!("internal_cluster_child.js"),
    ops: |_table| {},
};
