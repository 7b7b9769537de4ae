//! `internal/wire_refusals`: how errors say which value cannot travel, and what it is. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_refusals",
    source: include_str!("internal_wire_refusals.js"),
    ops: |table| table.add("typeTag", runtime::inspection::type_tag),
};
