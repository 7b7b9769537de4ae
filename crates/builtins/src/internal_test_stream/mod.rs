//! `internal/test/stream`: the stream of a run's events. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#class-teststream>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/stream",
    source: include_str!("internal_test_stream.js"),
    ops: |_table| {},
};
