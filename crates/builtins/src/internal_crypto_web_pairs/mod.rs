//! `internal/crypto_web_pairs`: pairs of keys of the Web Crypto API.
//! Follows <https://w3c.github.io/webcrypto/>

/// Its JS is `internal_crypto_web_pairs.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/crypto_web_pairs",
    source: include_str!("internal_crypto_web_pairs.js"),
    ops: |_table| {},
};
