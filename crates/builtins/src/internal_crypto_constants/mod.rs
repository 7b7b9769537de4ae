//! `internal/crypto_constants`: `crypto.constants`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html#crypto-constants>
use runtime::Builtin;

/// Its JS is `internal_crypto_constants.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_constants",
    source: include_str!("internal_crypto_constants.js"),
    ops: |_table| {},
};
