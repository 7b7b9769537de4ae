//! `internal/crypto_web_keys`: keys of the Web Crypto API.
//! Follows <https://w3c.github.io/webcrypto/>
use runtime::Builtin;

/// Its JS is `internal_crypto_web_keys.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_web_keys",
    source: include_str!("internal_crypto_web_keys.js"),
    ops: |_table| {},
};
