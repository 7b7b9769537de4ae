//! `internal/websocket`: the global WebSocket. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/websocket`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/websocket",
    source: include_str!("internal_websocket.js"),
    ops: |_| {},
};
