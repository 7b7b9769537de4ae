//! `node:querystring`: query strings. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/querystring.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "querystring",
    source: include_str!("querystring.js"),
    ops: |_table| {},
};
