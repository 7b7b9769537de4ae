//! `node:string_decoder`: bytes to text without cutting characters. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/string_decoder.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "string_decoder",
    source: include_str!("string_decoder.js"),
    ops: |_table| {},
};
