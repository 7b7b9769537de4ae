//! `internal/wire_views`: what there is to know about buffers and their views. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire_views",
    source: include_str!("internal_wire_views.js"),
    ops: |_| {},
};
