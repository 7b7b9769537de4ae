//! `internal/loop_hold`: what a stream over a descriptor has to do with the loop. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/loop_hold",
    source: include_str!("internal_loop_hold.js"),
    ops: |_table| {},
};
