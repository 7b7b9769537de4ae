//! `internal/event_target`: Event, EventTarget, CustomEvent and NodeEventTarget. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/event_target`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/event_target",
    source: include_str!("internal_event_target.js"),
    ops: |_| {},
};
