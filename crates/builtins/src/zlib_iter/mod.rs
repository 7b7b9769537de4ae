//! `zlib/iter`: compression for iterable streams, under `--experimental-stream-iter`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/zlib_iter.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "zlib/iter",
    source: include_str!("zlib_iter.js"),
    ops: |_table| {},
};
