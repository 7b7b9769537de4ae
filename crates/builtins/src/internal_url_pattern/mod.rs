//! `internal/url_pattern`: URLPattern. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/url_pattern`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/url_pattern",
    source: include_str!("internal_url_pattern.js"),
    ops: |_| {},
};
