//! `node:https`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `https`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "https",
    source: include_str!("https.js"),
    ops: |_| {},
};
