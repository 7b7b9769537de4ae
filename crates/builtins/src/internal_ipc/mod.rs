//! `internal/ipc`: messages between a parent and its child. All of it is JavaScript, over `internal/pipe`.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/ipc",
    source: include_str!("internal_ipc.js"),
    ops: |_table| {},
};
