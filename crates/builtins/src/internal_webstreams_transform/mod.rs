//! `internal/webstreams/transform`: `TransformStream`. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#ts>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/transform",
    source: include_str!("internal_webstreams_transform.js"),
    ops: |_table| {},
};
