//! What comes in: each datagram for itself, in memory of its own.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use runtime::{Block, Call, Local, OpsTable, Result, Scope, ScopeExt};
use rustix::io::Errno;
use rustix::net::{RecvFlags, SocketAddrAny, recvfrom};

use crate::internal_sockets::{Role, Socket, host, outcome, socket, status};

/// No datagram is larger.
const LARGEST: usize = 64 << 10;
/// So many are received at a time, before others have their turn: libuv's number.
const MOST: usize = 32;

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("receive", receive);
    table.add("stopReceiving", stop_receiving);
}

/// Where datagrams are received first, since nobody knows their size before.
#[derive(Default)]
struct Scratch(RefCell<Vec<u8>>);

/// `receive(socket, onMessage)`: from now on `onMessage(size, buffer, [address, port, isV6])` is told what comes, and `onMessage(error)` what went
/// wrong. 0 or a negative error.
fn receive<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(socket) = socket(call) else {
        return Ok(outcome(call, Err(Errno::BADF)));
    };
    let function = call.global_of(call.arg(1));
    socket.on_readable.replace(Some(function));
    socket.role.set(Role::Datagrams);
    let watched = socket.want_readable(call, true);
    Ok(outcome(call, watched.map(|()| 0)))
}

/// `stopReceiving(socket)`
fn stop_receiving<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(socket) = socket(call) {
        let _ = socket.want_readable(call, false);
    }
    Ok(call.undefined())
}

/// A callback may have closed the socket, or may want no more.
pub(crate) fn on_readable(scope: &mut Scope<'_>, socket: &Rc<Socket>) {
    let scratch = scope.extension(Scratch::default);
    for _ in 0..MOST {
        if !socket.wanted.get().readable {
            return;
        }
        let mut bytes = scratch.0.take();
        bytes.resize(LARGEST, 0);
        let received = rustix::io::retry_on_intr(|| recvfrom(&*socket.fd()?, &mut bytes[..], RecvFlags::empty()));
        match received {
            Ok((size, _, from)) => {
                let block = Block::copy_of(&bytes[..size]);
                scratch.0.replace(bytes);
                tell(scope, socket, block, from);
            }
            Err(errno) => {
                scratch.0.replace(bytes);
                if errno != Errno::AGAIN {
                    let error = scope.number(status(errno));
                    socket.call_back(scope, &socket.on_readable, &[error]);
                }
                return;
            }
        }
    }
}

fn tell(scope: &mut Scope<'_>, socket: &Socket, block: Block, from: Option<SocketAddrAny>) {
    let from = from.and_then(|from| SocketAddr::try_from(from).ok());
    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let size = scope.number(block.len() as f64);
    let buffer = scope.array_buffer_of(block);
    let from = from.map_or(scope.undefined(), |from| {
        let (port, is_v6) = (scope.number(f64::from(from.port())), scope.boolean(from.is_ipv6()));
        scope.array(&[scope.string(&host(&from)), port, is_v6])
    });
    socket.call_back(scope, &socket.on_readable, &[size, buffer, from]);
}
