//! `internal/promise_any`: `Promise.any`. All of it is JavaScript.
//! Follows <https://tc39.es/ecma262/#sec-promise.any>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/promise_any",
    source: include_str!("internal_promise_any.js"),
    ops: |_table| {},
};
