//! `internal/webstreams/readable`: `ReadableStream`, its default controller and reader. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#rs>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/readable",
    source: include_str!("internal_webstreams_readable.js"),
    ops: |_table| {},
};
