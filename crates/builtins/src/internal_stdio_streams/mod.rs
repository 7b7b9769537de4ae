//! `internal/stdio_streams`: the standard streams as Node streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/process.html#process-io>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stdio_streams",
    source: include_str!("internal_stdio_streams.js"),
    ops: |_table| {},
};
