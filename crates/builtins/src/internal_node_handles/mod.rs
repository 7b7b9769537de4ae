//! `internal/node_handles`: nodes as values. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin =
    Builtin { name: "internal/node_handles", source: include_str!("internal_node_handles.js"), ops: |_| {} };
