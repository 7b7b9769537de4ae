//! `internal/http/status`: names of methods and texts of status codes. See the header of the JavaScript body.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/http.html>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/http/status",
    source: include_str!("internal_http_status.js"),
    ops: |_| {},
};
