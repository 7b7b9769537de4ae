//! `internal/webstreams/adapters`: between Node's streams and web streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streamreadablefromwebreadablestream-options>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/webstreams/adapters",
    source: include_str!("internal_webstreams_adapters.js"),
    ops: |_table| {},
};
