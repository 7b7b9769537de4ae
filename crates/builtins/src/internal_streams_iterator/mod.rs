//! `internal/streams/iterator`: async iteration over Readables. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#readablesymbolasynciterator>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/iterator",
    source: include_str!("internal_streams_iterator.js"),
    ops: |_table| {},
};
