//! `internal/wire_errors`: what of an error travels. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_errors",
    source: include_str!("internal_wire_errors.js"),
    ops: |_| {},
};
