//! `internal/format`: `util.format` and `util.formatWithOptions`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/format",
    source: include_str!("internal_format.js"),
    ops: |_table| {},
};
