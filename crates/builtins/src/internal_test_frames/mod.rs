//! `internal/test/frames`: events on a pipe, from a process that runs one file to the one that runs them all. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#runoptions>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/frames",
    source: include_str!("internal_test_frames.js"),
    ops: |_table| {},
};
