//! `internal/streams/finished`: `stream.finished`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamfinishedstream-options-callback>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/finished",
    source: include_str!("internal_streams_finished.js"),
    ops: |_table| {},
};
