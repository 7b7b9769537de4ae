//! `internal/locks`: the Web Locks of `navigator.locks`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/locks`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/locks",
    source: include_str!("internal_locks.js"),
    ops: |_| {},
};
