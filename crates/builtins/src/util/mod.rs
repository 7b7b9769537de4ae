//! `node:util`: utilities. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "util",
    source: include_str!("util.js"),
    ops: |_table| {},
};
