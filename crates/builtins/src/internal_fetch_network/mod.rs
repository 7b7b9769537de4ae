//! `internal/fetch/network`: one request of `fetch` and its response. See the header of the JavaScript body.
//! Follows <https://fetch.spec.whatwg.org/>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fetch/network",
    source: include_str!("internal_fetch_network.js"),
    ops: |_| {},
};
