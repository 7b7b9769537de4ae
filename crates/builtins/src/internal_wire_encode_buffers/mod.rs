//! `internal/wire_encode_buffers`: buffers, their views, and what moves. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_encode_buffers",
    source: include_str!("internal_wire_encode_buffers.js"),
    ops: |_| {},
};
