//! `internal/crypto_keys`: keys as objects: `KeyObject`, secret keys.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>
use runtime::Builtin;

/// Its JS is `internal_crypto_keys.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_keys",
    source: include_str!("internal_crypto_keys.js"),
    ops: |_table| {},
};
