//! `internal/streams/chunks`: taking chunks out of a Readable's buffer. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/chunks",
    source: include_str!("internal_streams_chunks.js"),
    ops: |_table| {},
};
