//! `internal/ipc_handles`: sockets and servers that go with messages. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/child_process.html#subprocesssendmessage-sendhandle-options-callback>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/ipc_handles",
    source: include_str!("internal_ipc_handles.js"),
    ops: |_table| {},
};
