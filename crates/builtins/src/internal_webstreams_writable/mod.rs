//! `internal/webstreams/writable`: `WritableStream`. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#ws>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/writable",
    source: include_str!("internal_webstreams_writable.js"),
    ops: |_table| {},
};
