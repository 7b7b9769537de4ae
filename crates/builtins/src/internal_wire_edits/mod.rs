//! `internal/wire_edits`: edits of bytes that were written before all was known. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_edits",
    source: include_str!("internal_wire_edits.js"),
    ops: |_| {},
};
