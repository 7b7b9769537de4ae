//! `internal/stream_iter/pipe`: iterable streams written into a writer. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#pipelines>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/pipe",
    source: include_str!("internal_stream_iter_pipe.js"),
    ops: |_table| {},
};
