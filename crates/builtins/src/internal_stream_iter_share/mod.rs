//! `internal/stream_iter/share`: one source, many consumers. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#multi-consumer>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/share",
    source: include_str!("internal_stream_iter_share.js"),
    ops: |_table| {},
};
