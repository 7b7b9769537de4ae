//! `internal/tls/certificates`: what certificates say, whom they are for. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/certificates`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/certificates",
    source: include_str!("internal_tls_certificates.js"),
    ops: |_| {},
};
