//! `node:http2`: its constants and settings. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `http2`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "http2",
    source: include_str!("http2.js"),
    ops: |_| {},
};
