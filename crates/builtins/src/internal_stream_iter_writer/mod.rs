//! `internal/stream_iter/writer`: what the writers of iterable streams have in common. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#writer-interface>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/writer",
    source: include_str!("internal_stream_iter_writer.js"),
    ops: |_table| {},
};
