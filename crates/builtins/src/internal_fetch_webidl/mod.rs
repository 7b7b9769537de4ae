//! `internal/fetch/webidl`: how arguments of the Fetch standard's classes are taken. See the header of the JavaScript body.
//! Follows <https://fetch.spec.whatwg.org/>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fetch/webidl",
    source: include_str!("internal_fetch_webidl.js"),
    ops: |_| {},
};
