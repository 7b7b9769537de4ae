//! `internal/ipc_socket_lists`: a server's sockets that are in other processes. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/child_process.html#example-sending-a-socket-object>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/ipc_socket_lists",
    source: include_str!("internal_ipc_socket_lists.js"),
    ops: |_table| {},
};
