//! `internal/stream_iter/from`: sources of iterable streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#sources>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/from",
    source: include_str!("internal_stream_iter_from.js"),
    ops: |_table| {},
};
