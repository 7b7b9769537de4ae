//! `internal/equal`: deep equality of values. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/assert.html#comparison-details>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/equal",
    source: include_str!("internal_equal.js"),
    ops: |_table| {},
};
