//! `internal/websocket/frames`: frames. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/websocket/frames`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/websocket/frames",
    source: include_str!("internal_websocket_frames.js"),
    ops: |_| {},
};
