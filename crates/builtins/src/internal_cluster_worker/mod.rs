//! `internal/cluster_worker`: the class Worker of `node:cluster`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cluster.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/cluster_worker",
    source: include_str!("internal_cluster_worker.js"),
    ops: |_table| {},
};
