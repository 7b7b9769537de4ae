//! `internal/stream_iter/classic`: iterable streams to and from the streams of `node:stream`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#classic-stream-interop>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/classic",
    source: include_str!("internal_stream_iter_classic.js"),
    ops: |_table| {},
};
