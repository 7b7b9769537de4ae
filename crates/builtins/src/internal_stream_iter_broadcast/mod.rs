//! `internal/stream_iter/broadcast`: one writer, many consumers. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#multi-consumer>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/broadcast",
    source: include_str!("internal_stream_iter_broadcast.js"),
    ops: |_table| {},
};
