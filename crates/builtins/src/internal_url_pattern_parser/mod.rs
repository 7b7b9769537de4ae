//! `internal/url_pattern_parser`: the patterns of URLPattern as regular expressions. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/url_pattern_parser`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/url_pattern_parser",
    source: include_str!("internal_url_pattern_parser.js"),
    ops: |_| {},
};
