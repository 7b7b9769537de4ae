//! `internal/wire_texts`: texts that are not ASCII as UTF-8. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_texts",
    source: include_str!("internal_wire_texts.js"),
    ops: |_| {},
};
