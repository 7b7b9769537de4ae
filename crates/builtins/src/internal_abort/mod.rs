//! `internal/abort`: AbortController and AbortSignal. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/abort`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/abort",
    source: include_str!("internal_abort.js"),
    ops: |_| {},
};
