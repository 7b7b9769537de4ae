//! `internal/streams/pipe`: `readable.pipe` and `unpipe`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#readablepipedestination-options>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/pipe",
    source: include_str!("internal_streams_pipe.js"),
    ops: |_table| {},
};
