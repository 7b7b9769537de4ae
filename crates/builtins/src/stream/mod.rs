//! `stream`: `node:stream`, the face of the streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "stream",
    source: include_str!("stream.js"),
    ops: |_table| {},
};
