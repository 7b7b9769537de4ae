//! `internal/datagrams`: sockets of UDP, driven by the loop. `internal_datagrams.js` makes handles of them, `dgram` the sockets that programs see.
//!
//! They are sockets of `internal/sockets`, with an address for each message. Errors are negative numbers, and the rules are those of libuv
//! (<https://docs.libuv.org/en/v1.x/udp.html>).

mod groups;
mod opening;
mod options;
mod receiving;
mod sending;

pub(crate) use self::receiving::on_readable;

use runtime::{Builtin, OpsTable};

use crate::internal_sockets;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/datagrams",
    source: include_str!("internal_datagrams.js"),
    ops,
};

fn ops(table: &mut OpsTable<'_, '_>) {
    internal_sockets::common_ops(table);
    opening::ops(table);
    receiving::ops(table);
    sending::ops(table);
    options::ops(table);
    groups::ops(table);
}
