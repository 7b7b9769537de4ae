//! `internal/node_calls`: calls in flight. Each realm that calls has a [`nodes::Caller`]; see the JS.
mod attending;
pub(crate) mod calls;
pub(crate) mod lane;
pub(crate) mod slices;

use std::sync::OnceLock;

use nodes::{Address, Machine, Settings};
use runtime::{Builtin, ModuleOptions, Result, Scope, ScopeExt};

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
        table.add("seat", calls::seat);
        table.add("here", |call| {
            let here = calls::CallerState::of(call).core();
            Ok(call.number(f64::from(here)))
        });
        table.add("cancel", calls::cancel);
        table.add("abandon", calls::abandon);
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
    if let Some(machine) = MACHINE.get() {
        return Ok(machine);
    }
    Ok(begin_machine(scope.module_options().clone(), None))
}

static MACHINE: OnceLock<Machine> = OnceLock::new();

/// The machine, if the program has used it.
pub(crate) fn machine_if_begun() -> Option<&'static Machine> {
    MACHINE.get()
}

/// Makes the machine, unless it is there; with at most so many cores.
pub(crate) fn begin_machine(options: ModuleOptions, cores: Option<usize>) -> &'static Machine {
    MACHINE.get_or_init(|| {
        let name = format!("local-{}", std::process::id());
        let address = Address::machine(&name).unwrap_or_else(|error| unreachable!("{error}"));
        let settings = Settings::new(address);
        let cores = cores.unwrap_or(settings.cores);
        Machine::new(Settings { cores, ..settings }, executor::factory(options))
    })
}
