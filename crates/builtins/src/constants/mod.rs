//! `constants`: the constants of `os`, `fs` and `crypto` in one object. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `constants`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "constants",
    source: include_str!("constants.js"),
    ops: |_| {},
};
