//! `internal/webstreams/tee`: `tee`. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#abstract-opdef-readablestreamtee>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/tee",
    source: include_str!("internal_webstreams_tee.js"),
    ops: |_table| {},
};
