//! `node:http`: its names; the parts are in `internal/http/*` and load when they are first used. See the header of the JavaScript body.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/http.html>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "http",
    source: include_str!("http.js"),
    ops: |_| {},
};
