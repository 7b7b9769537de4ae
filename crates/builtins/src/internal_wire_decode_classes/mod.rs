//! `internal/wire_decode_classes`: bigints and objects of classes. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_decode_classes",
    source: include_str!("internal_wire_decode_classes.js"),
    ops: |_| {},
};
