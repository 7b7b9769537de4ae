//! `internal/stream_iter/pull`: pipelines of iterable streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#pipelines>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/pull",
    source: include_str!("internal_stream_iter_pull.js"),
    ops: |_table| {},
};
