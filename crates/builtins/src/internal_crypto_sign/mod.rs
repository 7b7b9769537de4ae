//! `internal/crypto_sign`: signatures, and texts encrypted with key pairs.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

/// Its JS is `internal_crypto_sign.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/crypto_sign",
    source: include_str!("internal_crypto_sign.js"),
    ops: |_table| {},
};
