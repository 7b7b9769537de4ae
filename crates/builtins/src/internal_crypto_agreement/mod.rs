//! `internal/crypto_agreement`: secrets agreed upon: ECDH and Diffie-Hellman; primes.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

/// Its JS is `internal_crypto_agreement.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/crypto_agreement",
    source: include_str!("internal_crypto_agreement.js"),
    ops: |_table| {},
};
