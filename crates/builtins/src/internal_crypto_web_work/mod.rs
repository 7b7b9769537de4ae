//! `internal/crypto_web_work`: what keys of the Web Crypto API do.
//! Follows <https://w3c.github.io/webcrypto/>
use runtime::Builtin;

/// Its JS is `internal_crypto_web_work.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_web_work",
    source: include_str!("internal_crypto_web_work.js"),
    ops: |_table| {},
};
