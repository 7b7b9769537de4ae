//! `internal/streams/utils`: what kind of stream a value is, and in what state. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/utils",
    source: include_str!("internal_streams_utils.js"),
    ops: |_table| {},
};
