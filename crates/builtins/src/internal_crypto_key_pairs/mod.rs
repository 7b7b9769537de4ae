//! `internal/crypto_key_pairs`: pairs of keys, generated.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

/// Its JS is `internal_crypto_key_pairs.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/crypto_key_pairs",
    source: include_str!("internal_crypto_key_pairs.js"),
    ops: |_table| {},
};
