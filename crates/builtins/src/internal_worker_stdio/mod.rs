//! `internal/worker_stdio`: the streams of workers. See the JS.
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_stdio",
    source: include_str!("internal_worker_stdio.js"),
    ops: |_| {},
};
