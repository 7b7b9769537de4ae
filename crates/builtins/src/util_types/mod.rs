//! `node:util/types`: checks of what an object is. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utiltypes>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "util/types",
    source: include_str!("util_types.js"),
    ops: |_table| {},
};
