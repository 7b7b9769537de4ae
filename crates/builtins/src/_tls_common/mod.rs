//! `node:_tls_common`: what `node:tls` has, under an old name. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `_tls_common`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "_tls_common",
    source: include_str!("_tls_common.js"),
    ops: |_| {},
};
