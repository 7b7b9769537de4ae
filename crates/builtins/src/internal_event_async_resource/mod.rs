//! `internal/event_async_resource`: `events.EventEmitterAsyncResource`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/events.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/event_async_resource",
    source: include_str!("internal_event_async_resource.js"),
    ops: |_table| {},
};
