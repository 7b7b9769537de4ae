//! `internal/wire_small`: the small values of `internal/wire`, quickly. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin =
    Builtin { name: "internal/wire_small", source: include_str!("internal_wire_small.js"), ops: |_| {} };
