//! `internal/websocket/handshake`: how a connection is opened. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/websocket/handshake`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/websocket/handshake",
    source: include_str!("internal_websocket_handshake.js"),
    ops: |_| {},
};
