//! `internal/source_messages`: messages of errors that need the program's text. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/source_messages`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/source_messages",
    source: include_str!("internal_source_messages.js"),
    ops: |_| {},
};
