//! `internal/decorators`: what the texts of decorated classes call. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/decorators`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/decorators",
    source: include_str!("internal_decorators.js"),
    ops: |_| {},
};
