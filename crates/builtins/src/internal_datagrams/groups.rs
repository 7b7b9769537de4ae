//! Groups of multicast: which of them a socket hears, and on which interface. Each operation gives 0 or a negative error.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use runtime::{Call, CallExt, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::sockopt;

use crate::internal_sockets::{Socket, address, with_socket};

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("setMulticastInterface", set_multicast_interface);
    table.add("addMembership", |call| membership(call, true));
    table.add("dropMembership", |call| membership(call, false));
    table.add("addSourceMembership", |call| source_membership(call, true));
    table.add("dropSourceMembership", |call| source_membership(call, false));
}

type Done = std::result::Result<(), Errno>;

fn parse(text: &str) -> std::result::Result<SocketAddr, Errno> {
    address(text, 0)
}

/// `setMulticastInterface(socket, address)`: of IPv4 by an address, of IPv6 by a zone.
fn set_multicast_interface<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let interface = call.arg_string(1)?;
    Ok(with_socket(call, |socket| match parse(&interface)? {
        SocketAddr::V4(address) => sockopt::set_ip_multicast_if(&*socket.fd()?, address.ip()),
        SocketAddr::V6(address) => sockopt::set_ipv6_multicast_if(&*socket.fd()?, address.scope_id()),
    }))
}

/// `addMembership(socket, group, interface)`, `dropMembership(…)`: without an interface the system chooses.
fn membership<'s>(call: &mut Call<'s>, joins: bool) -> Result<Local<'s>> {
    let (group, interface) = (call.arg_string(1)?, interface(call, 2)?);
    Ok(with_socket(call, |socket| {
        let fd = &*socket.fd()?;
        match parse(&group)? {
            SocketAddr::V4(group) => {
                let interface = v4_interface(interface.as_deref())?;
                let change = if joins { sockopt::set_ip_add_membership } else { sockopt::set_ip_drop_membership };
                change(fd, group.ip(), &interface)
            }
            SocketAddr::V6(group) => {
                let interface = v6_interface(interface.as_deref())?;
                let change = if joins { sockopt::set_ipv6_add_membership } else { sockopt::set_ipv6_drop_membership };
                change(fd, group.ip(), interface)
            }
        }
    }))
}

/// The text of that argument, if there is one.
fn interface(call: &mut Call<'_>, index: usize) -> Result<Option<String>> {
    let given = call.arg(index);
    if call.is_undefined(given) { Ok(None) } else { call.arg_string(index).map(Some) }
}

fn v4_interface(text: Option<&str>) -> std::result::Result<Ipv4Addr, Errno> {
    match text {
        Some(text) => text.parse().map_err(|_| Errno::INVAL),
        None => Ok(Ipv4Addr::UNSPECIFIED),
    }
}

/// The number of a zone; 0 lets the system choose.
fn v6_interface(text: Option<&str>) -> std::result::Result<u32, Errno> {
    match text.map(parse).transpose()? {
        Some(SocketAddr::V6(address)) => Ok(address.scope_id()),
        Some(SocketAddr::V4(_)) => Err(Errno::INVAL),
        None => Ok(0),
    }
}

/// `addSourceMembership(socket, source, group, interface)`, `dropSourceMembership(…)`: of the group only what comes from that source.
fn source_membership<'s>(call: &mut Call<'s>, joins: bool) -> Result<Local<'s>> {
    let (source, group, interface) = (call.arg_string(1)?, call.arg_string(2)?, interface(call, 3)?);
    Ok(with_socket(call, |socket| match (parse(&group)?.ip(), parse(&source)?.ip()) {
        (IpAddr::V4(group), IpAddr::V4(source)) => {
            let interface = v4_interface(interface.as_deref())?;
            change_source_v4(socket, joins, group, interface, source)
        }
        // The libraries at hand have no safe call for sources of IPv6.
        (IpAddr::V6(_), IpAddr::V6(_)) => Err(Errno::NOSYS),
        _ => Err(Errno::INVAL),
    }))
}

fn change_source_v4(socket: &Socket, joins: bool, group: Ipv4Addr, interface: Ipv4Addr, source: Ipv4Addr) -> Done {
    let change = if joins { sockopt::set_ip_add_source_membership } else { sockopt::set_ip_drop_source_membership };
    change(&*socket.fd()?, &group, &interface, &source)
}
