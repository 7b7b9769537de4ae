//! `internal/webstreams/common`: what web streams share: queues, checks, promises. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/common",
    source: include_str!("internal_webstreams_common.js"),
    ops: |_table| {},
};
