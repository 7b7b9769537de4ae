//! `internal/streams/operators`: `map`, `filter` and the other helpers of Readable. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#readablecomposestream-options>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/operators",
    source: include_str!("internal_streams_operators.js"),
    ops: |_table| {},
};
