//! `internal/test/report`: what is told of one test, and when. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#class-teststream>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/report",
    source: include_str!("internal_test_report.js"),
    ops: |_table| {},
};
