//! `internal/flags`: which of Node's options the program was started with.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/flags",
    source: include_str!("internal_flags.js"),
    ops: crate::process::add_flags,
};
