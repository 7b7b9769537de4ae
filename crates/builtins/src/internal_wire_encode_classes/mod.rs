//! `internal/wire_encode_classes`: objects of classes, errors, functions, signals. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_encode_classes",
    source: include_str!("internal_wire_encode_classes.js"),
    ops: |_| {},
};
