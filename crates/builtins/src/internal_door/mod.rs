//! `internal/door`: the entry module's functions over HTTP. Connections, limits and authentication are in `server.rs`, on an OS thread of the door's own;
//! a request becomes an event of the program's loop, where the JS answers it.
mod body;
mod guarded;
mod operations;
mod requests;
mod server;

use runtime::Builtin;

pub use operations::{DoorOptions, set_door};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/door",
    source: include_str!("internal_door.js"),
    ops: |table| {
        table.add("open", operations::open);
        table.add("reply", operations::reply);
        table.add("begin", operations::begin);
        table.add("send", operations::send);
        table.add("end", operations::end);
    },
};
