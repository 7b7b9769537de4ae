//! `roata`: nodes as programs see them; what is behind it is in the folders `internal_node_*`.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin { name: "roata", source: include_str!("roata.js"), ops: |_| {} };
