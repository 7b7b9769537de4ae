//! `internal/wire_encode_arrays`: arrays with holes or named properties. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_encode_arrays",
    source: include_str!("internal_wire_encode_arrays.js"),
    ops: |_| {},
};
