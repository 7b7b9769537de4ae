//! `internal/globals`: defines the web globals. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/globals`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/globals",
    source: include_str!("internal_globals.js"),
    ops: |_| {},
};
