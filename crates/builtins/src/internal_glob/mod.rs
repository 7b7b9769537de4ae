//! `internal/glob`: does a path match a pattern. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/glob`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/glob",
    source: include_str!("internal_glob.js"),
    ops: |_| {},
};
