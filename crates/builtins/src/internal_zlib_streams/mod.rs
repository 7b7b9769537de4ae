//! `internal/zlib/streams`: the streams of zlib. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/zlib.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/zlib/streams",
    source: include_str!("internal_zlib_streams.js"),
    ops: |_table| {},
};
