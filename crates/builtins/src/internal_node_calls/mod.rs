//! `internal/node_calls`: calls in flight. Each realm that calls has a [`nodes::Caller`]; see the JS.
pub(crate) mod calls;
pub(crate) mod lane;
pub(crate) mod slices;

use std::sync::OnceLock;

use nodes::{Address, Machine, Settings};
use runtime::{Builtin, Error, Result, Scope, ScopeExt};

use crate::internal_node_core::executor;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_calls",
    source: include_str!("internal_node_calls.js"),
    ops: |table| {
        table.add("attach", calls::attach);
        table.add("submit", calls::submit);
        table.add("submitAll", calls::submit_all);
        table.add("grant", calls::grant);
        table.add("cancel", calls::cancel);
        table.add("payload", calls::payload);
        table.add("transfers", calls::transfers);
        table.add("address", |call| {
            let address = machine(call)?.address().to_string();
            Ok(call.string(&address))
        });
    },
};

/// This process as a node. It begins when the program first uses it; its cores' OS threads begin with the first calls.
pub(crate) fn machine(scope: &Scope<'_>) -> Result<&'static Machine> {
    static MACHINE: OnceLock<Machine> = OnceLock::new();
    if let Some(machine) = MACHINE.get() {
        return Ok(machine);
    }
    let options = scope.module_options().clone();
    let address = Address::machine(&format!("local-{}", std::process::id()))
        .map_err(|error| Error::plain("ERR_ROATA_ADDRESS", error.to_string()))?;
    Ok(MACHINE.get_or_init(|| Machine::new(Settings::new(address), executor::factory(options))))
}
