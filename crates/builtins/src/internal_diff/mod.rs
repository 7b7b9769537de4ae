//! `internal/diff`: `util.diff`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utildiffactual-expected>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/diff",
    source: include_str!("internal_diff.js"),
    ops: |_table| {},
};
