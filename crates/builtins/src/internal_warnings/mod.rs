//! `internal/warnings`: process warnings. Follows <https://nodejs.org/docs/latest-v26.x/api/process.html#event-warning>

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/warnings",
    source: include_str!("internal_warnings.js"),
    ops: crate::process::add_flags,
};
