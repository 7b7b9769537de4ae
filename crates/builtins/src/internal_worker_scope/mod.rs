//! `internal/worker_scope`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/worker_scope`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_scope",
    source: include_str!("internal_worker_scope.js"),
    ops: |_| {},
};
