//! `internal/streams/state`: high water marks, and symbols that the streams share. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/state",
    source: include_str!("internal_streams_state.js"),
    ops: |_table| {},
};
