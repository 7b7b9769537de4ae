//! `internal/tls/socket`: TLSSocket. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/socket`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/socket",
    source: include_str!("internal_tls_socket.js"),
    ops: |_| {},
};
