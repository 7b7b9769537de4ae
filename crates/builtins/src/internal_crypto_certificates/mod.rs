//! `internal/crypto_certificates`: certificates as objects, and SPKAC.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html#class-x509certificate>

/// Its JS is `internal_crypto_certificates.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/crypto_certificates",
    source: include_str!("internal_crypto_certificates.js"),
    ops: |_table| {},
};
