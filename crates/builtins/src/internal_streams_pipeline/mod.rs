//! `internal/streams/pipeline`: `stream.pipeline`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/stream.html#streampipelinesource-transforms-destination-callback>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/streams/pipeline",
    source: include_str!("internal_streams_pipeline.js"),
    ops: |_table| {},
};
