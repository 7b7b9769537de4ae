//! `internal/broadcast_channel`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/broadcast_channel`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/broadcast_channel",
    source: include_str!("internal_broadcast_channel.js"),
    ops: |_| {},
};
