//! `node:url`: the legacy API, and `internal/url`'s. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `url`; its native functions are those of `internal/url`.
pub const BUILTIN: Builtin = Builtin {
    name: "url",
    source: include_str!("url.js"),
    ops: |_| {},
};
