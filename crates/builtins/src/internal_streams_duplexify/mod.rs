//! `internal/streams/duplexify`: `Duplex.from`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamduplexfromsrc>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/duplexify",
    source: include_str!("internal_streams_duplexify.js"),
    ops: |_table| {},
};
