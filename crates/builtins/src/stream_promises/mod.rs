//! `stream/promises`: `pipeline` and `finished` as promises. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streams-promises-api>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "stream/promises",
    source: include_str!("stream_promises.js"),
    ops: |_table| {},
};
