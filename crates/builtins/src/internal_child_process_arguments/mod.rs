//! `internal/child_process_arguments`: the checks of what child processes are started with. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/child_process_arguments",
    source: include_str!("internal_child_process_arguments.js"),
    ops: |_table| {},
};
