//! `stream/iter`: iterable streams, under `--experimental-stream-iter`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream_iter.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "stream/iter",
    source: include_str!("stream_iter.js"),
    ops: |_table| {},
};
