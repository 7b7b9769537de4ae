//! `internal/fetch/headers`: `Headers`. See the header of the JavaScript body.
//! Follows <https://fetch.spec.whatwg.org/>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fetch/headers",
    source: include_str!("internal_fetch_headers.js"),
    ops: |_| {},
};
