//! `internal/webstreams/strategies`: queuing strategies. All of it is JavaScript.
//! Follows <https://streams.spec.whatwg.org/#qs>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/strategies",
    source: include_str!("internal_webstreams_strategies.js"),
    ops: |_table| {},
};
