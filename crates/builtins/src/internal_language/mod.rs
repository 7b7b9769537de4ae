//! `internal/language`: what the engine lacks of the language. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/language`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/language",
    source: include_str!("internal_language.js"),
    ops: |_| {},
};
