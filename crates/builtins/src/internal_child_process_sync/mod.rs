//! `internal/child_process_sync`: `spawnSync` and what is made of it. Its operations are those of `child_process`.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/child_process_sync",
    source: include_str!("internal_child_process_sync.js"),
    ops: crate::child_process::ops,
};
