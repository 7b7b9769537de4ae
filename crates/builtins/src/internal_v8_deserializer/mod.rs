//! `internal/v8_deserializer`: values from bytes in the format of `v8.serialize`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/v8_deserializer`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/v8_deserializer",
    source: include_str!("internal_v8_deserializer.js"),
    ops: |_| {},
};
