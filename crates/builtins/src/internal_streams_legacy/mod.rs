//! `internal/streams/legacy`: `Stream`, the oldest base class, with its own `pipe`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/legacy",
    source: include_str!("internal_streams_legacy.js"),
    ops: |_table| {},
};
