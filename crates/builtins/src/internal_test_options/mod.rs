//! `internal/test/options`: what a test's options say. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#testname-options-fn>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/options",
    source: include_str!("internal_test_options.js"),
    ops: |_table| {},
};
