//! `internal/disposal`: the classes of explicit resource management. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/disposal`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/disposal",
    source: include_str!("internal_disposal.js"),
    ops: |_| {},
};
