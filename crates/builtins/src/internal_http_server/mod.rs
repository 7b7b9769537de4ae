//! `internal/http/server`: `Server`. See the header of the JavaScript body.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/http.html>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/http/server",
    source: include_str!("internal_http_server.js"),
    ops: |_| {},
};
