//! `internal/event_listening`: `events.on`, and listening to emitters and event targets alike.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/events.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/event_listening",
    source: include_str!("internal_event_listening.js"),
    ops: |_table| {},
};
