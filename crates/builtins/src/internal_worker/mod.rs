//! `internal/worker`: OS threads with realms of their own. `thread.rs` is the life of one; `children.rs` what its parent holds; see the JS.
mod children;
mod memory;
pub(crate) mod thread;

use runtime::Builtin;

use crate::internal_worker_environment as environment;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker",
    source: include_str!("internal_worker.js"),
    ops: |table| {
        table.add("spawn", children::spawn);
        table.add("terminate", children::terminate);
        table.add("utilization", children::utilization);
    },
};
