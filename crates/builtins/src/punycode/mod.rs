//! `punycode`: Punycode and its form of domain names. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `punycode`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "punycode",
    source: include_str!("punycode.js"),
    ops: |_| {},
};
