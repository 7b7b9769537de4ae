//! `internal/streams/compose`: `stream.compose`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamcomposestreams>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/compose",
    source: include_str!("internal_streams_compose.js"),
    ops: |_table| {},
};
