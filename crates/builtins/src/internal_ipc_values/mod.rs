//! `internal/ipc_values`: values as messages between a parent and its child. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/child_process.html#advanced-serialization>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/ipc_values",
    source: include_str!("internal_ipc_values.js"),
    ops: |_table| {},
};
