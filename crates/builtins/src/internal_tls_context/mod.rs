//! `internal/tls/context`: secure contexts. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/context`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/context",
    source: include_str!("internal_tls_context.js"),
    ops: |_| {},
};
