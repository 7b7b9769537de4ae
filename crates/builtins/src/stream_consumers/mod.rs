//! `stream/consumers`: a whole stream as one value. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/webstreams.html#utility-consumers>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "stream/consumers",
    source: include_str!("stream_consumers.js"),
    ops: |_table| {},
};
