//! `internal/cluster_messages`: what a primary and its workers tell each other. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cluster.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/cluster_messages",
    source: include_str!("internal_cluster_messages.js"),
    ops: |_table| {},
};
