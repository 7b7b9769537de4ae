//! `node:child_process`: other programs. Follows <https://nodejs.org/docs/latest-v26.x/api/child_process.html>
//!
//! Here is what the system does: starting (`start`, `find`; `fork_server` for children that come and go), the set of children of a realm (`children`),
//! and waiting for one on the spot (`sync`).

mod children;
mod find;
mod fork_server;
mod request;
pub(crate) mod start;
mod sync;

use runtime::{Builtin, OpsTable};

pub use fork_server::ForkServer;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "child_process",
    source: include_str!("child_process.js"),
    ops: |_table| {},
};

/// The operations, for `internal/child_process`.
pub(crate) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("spawn", children::spawn);
    table.add("kill", children::kill);
    table.add("hold", children::hold);
    table.add("spawnSync", sync::spawn_sync);
}
