//! `internal/streams/from`: `Readable.from`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamreadablefromiterable-options>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/from",
    source: include_str!("internal_streams_from.js"),
    ops: |_table| {},
};
