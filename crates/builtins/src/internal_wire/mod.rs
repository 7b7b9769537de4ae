//! `internal/wire`: values between nodes, as bytes: the table at the top of the `wire` crate, written and read in JavaScript.
use runtime::Builtin;

/// The door to its two halves, `internal/wire_encode` and `internal/wire_decode`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wire",
    source: include_str!("internal_wire.js"),
    ops: |_table| {},
};
