//! `internal/message_event`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/message_event`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/message_event",
    source: include_str!("internal_message_event.js"),
    ops: |_| {},
};
