//! `internal/wire_decode_buffers`: buffers and their views. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_decode_buffers",
    source: include_str!("internal_wire_decode_buffers.js"),
    ops: |_| {},
};
