//! `v8`: the module that is named after Node's engine. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `v8`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "v8",
    source: include_str!("v8.js"),
    ops: |_| {},
};
