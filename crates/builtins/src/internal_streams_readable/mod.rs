//! `internal/streams/readable`: `Readable`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#readable-streams>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/readable",
    source: include_str!("internal_streams_readable.js"),
    ops: |_table| {},
};
