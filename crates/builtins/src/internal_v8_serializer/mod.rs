//! `internal/v8_serializer`: values as bytes in the format of `v8.serialize`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/v8_serializer`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/v8_serializer",
    source: include_str!("internal_v8_serializer.js"),
    ops: |_| {},
};
