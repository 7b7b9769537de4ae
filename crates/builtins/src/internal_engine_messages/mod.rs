//! `internal/engine_messages`: the engine's messages in V8's words. All of it is JavaScript.
//! Follows what Node 26 says.
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/engine_messages",
    source: include_str!("internal_engine_messages.js"),
    ops: |_table| {},
};
