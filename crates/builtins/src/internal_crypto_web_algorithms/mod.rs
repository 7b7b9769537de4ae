//! `internal/crypto_web_algorithms`: what the methods of the Web Crypto API make of their arguments.
//! Follows <https://w3c.github.io/webcrypto/#algorithm-normalization>
use runtime::Builtin;

/// Its JS is `internal_crypto_web_algorithms.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_web_algorithms",
    source: include_str!("internal_crypto_web_algorithms.js"),
    ops: |_table| {},
};
