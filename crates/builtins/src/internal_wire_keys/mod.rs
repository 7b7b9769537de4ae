//! `internal/wire_keys`: the keys of objects, found by their bytes. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_keys",
    source: include_str!("internal_wire_keys.js"),
    ops: |_| {},
};
