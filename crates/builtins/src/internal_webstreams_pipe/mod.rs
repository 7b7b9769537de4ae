//! `internal/webstreams/pipe`: `pipeTo`, and streams from iterables. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#rs-pipe-to>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/pipe",
    source: include_str!("internal_webstreams_pipe.js"),
    ops: |_table| {},
};
