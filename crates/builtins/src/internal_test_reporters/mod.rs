//! `internal/test/reporters`: which reporters a run has, and where they write. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#class-teststream>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/reporters",
    source: include_str!("internal_test_reporters.js"),
    ops: |_table| {},
};
