//! `node:timers/promises`: timers as promises. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `timers/promises`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "timers/promises",
    source: include_str!("timers_promises.js"),
    ops: |_| {},
};
