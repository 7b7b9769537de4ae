//! `internal/streams/destroy`: how streams are constructed and destroyed. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/destroy",
    source: include_str!("internal_streams_destroy.js"),
    ops: |_table| {},
};
