//! `internal/tls/handle`: a handle over a handle. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/handle`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/handle",
    source: include_str!("internal_tls_handle.js"),
    ops: |_| {},
};
