//! `internal/terminal`: the process's own terminals. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/terminal`; its native functions are those of `internal/stdio`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/terminal",
    source: include_str!("internal_terminal.js"),
    ops: |_| {},
};
