//! `internal/machine_options`: the options of `machine.spawn()`. See the JS.
use runtime::{Builtin, CallExt};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/machine_options",
    source: include_str!("internal_machine_options.js"),
    ops: |table| {
        table.add("limits", crate::internal_machines::limits);
        table.add("exists", |call| {
            let file = call.arg_string(0)?;
            Ok(call.boolean(std::path::Path::new(&file).is_file()))
        });
    },
};
