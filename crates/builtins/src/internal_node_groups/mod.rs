//! `internal/node_groups`: see the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_groups",
    source: include_str!("internal_node_groups.js"),
    ops: |_| {},
};
