//! `node:test/reporters`: the forms in which results can be shown. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#test-reporters>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "test/reporters",
    source: include_str!("test_reporters.js"),
    ops: |_table| {},
};
