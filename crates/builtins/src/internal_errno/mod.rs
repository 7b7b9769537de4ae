//! `internal/errno`: names and texts of the system's error numbers, and the signals' numbers. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilgetsystemerrormap>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/errno",
    source: include_str!("internal_errno.js"),
    ops: |_table| {},
};
