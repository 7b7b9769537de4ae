//! `internal/worker_messages`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/worker_messages`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/worker_messages",
    source: include_str!("internal_worker_messages.js"),
    ops: |_| {},
};
