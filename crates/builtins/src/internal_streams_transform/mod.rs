//! `internal/streams/transform`: `Transform` and `PassThrough`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#class-streamtransform>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/transform",
    source: include_str!("internal_streams_transform.js"),
    ops: |_table| {},
};
