//! `internal/style`: terminal colours, control characters and the width of text. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/style",
    source: include_str!("internal_style.js"),
    ops: |_table| {},
};
