//! `internal/streams/duplex`: `Duplex`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#class-streamduplex>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/duplex",
    source: include_str!("internal_streams_duplex.js"),
    ops: |_table| {},
};
