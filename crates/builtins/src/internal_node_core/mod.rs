//! `internal/node_core`: a core's realm. Each core has an executor (`executor.rs`); see the JS.
pub(crate) mod executor;
mod leftovers;
mod stop;

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_core",
    source: include_str!("internal_node_core.js"),
    ops: |table| {
        table.add("serve", executor::serve);
        table.add("next", executor::next);
        table.add("fulfilled", executor::fulfilled);
        table.add("transfers", executor::transfers);
        table.add("compile", executor::compile);
        table.add("done", executor::done);
        table.add("produce", executor::produce);
        table.add("credit", executor::credit);
        table.add("failed", executor::failed);
        table.add("cancelled", executor::cancelled);
        table.add("hasEnded", executor::has_ended);
        table.add("argument", executor::argument);
        table.add("cancelReason", executor::cancel_reason);
        table.add("mayRun", executor::may_run);
    },
};
