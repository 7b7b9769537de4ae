//! What goes out: one datagram per call, taken whole or not at all.

use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::net::SocketAddr;

use runtime::{Call, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::{SendAncillaryBuffer, SendFlags, sendmsg, sendmsg_addr};

use super::opening::address;
use crate::internal_sockets::writing::{on_writable, pieces_of, slices_of};
use crate::internal_sockets::{Socket, outcome, socket};

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("send", send);
    table.add("sendConnected", send_connected);
    table.add("onWritable", on_writable);
}

type Sent = std::result::Result<usize, Errno>;

/// `send(socket, pieces, count, address, port, isV6)`: the size of the datagram, or a negative error; EAGAIN if there is no room.
fn send<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let to = address(call, 3)?;
    send_pieces(call, |socket, pieces| send_to(socket, pieces, Some(&to?)))
}

/// `sendConnected(socket, pieces, count)`: the same to where it is connected to.
fn send_connected<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    send_pieces(call, |socket, pieces| send_to(socket, pieces, None))
}

fn send_pieces<'s>(call: &mut Call<'s>, work: impl FnOnce(&Socket, &[IoSlice<'_>]) -> Sent) -> Result<Local<'s>> {
    let Some(socket) = socket(call) else {
        return Ok(outcome(call, Err(Errno::BADF)));
    };
    let pieces = pieces_of(call, 1)?;
    let sent = work(&socket, &slices_of(call, &pieces));
    Ok(outcome(call, sent))
}

fn send_to(socket: &Socket, pieces: &[IoSlice<'_>], to: Option<&SocketAddr>) -> Sent {
    let mut no_space: [MaybeUninit<u8>; 0] = [];
    let mut nothing = SendAncillaryBuffer::new(&mut no_space);
    let sent = rustix::io::retry_on_intr(|| match to {
        Some(to) => sendmsg_addr(&*socket.fd()?, to, pieces, &mut nothing, SendFlags::empty()),
        None => sendmsg(&*socket.fd()?, pieces, &mut nothing, SendFlags::empty()),
    });
    // The interface's queue is full: it will have room again.
    sent.map_err(|errno| if errno == Errno::NOBUFS { Errno::AGAIN } else { errno })
}
