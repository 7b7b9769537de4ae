//! `internal/tls/server`: the class Server of `node:tls`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/server`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/server",
    source: include_str!("internal_tls_server.js"),
    ops: |_| {},
};
