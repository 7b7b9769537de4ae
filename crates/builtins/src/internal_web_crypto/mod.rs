//! `internal/web_crypto`: the classes of Web Crypto as globals. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/web_crypto`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/web_crypto",
    source: include_str!("internal_web_crypto.js"),
    ops: |_| {},
};
