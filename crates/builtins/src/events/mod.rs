//! `node:events`: EventEmitter and its helpers. Follows <https://nodejs.org/docs/latest-v26.x/api/events.html>
use runtime::Builtin;

/// The module `events`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "events",
    source: include_str!("events.js"),
    ops: |_| {},
};
