//! `internal/streams/abort`: `addAbortSignal`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamaddabortsignalsignal-stream>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/abort",
    source: include_str!("internal_streams_abort.js"),
    ops: |_table| {},
};
