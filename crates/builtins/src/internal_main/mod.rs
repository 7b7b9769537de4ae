//! `internal/main`: how a program starts and ends: globals, preloaded modules, the main module, 'beforeExit' and 'exit'.

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/main",
    source: include_str!("internal_main.js"),
    ops: |table| {
        crate::process::add_flags(table);
        table.add("reallyExit", crate::process::really_exit);
        table.add("collectGarbage", |call| {
            call.collect_garbage();
            Ok(call.undefined())
        });
    },
};
