//! `node:diagnostics_channel`: named channels for reports. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/diagnostics_channel.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "diagnostics_channel",
    source: include_str!("diagnostics_channel.js"),
    ops: |_table| {},
};
