//! `internal/child_process_stdio`: what the option `stdio` means. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/child_process_stdio",
    source: include_str!("internal_child_process_stdio.js"),
    ops: |_table| {},
};
