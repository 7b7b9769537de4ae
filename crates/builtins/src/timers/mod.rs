//! `node:timers`. Follows <https://nodejs.org/docs/latest-v26.x/api/timers.html>

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "timers",
    source: include_str!("timers.js"),
    ops: |_| {},
};
