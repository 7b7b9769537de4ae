//! `internal/console_colors`: whether what a console prints is coloured.

use runtime::{Builtin, CallExt};

/// Its operations: `isTerminal(fd)`, and `variable(name)`, a variable of the environment as the process was given it, undefined if it is not there.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/console_colors",
    source: include_str!("internal_console_colors.js"),
    ops: |table| {
        table.add("isTerminal", runtime::stdio::is_terminal);
        table.add("variable", |call| {
            let value = std::env::var_os(call.arg_string(0)?);
            Ok(value.map_or_else(|| call.undefined(), |value| call.string(&value.to_string_lossy())))
        });
    },
};
