//! `internal/wire_classes`: what an object's class says of whether and how it travels. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_classes",
    source: include_str!("internal_wire_classes.js"),
    ops: |_| {},
};
