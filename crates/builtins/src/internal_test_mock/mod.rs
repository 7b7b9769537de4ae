//! `internal/test/mock`: mocked functions, methods and properties. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#class-mocktracker>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/mock",
    source: include_str!("internal_test_mock.js"),
    ops: |_table| {},
};
