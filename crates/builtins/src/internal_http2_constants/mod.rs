//! `internal/http2/constants`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/http2/constants`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/http2/constants",
    source: include_str!("internal_http2_constants.js"),
    ops: |_| {},
};
