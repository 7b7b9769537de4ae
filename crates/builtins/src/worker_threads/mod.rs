//! `node:worker_threads`. Follows <https://nodejs.org/docs/latest-v26.x/api/worker_threads.html>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "worker_threads",
    source: include_str!("worker_threads.js"),
    ops: |_| {},
};
