//! `internal/ending`: how a program ends: 'beforeExit', 'exit', the exit code.

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/ending",
    source: include_str!("internal_ending.js"),
    ops: |table| {
        table.add("reallyExit", crate::process::really_exit);
    },
};
