//! `internal/tls/stream_handle`: a handle over a stream. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/tls/stream_handle`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls/stream_handle",
    source: include_str!("internal_tls_stream_handle.js"),
    ops: |_| {},
};
