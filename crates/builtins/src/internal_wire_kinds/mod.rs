//! `internal/wire_kinds`: objects of modules that travel. See the header of the JavaScript body.
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_kinds",
    source: include_str!("internal_wire_kinds.js"),
    ops: |_| {},
};
