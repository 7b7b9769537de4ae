//! `internal/streams/writable`: `Writable`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#writable-streams>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/writable",
    source: include_str!("internal_streams_writable.js"),
    ops: |_table| {},
};
