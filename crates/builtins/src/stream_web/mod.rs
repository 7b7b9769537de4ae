//! `stream/web`: the classes of web streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/webstreams.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "stream/web",
    source: include_str!("stream_web.js"),
    ops: |_table| {},
};
