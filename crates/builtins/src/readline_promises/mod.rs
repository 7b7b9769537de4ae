//! `readline/promises`: `readline` with promises. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/readline.html#promises-api>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "readline/promises",
    source: include_str!("readline_promises.js"),
    ops: |_table| {},
};
