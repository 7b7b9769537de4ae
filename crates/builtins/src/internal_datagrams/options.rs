//! Options of sockets for datagrams. Each operation gives 0 or a negative error.

use runtime::{Call, CallExt, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::sockopt;

use crate::internal_sockets::{Socket, is_v6, outcome, socket, with_socket};

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("setBroadcast", set_broadcast);
    table.add("setTtl", set_ttl);
    table.add("setMulticastTtl", set_multicast_ttl);
    table.add("setMulticastLoopback", set_multicast_loopback);
    table.add("bufferSize", buffer_size);
    table.add("setBufferSize", set_buffer_size);
}

/// `setBroadcast(socket, on)`
fn set_broadcast<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on = call.arg_bool(1);
    Ok(with_socket(call, |socket| sockopt::set_socket_broadcast(&*socket.fd()?, on)))
}

/// `setTtl(socket, hops)`: 1 to 255.
fn set_ttl<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let hops = u8::try_from(call.arg_i32(1)).map_err(|_| Errno::INVAL);
    Ok(with_socket(call, |socket| {
        let hops = hops?;
        if is_v6(socket)? {
            sockopt::set_ipv6_unicast_hops(&*socket.fd()?, Some(hops))
        } else {
            sockopt::set_ip_ttl(&*socket.fd()?, hops.into())
        }
    }))
}

/// `setMulticastTtl(socket, hops)`: 0 to 255.
fn set_multicast_ttl<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let hops = u8::try_from(call.arg_i32(1)).map_err(|_| Errno::INVAL);
    Ok(with_socket(call, |socket| {
        let hops = u32::from(hops?);
        if is_v6(socket)? {
            sockopt::set_ipv6_multicast_hops(&*socket.fd()?, hops)
        } else {
            sockopt::set_ip_multicast_ttl(&*socket.fd()?, hops)
        }
    }))
}

/// `setMulticastLoopback(socket, on)`
fn set_multicast_loopback<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on = call.arg_bool(1);
    Ok(with_socket(call, |socket| {
        if is_v6(socket)? {
            sockopt::set_ipv6_multicast_loop(&*socket.fd()?, on)
        } else {
            sockopt::set_ip_multicast_loop(&*socket.fd()?, on)
        }
    }))
}

/// `bufferSize(socket, isReceive)`: in bytes, as the system counts them; or a negative error.
fn buffer_size<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let ask = |socket: &Socket, is_receive| {
        if is_receive {
            sockopt::socket_recv_buffer_size(&*socket.fd()?)
        } else {
            sockopt::socket_send_buffer_size(&*socket.fd()?)
        }
    };
    let size = match socket(call) {
        Some(socket) => ask(&socket, call.arg_bool(1)),
        None => Err(Errno::BADF),
    };
    Ok(outcome(call, size))
}

/// `setBufferSize(socket, isReceive, bytes)`
fn set_buffer_size<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (is_receive, bytes) = (call.arg_bool(1), call.arg_usize(2));
    Ok(with_socket(call, |socket| {
        if is_receive {
            sockopt::set_socket_recv_buffer_size(&*socket.fd()?, bytes)
        } else {
            sockopt::set_socket_send_buffer_size(&*socket.fd()?, bytes)
        }
    }))
}
