//! `internal/node_functions`: node functions, before they are called. See the JS.
use runtime::Builtin;

use crate::internal_node_calls::calls::CallerState;
use crate::internal_node_calls::{machine, slices};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_functions",
    source: include_str!("internal_node_functions.js"),
    ops: |table| {
        table.add("slice", slices::slice);
        table.add("prepare", |call| {
            // A core that calls is there already.
            if CallerState::of(call).core() == 0 {
                machine(call)?.prepare();
            }
            Ok(call.undefined())
        });
    },
};
