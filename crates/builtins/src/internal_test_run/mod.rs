//! `internal/test/run`: `run()` and `--test`: files of tests, a process each. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#runoptions>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/run",
    source: include_str!("internal_test_run.js"),
    ops: |_table| {},
};
