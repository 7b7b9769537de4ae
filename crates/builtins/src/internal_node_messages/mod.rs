//! `internal/node_messages`: values sent from node to node. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin =
    Builtin { name: "internal/node_messages", source: include_str!("internal_node_messages.js"), ops: |_| {} };
