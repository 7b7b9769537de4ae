//! `internal/test/mock_timers`: timers and dates that move when told to. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#class-mocktimers>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/mock_timers",
    source: include_str!("internal_test_mock_timers.js"),
    ops: |_table| {},
};
