//! `node:tls`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `tls`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "tls",
    source: include_str!("tls.js"),
    ops: |_| {},
};
