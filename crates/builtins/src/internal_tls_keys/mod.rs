//! `internal/tls/keys`: keys that are encrypted. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/keys`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/keys",
    source: include_str!("internal_tls_keys.js"),
    ops: |_| {},
};
