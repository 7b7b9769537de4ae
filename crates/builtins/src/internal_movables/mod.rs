//! `internal/movables`: objects that move from realm to realm by transfer lists. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#portpostmessagevalue-transferlist>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/movables",
    source: include_str!("internal_movables.js"),
    ops: |_table| {},
};
