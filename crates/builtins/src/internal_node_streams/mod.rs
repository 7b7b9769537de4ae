//! `internal/node_streams`: values of async generators, and async iterables that travel. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin =
    Builtin { name: "internal/node_streams", source: include_str!("internal_node_streams.js"), ops: |_| {} };
