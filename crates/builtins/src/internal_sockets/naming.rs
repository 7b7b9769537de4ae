//! Addresses: as texts and numbers for JS, and as the system has them.

use std::net::{IpAddr, Ipv6Addr, SocketAddr, SocketAddrV6};

use runtime::{Call, CallExt, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrAny, SocketAddrUnix, SocketFlags, SocketType};

use super::{outcome, socket};

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("ownName", own_name);
    table.add("peerName", peer_name);
    table.add("parseAddress", parse_address);
}

/// The address that `text`, an IP address, and `port` stand for. IPv6 may name an interface (`fe80::1%eth0`); one that is not there
/// counts for none, as in libuv.
pub(crate) fn address(text: &str, port: u16) -> std::result::Result<SocketAddr, Errno> {
    if let Ok(ip) = text.parse::<IpAddr>() {
        return Ok(SocketAddr::new(ip, port));
    }
    let (ip, zone) = text.split_once('%').ok_or(Errno::INVAL)?;
    let ip: Ipv6Addr = ip.parse().map_err(|_| Errno::INVAL)?;
    Ok(SocketAddrV6::new(ip, port, 0, zone_number(zone).unwrap_or(0)).into())
}

fn zone_number(zone: &str) -> std::result::Result<u32, Errno> {
    if let Ok(number) = zone.parse() {
        return Ok(number);
    }
    let any = rustix::net::socket_with(
        AddressFamily::INET6,
        SocketType::DGRAM,
        SocketFlags::CLOEXEC,
        None,
    )?;
    rustix::net::netdevice::name_to_index(&any, zone).map_err(|_| Errno::INVAL)
}

/// The address of a path; one that begins with a zero is abstract. libuv says of a path that is too long that it is invalid.
pub(super) fn unix_address(path: &str) -> std::result::Result<SocketAddrUnix, Errno> {
    let address = match path.strip_prefix('\0') {
        Some(name) => SocketAddrUnix::new_abstract_name(name.as_bytes()),
        None => SocketAddrUnix::new(path),
    };
    address.map_err(|_| Errno::INVAL)
}

/// `ownName(socket)`: `[address, port, family]`, a path, or a negative error.
fn own_name<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = match socket(call) {
        Some(socket) => socket.fd().and_then(|fd| rustix::net::getsockname(&*fd)),
        None => Err(Errno::BADF),
    };
    Ok(name_or_error(call, name))
}

/// `peerName(socket)`: the same of the other side.
fn peer_name<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = match socket(call) {
        Some(socket) => {
            let name = socket.fd().and_then(|fd| rustix::net::getpeername(&*fd));
            name.and_then(|name| name.ok_or(Errno::NOTCONN))
        }
        None => Err(Errno::BADF),
    };
    Ok(name_or_error(call, name))
}

fn name_or_error<'s>(call: &Call<'s>, name: std::result::Result<SocketAddrAny, Errno>) -> Local<'s> {
    let name = match name {
        Ok(name) => name,
        Err(errno) => return outcome(call, Err(errno)),
    };
    if let Ok(address) = SocketAddr::try_from(name.clone()) {
        let family = if address.is_ipv4() { "IPv4" } else { "IPv6" };
        let port = call.number(f64::from(address.port()));
        return call.array(&[call.string(&host(&address)), port, call.string(family)]);
    }
    let unix = SocketAddrUnix::try_from(name).ok();
    let path = unix.as_ref().and_then(SocketAddrUnix::path_bytes);
    let hidden = unix.as_ref().and_then(SocketAddrUnix::abstract_name);
    let text = match (path, hidden) {
        (Some(path), _) => String::from_utf8_lossy(path).into_owned(),
        (None, Some(name)) => format!("\0{}", String::from_utf8_lossy(name)),
        (None, None) => String::new(),
    };
    call.string(&text)
}

/// Link-local addresses say which link is meant.
pub(crate) fn host(address: &SocketAddr) -> String {
    match address {
        SocketAddr::V6(v6) if v6.scope_id() != 0 => format!("{}%{}", v6.ip(), zone_name(v6.scope_id())),
        other => other.ip().to_string(),
    }
}

fn zone_name(number: u32) -> String {
    let any = rustix::net::socket_with(
        AddressFamily::INET6,
        SocketType::DGRAM,
        SocketFlags::CLOEXEC,
        None,
    );
    any.and_then(|any| rustix::net::netdevice::index_to_name(&any, number))
        .unwrap_or_else(|_| number.to_string())
}

/// `parseAddress(text, family)`: an IP address of that family (4, 6) as `[usual text, 32 hexadecimal digits]`, IPv4 mapped into IPv6; undefined for
/// anything else.
fn parse_address<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(0)?;
    let is_v6 = call.arg_i32(1) == 6;
    Ok(match text.parse::<IpAddr>() {
        Ok(ip) if ip.is_ipv6() == is_v6 => {
            let bits = match ip {
                IpAddr::V4(v4) => v4.to_ipv6_mapped().to_bits(),
                IpAddr::V6(v6) => v6.to_bits(),
            };
            call.array(&[call.string(&ip.to_string()), call.string(&format!("{bits:032x}"))])
        }
        _ => call.undefined(),
    })
}
