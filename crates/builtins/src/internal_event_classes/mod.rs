//! `internal/event_classes`: ErrorEvent and CloseEvent. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/event_classes`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/event_classes",
    source: include_str!("internal_event_classes.js"),
    ops: |_| {},
};
