//! `internal/channels`: what the runtime's own modules tell on diagnostics channels. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/channels",
    source: include_str!("internal_channels.js"),
    ops: |_table| {},
};
