//! `internal/crypto_web_supports`: which operations of the Web Crypto API would be refused.
//! Follows <https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-supports>
use runtime::Builtin;

/// Its JS is `internal_crypto_web_supports.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_web_supports",
    source: include_str!("internal_crypto_web_supports.js"),
    ops: |_table| {},
};
