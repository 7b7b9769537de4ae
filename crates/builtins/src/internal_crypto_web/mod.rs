//! `internal/crypto_web`: the Web Crypto API.
//! Follows <https://w3c.github.io/webcrypto/>
use runtime::Builtin;

/// Its JS is `internal_crypto_web.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_web",
    source: include_str!("internal_crypto_web.js"),
    ops: |_table| {},
};
