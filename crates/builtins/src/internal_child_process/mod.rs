//! `internal/child_process`: the class ChildProcess. Its operations are those of `child_process`.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/child_process",
    source: include_str!("internal_child_process.js"),
    ops: crate::child_process::ops,
};
