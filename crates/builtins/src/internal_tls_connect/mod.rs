//! `internal/tls/connect`: `tls.connect`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/connect`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/connect",
    source: include_str!("internal_tls_connect.js"),
    ops: |_| {},
};
