//! `internal/webstreams/transfer`: streams that move to another realm. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#transferrable-streams>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/transfer",
    source: include_str!("internal_webstreams_transfer.js"),
    ops: |_table| {},
};
