//! `internal/worker_web`: the web's class Worker. See the JS.
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_web",
    source: include_str!("internal_worker_web.js"),
    ops: |_| {},
};
