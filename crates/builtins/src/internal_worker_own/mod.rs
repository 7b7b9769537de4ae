//! `internal/worker_own`: what a thread knows of itself. See the JS.
use runtime::Builtin;

use crate::internal_worker::thread;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_own",
    source: include_str!("internal_worker_own.js"),
    ops: |table| {
        table.add("threadId", thread::thread_id);
        table.add("isCore", thread::is_core);
        table.add("exit", thread::exit);
        table.add("endAgain", thread::end_again);
    },
};
