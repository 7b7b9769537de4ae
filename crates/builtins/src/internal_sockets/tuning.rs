//! Options of sockets. Each operation gives 0 or a negative error.

use std::time::Duration;

use runtime::{Call, CallExt, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::{AddressFamily, sockopt};

use super::{Socket, outcome, socket, with_socket};

/// Between two probes of a connection that may be dead, and how many are sent: libuv's numbers.
const PROBE_INTERVAL: u32 = 1;
const PROBES: u32 = 10;

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("setNoDelay", set_no_delay);
    table.add("setKeepAlive", set_keep_alive);
    table.add("setTypeOfService", set_type_of_service);
    table.add("typeOfService", type_of_service);
    table.add("resetAtClose", reset_at_close);
    table.add("error", error);
}

/// `setNoDelay(socket, on)`
fn set_no_delay<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on = call.arg_bool(1);
    Ok(with_socket(call, |socket| sockopt::set_tcp_nodelay(&*socket.fd()?, on)))
}

/// `setKeepAlive(socket, on, delay, interval, count)`: times in seconds; 0 or nothing for the usual interval and count.
fn set_keep_alive<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on = call.arg_bool(1);
    let [delay, interval, count] = [2, 3, 4].map(|index| u32::try_from(call.arg_i32(index)).unwrap_or(0));
    Ok(with_socket(call, |socket| {
        sockopt::set_socket_keepalive(&*socket.fd()?, on)?;
        if !on || delay == 0 {
            return Ok(());
        }
        let seconds = |number: u32| Duration::from_secs(number.into());
        sockopt::set_tcp_keepidle(&*socket.fd()?, seconds(delay))?;
        sockopt::set_tcp_keepintvl(&*socket.fd()?, seconds(if interval == 0 { PROBE_INTERVAL } else { interval }))?;
        sockopt::set_tcp_keepcnt(&*socket.fd()?, if count == 0 { PROBES } else { count })
    }))
}

/// Whether it is a socket of IPv6.
pub(crate) fn is_v6(socket: &Socket) -> std::result::Result<bool, Errno> {
    Ok(sockopt::socket_domain(&*socket.fd()?)? == AddressFamily::INET6)
}

/// `setTypeOfService(socket, number)`
fn set_type_of_service<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = u8::try_from(call.arg_i32(1)).unwrap_or(0);
    Ok(with_socket(call, |socket| {
        if is_v6(socket)? {
            sockopt::set_ipv6_tclass(&*socket.fd()?, number.into())
        } else {
            sockopt::set_ip_tos(&*socket.fd()?, number)
        }
    }))
}

/// `typeOfService(socket)`: the number, or a negative error.
fn type_of_service<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = match socket(call) {
        Some(socket) => is_v6(&socket).and_then(|is_v6| {
            if is_v6 {
                Ok(sockopt::ipv6_tclass(&*socket.fd()?)? as usize)
            } else {
                Ok(usize::from(sockopt::ip_tos(&*socket.fd()?)?))
            }
        }),
        None => Err(Errno::BADF),
    };
    Ok(outcome(call, number))
}

/// `resetAtClose(socket)`: when it is closed the other side is told that something went wrong.
fn reset_at_close<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(with_socket(call, |socket| {
        sockopt::set_socket_linger(&*socket.fd()?, Some(Duration::ZERO))
    }))
}

/// `error(socket)`: what has gone wrong with it since it was last asked.
fn error<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(with_socket(call, |socket| sockopt::socket_error(&*socket.fd()?)?))
}
