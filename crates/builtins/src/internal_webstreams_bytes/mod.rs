//! `internal/webstreams/bytes`: byte streams and their BYOB readers. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#rbs-controller-class>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/bytes",
    source: include_str!("internal_webstreams_bytes.js"),
    ops: |_table| {},
};
