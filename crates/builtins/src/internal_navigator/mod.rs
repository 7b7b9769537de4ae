//! `internal/navigator`: the global `navigator`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/navigator`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/navigator",
    source: include_str!("internal_navigator.js"),
    ops: |_| {},
};
