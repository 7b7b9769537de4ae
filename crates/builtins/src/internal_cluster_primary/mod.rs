//! `internal/cluster_primary`: `node:cluster` in the process that forks. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cluster.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/cluster_primary",
    source: include_str!("internal_cluster_primary.js"),
    ops: |_table| {},
};
