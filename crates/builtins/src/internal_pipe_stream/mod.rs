//! `internal/pipe_stream`: streams over pipes to other processes. All of it is JavaScript, over `internal/net/socket`.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/pipe_stream",
    source: include_str!("internal_pipe_stream.js"),
    ops: |_table| {},
};
