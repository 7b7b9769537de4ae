//! `internal/worker_options`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/worker_options`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_options",
    source: include_str!("internal_worker_options.js"),
    ops: |_| {},
};
