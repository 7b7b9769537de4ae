//! `internal/worker_main`: how a program starts and ends in a worker. See the JS.
use runtime::Builtin;

/// The module; its table has the realm's flags.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_main",
    source: include_str!("internal_worker_main.js"),
    ops: |table| crate::process::add_flags(table),
};
