//! `internal/connect`: machines on the network: `connect()`, and `roata node --listen`, which gives each caller a process. Links, TLS and the handshake
//! are the `nodes` crate's.
mod far_files;
mod node;
mod operations;

use runtime::Builtin;

pub use node::{NodeOptions, ServerFiles, listen_as_node};
pub(crate) use node::{addresses_of, token_of};
pub(crate) use operations::{connected, endpoint, remote};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/connect",
    source: include_str!("internal_connect.js"),
    ops: |table| {
        table.add("connect", operations::connect);
        table.add("stop", operations::stop);
        table.add("kill", operations::kill);
        table.add("isOver", |call| {
            let is_over = operations::connection(call).is_none_or(|connection| connection.is_over());
            Ok(call.boolean(is_over))
        });
        table.add("forget", operations::forget);
    },
};
