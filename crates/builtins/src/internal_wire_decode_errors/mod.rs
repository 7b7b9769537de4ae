//! `internal/wire_decode_errors`: errors. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_decode_errors",
    source: include_str!("internal_wire_decode_errors.js"),
    ops: |_| {},
};
