//! `internal/watch`: `--watch`: the program runs anew whenever its files change. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html#--watch>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/watch",
    source: include_str!("internal_watch.js"),
    ops: crate::process::add_flags,
};
