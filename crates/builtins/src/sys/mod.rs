//! `sys`: the old name of `util`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `sys`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "sys",
    source: include_str!("sys.js"),
    ops: |_| {},
};
