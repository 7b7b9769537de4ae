//! `internal/regexp_colors`: regular expressions in colours. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/regexp_colors`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/regexp_colors",
    source: include_str!("internal_regexp_colors.js"),
    ops: |_| {},
};
