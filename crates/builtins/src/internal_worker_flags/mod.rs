//! `internal/worker_flags`: the options that workers take. See the JS.
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_flags",
    source: include_str!("internal_worker_flags.js"),
    ops: |_| {},
};
