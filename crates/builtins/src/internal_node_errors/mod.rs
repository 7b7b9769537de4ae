//! `internal/node_errors`: see the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_errors",
    source: include_str!("internal_node_errors.js"),
    ops: |_| {},
};
