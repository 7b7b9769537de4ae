//! `internal/cluster_handles`: what the primary of a cluster listens with for its workers. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cluster.html#how-it-works>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/cluster_handles",
    source: include_str!("internal_cluster_handles.js"),
    ops: |_table| {},
};
