//! `internal/function_text`: `Function.prototype.toString` as V8 has it. All of it is JavaScript.
//! Follows what Node 26 prints.
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/function_text",
    source: include_str!("internal_function_text.js"),
    ops: |_table| {},
};
