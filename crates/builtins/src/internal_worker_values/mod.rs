//! `internal/worker_values`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/worker_values`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_values",
    source: include_str!("internal_worker_values.js"),
    ops: |_| {},
};
