//! `internal/stdio_sockets`: what makes sockets of the standard streams. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/process.html#process-io>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stdio_sockets",
    source: include_str!("internal_stdio_sockets.js"),
    ops: |_table| {},
};
