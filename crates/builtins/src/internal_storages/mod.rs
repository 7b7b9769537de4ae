//! `internal/storages`: which AsyncLocalStorage on another core is the same as one here. See the JS.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin =
    Builtin { name: "internal/storages", source: include_str!("internal_storages.js"), ops: |_| {} };
