//! `internal/message_port_in_context`: ports that belong to a context of `vm`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#workermovemessageporttocontextport-contextifiedsandbox>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/message_port_in_context",
    source: include_str!("internal_message_port_in_context.js"),
    ops: |_table| {},
};
