//! `internal/stream_iter/push`: iterable streams that are written to. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#push-streams>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/push",
    source: include_str!("internal_stream_iter_push.js"),
    ops: |_table| {},
};
