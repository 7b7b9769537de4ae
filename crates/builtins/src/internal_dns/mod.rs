//! `internal/dns`: what the system's resolver says, asked on the thread pool because it blocks. Errors have libuv's numbers.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dns.html#implementation-considerations>
use std::net::{IpAddr, SocketAddr};

use dns_lookup::{AddrInfoHints, LookupError, getaddrinfo, getnameinfo};
use runtime::{Builtin, Call, CallExt, Local, OpsTable, Result};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/dns",
    source: include_str!("internal_dns.js"),
    ops,
};

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("lookup", lookup);
    table.add("lookupService", lookup_service);
}

/// `lookup(callback, host, family, hints)`: the callback is given `[address, …]`, or a negative error.
fn lookup<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let host = call.arg_string(1)?;
    let hints = AddrInfoHints {
        flags: call.arg_i32(3),
        address: match call.arg_i32(2) {
            4 => libc::AF_INET,
            6 => libc::AF_INET6,
            _ => libc::AF_UNSPEC,
        },
        socktype: libc::SOCK_STREAM,
        protocol: 0,
    };
    call.blocking(0, move || find_addresses(&host, hints), |scope, found| match found {
        Ok(addresses) => {
            let texts = addresses.iter().map(|address| scope.string(address));
            Ok(scope.array_from(texts))
        }
        Err(error) => Ok(scope.number(number_of(&error))),
    })?;
    Ok(call.undefined())
}

fn find_addresses(host: &str, hints: AddrInfoHints) -> std::result::Result<Vec<String>, LookupError> {
    let found = getaddrinfo(Some(host), None, Some(hints))?;
    Ok(found.flatten().map(|entry| entry.sockaddr.ip().to_string()).collect())
}

/// `lookupService(callback, address, port)`: the callback is given `[hostname, service]`, or a negative error.
fn lookup_service<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let address: Option<IpAddr> = call.arg_string(1)?.parse().ok();
    let port = u16::try_from(call.arg_i32(2)).unwrap_or(0);
    let work = move || match address {
        Some(ip) => getnameinfo(&SocketAddr::new(ip, port), libc::NI_NAMEREQD),
        None => Err(LookupError::new(libc::EAI_FAMILY)),
    };
    call.blocking(0, work, |scope, found| match found {
        Ok((host, service)) => Ok(scope.array(&[scope.string(&host), scope.string(&service)])),
        Err(error) => Ok(scope.number(number_of(&error))),
    })?;
    Ok(call.undefined())
}

/// libuv's number for the resolver's.
fn number_of(error: &LookupError) -> f64 {
    f64::from(match error.error_num() {
        libc::EAI_BADFLAGS => -3002,
        libc::EAI_NONAME => -3008,
        libc::EAI_AGAIN => -3001,
        libc::EAI_FAIL => -3004,
        libc::EAI_NODATA => -3007,
        libc::EAI_FAMILY => -3005,
        libc::EAI_SOCKTYPE => -3011,
        libc::EAI_SERVICE => -3010,
        EAI_ADDRFAMILY => -3000,
        libc::EAI_MEMORY => -3006,
        libc::EAI_OVERFLOW => -3009,
        libc::EAI_SYSTEM => -std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO),
        _ => -4094,
    })
}

/// glibc's, which the `libc` crate does not name.
const EAI_ADDRFAMILY: i32 = -9;
