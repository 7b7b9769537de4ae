//! `internal/stream_iter/arguments`: what the functions of iterable streams take. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/arguments",
    source: include_str!("internal_stream_iter_arguments.js"),
    ops: |_table| {},
};
