//! `internal/buffer`: Buffer's methods that read and write numbers. All of it is JavaScript, which the engine compiles to plain loads and stores.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/buffer",
    source: include_str!("internal_buffer.js"),
    ops: |_table| {},
};
