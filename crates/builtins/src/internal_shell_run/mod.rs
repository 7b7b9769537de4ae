//! `internal/shell_run`: commands of `$` while they run. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/shell_run",
    source: include_str!("internal_shell_run.js"),
    ops: |_table| {},
};
