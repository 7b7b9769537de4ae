//! `internal/from_async`: `Array.fromAsync`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/from_async`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/from_async",
    source: include_str!("internal_from_async.js"),
    ops: |_| {},
};
