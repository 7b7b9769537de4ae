//! `internal/fetch/fetch`: `fetch`. See the header of the JavaScript body.
//! Follows <https://fetch.spec.whatwg.org/>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fetch/fetch",
    source: include_str!("internal_fetch_fetch.js"),
    ops: |_| {},
};
