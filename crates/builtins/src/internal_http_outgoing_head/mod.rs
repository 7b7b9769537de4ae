//! `internal/http/outgoing_head`: the head of an outgoing message as text. See the header of the JavaScript body.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/http.html>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/http/outgoing_head",
    source: include_str!("internal_http_outgoing_head.js"),
    ops: |_| {},
};
