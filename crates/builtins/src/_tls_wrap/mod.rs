//! `node:_tls_wrap`: what `node:tls` has, under an old name. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `_tls_wrap`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "_tls_wrap",
    source: include_str!("_tls_wrap.js"),
    ops: |_| {},
};
