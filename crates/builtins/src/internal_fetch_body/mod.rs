//! `internal/fetch/body`: bodies of requests and responses. See the header of the JavaScript body.
//! Follows <https://fetch.spec.whatwg.org/>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fetch/body",
    source: include_str!("internal_fetch_body.js"),
    ops: |_| {},
};
