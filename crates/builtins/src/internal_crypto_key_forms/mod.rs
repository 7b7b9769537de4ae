//! `internal/crypto_key_forms`: the forms in which keys of pairs come and go.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

/// Its JS is `internal_crypto_key_forms.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/crypto_key_forms",
    source: include_str!("internal_crypto_key_forms.js"),
    ops: |_table| {},
};
