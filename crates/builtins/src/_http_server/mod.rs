//! `_http_server`: an old name of a part of `node:http`. See the header of the JavaScript body.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/http.html>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "_http_server",
    source: include_str!("_http_server.js"),
    ops: |_| {},
};
