//! `internal/worker_environment`: the variables of a worker; see the JS.
mod environment;

use runtime::Builtin;

pub(crate) use environment::Environment;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_environment",
    source: include_str!("internal_worker_environment.js"),
    ops: |table| environment::ops(table),
};
