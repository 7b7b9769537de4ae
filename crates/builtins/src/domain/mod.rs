//! `node:domain`: errors of what was started together. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `domain`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "domain",
    source: include_str!("domain.js"),
    ops: |_| {},
};
