//! `internal/message_channel`: MessageChannel, MessagePort and BroadcastChannel. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/message_channel`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/message_channel",
    source: include_str!("internal_message_channel.js"),
    ops: |_| {},
};
