//! `internal/streams/bridge`: a Duplex over the two ends of others. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamduplexfromsrc>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/bridge",
    source: include_str!("internal_streams_bridge.js"),
    ops: |_table| {},
};
