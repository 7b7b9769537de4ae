//! Where datagrams come from and go to: sockets and their addresses.

use std::net::SocketAddr;

use runtime::{Call, CallExt, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketType, bind as bind_to, connect as connect_to, connect_unspec, socket_with, sockopt};

use crate::internal_sockets::{FLAGS, Socket, Sockets, address as parse, outcome, with_socket};

/// Bits of `bind`, as Node has them.
const ONLY_V6: i32 = 1;
const SHARED_ADDRESS: i32 = 4;
const SHARED_PORT: i32 = 8;

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("open", open);
    table.add("bind", bind);
    table.add("connect", connect);
    table.add("disconnect", disconnect);
}

/// The address that an operation names by its arguments from `index` on: a text, a port, and whether it must be IPv6.
pub(super) fn address(call: &mut Call<'_>, index: usize) -> Result<std::result::Result<SocketAddr, Errno>> {
    let text = call.arg_string(index)?;
    let (port, is_v6) = (call.arg_i32(index + 1), call.arg_bool(index + 2));
    let address = parse(&text, u16::try_from(port).unwrap_or(0));
    Ok(address.and_then(|address| if address.is_ipv6() == is_v6 { Ok(address) } else { Err(Errno::INVAL) }))
}

/// `open(isV6)`: a socket without an address; its number, or a negative error.
fn open<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let family = if call.arg_bool(0) { AddressFamily::INET6 } else { AddressFamily::INET };
    let number = socket_with(family, SocketType::DGRAM, FLAGS, None).map(|fd| Sockets::add(call, fd, true));
    Ok(outcome(call, number))
}

/// `bind(socket, address, port, isV6, flags)`
fn bind<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (address, flags) = (address(call, 1)?, call.arg_i32(4));
    Ok(with_socket(call, |socket| bind_socket(socket, &address?, flags)))
}

fn bind_socket(socket: &Socket, address: &SocketAddr, flags: i32) -> std::result::Result<(), Errno> {
    let fd = &*socket.fd()?;
    if flags & SHARED_ADDRESS != 0 {
        sockopt::set_socket_reuseaddr(fd, true)?;
    }
    if flags & SHARED_PORT != 0 {
        sockopt::set_socket_reuseport(fd, true)?;
    }
    if flags & ONLY_V6 != 0 {
        sockopt::set_ipv6_v6only(fd, true)?;
    }
    // libuv says so of an address of the other family.
    bind_to(fd, address).map_err(|errno| if errno == Errno::AFNOSUPPORT { Errno::INVAL } else { errno })
}

/// `connect(socket, address, port, isV6)`: from now on it sends to that address and receives from nowhere else.
fn connect<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let address = address(call, 1)?;
    Ok(with_socket(call, |socket| {
        let address = address?;
        rustix::io::retry_on_intr(|| connect_to(&*socket.fd()?, &address))
    }))
}

/// `disconnect(socket)`
fn disconnect<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(with_socket(call, |socket| match connect_unspec(&*socket.fd()?) {
        // It is so of some systems; nothing is connected then either.
        Err(Errno::AFNOSUPPORT) => Ok(()),
        done => done,
    }))
}
