//! `internal/stream_iter/consumers`: iterable streams as one value. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#consumers>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/consumers",
    source: include_str!("internal_stream_iter_consumers.js"),
    ops: |_table| {},
};
