//! `internal/source_map`: source maps as `node:module` gives them. See the header of the JavaScript body.
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/source_map",
    source: include_str!("internal_source_map.js"),
    ops: |_table| {},
};
