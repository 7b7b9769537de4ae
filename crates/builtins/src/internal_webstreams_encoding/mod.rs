//! `internal/webstreams/encoding`: `TextEncoderStream` and `TextDecoderStream`. All of it is JavaScript.
//! Follows <https://encoding.spec.whatwg.org/#interface-textdecoderstream>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/encoding",
    source: include_str!("internal_webstreams_encoding.js"),
    ops: |_table| {},
};
