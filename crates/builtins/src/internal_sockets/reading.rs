//! What comes in.
//!
//! Small pieces are copied to a buffer that many share; who receives much gets memory of its own, into which the system writes at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use runtime::{Block, Call, CallExt, Global, Local, OpsTable, Result, Scope};
use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use super::{Socket, Sockets, outcome, socket, status};

/// So much is read at a time, as libuv does.
pub(super) const CHUNK: usize = 64 << 10;
/// So often in a row, before others have their turn.
const READS: usize = 32;
/// The shared buffer's size, and of which pieces are copied to it.
const SLAB: usize = 64 << 10;
const SMALL: usize = 4 << 10;
/// libuv's number for the end.
const EOF: f64 = -4095.0;

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("read", read);
    table.add("stopReading", stop_reading);
    table.add("limitReads", limit_reads);
}

/// Where small pieces are copied to, and where they are read to first.
#[derive(Default)]
pub(super) struct Slab {
    buffer: RefCell<Option<Global>>,
    used: Cell<usize>,
    scratch: RefCell<Vec<u8>>,
}

impl Slab {
    /// Copies `bytes`; the buffer, and where they stand in it.
    fn keep<'s>(&self, scope: &mut Scope<'s>, bytes: &[u8]) -> (Local<'s>, usize) {
        let start = self.used.get();
        let shared = self.buffer.borrow().as_ref().map(|buffer| buffer.get(scope));
        let (buffer, start) = match shared {
            Some(buffer) if start + bytes.len() <= SLAB => (buffer, start),
            _ => {
                let buffer = scope.array_buffer(vec![0; SLAB]);
                self.buffer.replace(Some(scope.global_of(buffer)));
                (buffer, 0)
            }
        };
        // A program may have detached it: then there is no room, and the next piece gets a new one.
        match scope.bytes_mut(buffer).and_then(|all| all.get_mut(start..start + bytes.len())) {
            Some(place) => place.copy_from_slice(bytes),
            None => {
                self.buffer.replace(None);
                return (scope.array_buffer(bytes.to_vec()), 0);
            }
        }
        self.used.set((start + bytes.len() + 7) & !7);
        (buffer, start)
    }
}

/// `read(socket, onRead)`: from now on what comes is told, as `onRead(length, buffer, offset)`, or `onRead(error)`, after which `onRead(0)` may follow.
/// 0 or a negative error.
fn read<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(socket) = socket(call) else {
        return Ok(outcome(call, Err(Errno::BADF)));
    };
    let function = call.global_of(call.arg(1));
    socket.on_readable.replace(Some(function));
    let watched = socket.want_readable(call, true);
    Ok(outcome(call, watched.map(|()| 0)))
}

/// `stopReading(socket)`
fn stop_reading<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(socket) = socket(call) {
        let _ = socket.want_readable(call, false);
    }
    Ok(call.undefined())
}

/// `limitReads(socket, length)`: no piece is larger than that.
fn limit_reads<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(socket) = socket(call) {
        let length = usize::try_from(call.arg_i32(1)).unwrap_or(CHUNK);
        socket.largest_read.set(length.clamp(1, CHUNK));
    }
    Ok(call.undefined())
}

/// A short piece is the last for now, also when the other side has gone: the end is told in a later turn, as libuv does.
pub(super) fn on_readable(scope: &mut Scope<'_>, socket: &Rc<Socket>) {
    let sockets = Sockets::of(scope);
    for _ in 0..READS {
        if !socket.wanted.get().readable {
            return;
        }
        let count = if socket.reads_much.get() {
            read_large(scope, socket)
        } else {
            read_small(scope, socket, &sockets.slab)
        };
        match count {
            Ok(0) => return tell_end(scope, socket, EOF),
            Ok(count) if count == socket.largest_read.get() => {}
            Ok(_) | Err(Errno::AGAIN) => return,
            Err(errno) => return tell_end(scope, socket, status(errno)),
        }
    }
}

fn read_large(scope: &mut Scope<'_>, socket: &Rc<Socket>) -> std::result::Result<usize, Errno> {
    let largest = socket.largest_read.get();
    let mut bytes = Block::with_capacity(largest);
    let count = read_into(socket, &mut bytes.room()[..largest])?;
    if count > 0 {
        socket.reads_much.set(count > SMALL);
        bytes.add(count);
        let buffer = scope.array_buffer_of(bytes.shrunk());
        tell_piece(scope, socket, count, buffer, 0);
    }
    Ok(count)
}

fn read_small(
    scope: &mut Scope<'_>,
    socket: &Rc<Socket>,
    slab: &Slab,
) -> std::result::Result<usize, Errno> {
    let mut scratch = slab.scratch.take();
    scratch.resize(CHUNK, 0);
    let outcome = read_into(socket, &mut scratch[..socket.largest_read.get()]);
    if let Ok(count) = outcome
        && count > 0
    {
        let piece = &scratch[..count];
        let (buffer, start) = if count <= SMALL {
            slab.keep(scope, piece)
        } else {
            socket.reads_much.set(true);
            (scope.array_buffer_of(Block::copy_of(piece)), 0)
        };
        slab.scratch.replace(scratch);
        tell_piece(scope, socket, count, buffer, start);
    } else {
        slab.scratch.replace(scratch);
    }
    outcome
}

/// Reads as much as there is room for.
fn read_into(socket: &Socket, room: &mut [u8]) -> std::result::Result<usize, Errno> {
    rustix::io::retry_on_intr(|| rustix::io::read(&*socket.fd()?, &mut *room))
}

fn tell_piece<'s>(scope: &mut Scope<'s>, socket: &Socket, count: usize, buffer: Local<'s>, start: usize) {
    // Both are far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let (count, start) = (scope.number(count as f64), scope.number(start as f64));
    socket.call_back(scope, &socket.on_readable, &[count, buffer, start]);
}

/// Nothing is read any more. Where the other side has gone altogether, libuv at once does what was still to be done for writing, before others have
/// their turn: that is told as `onRead(0)`.
fn tell_end(scope: &mut Scope<'_>, socket: &Rc<Socket>, status: f64) {
    let _ = socket.want_readable(scope, false);
    let is_over = has_hung_up(socket);
    let status = scope.number(status);
    socket.call_back(scope, &socket.on_readable, &[status]);
    if is_over {
        let nothing = scope.number(0.0);
        socket.call_back(scope, &socket.on_readable, &[nothing]);
    }
}

/// Whether nothing can go either way any more.
fn has_hung_up(socket: &Socket) -> bool {
    let Ok(fd) = socket.fd() else { return false };
    let mut polled = [PollFd::new(&*fd, PollFlags::empty())];
    let now = Timespec::default();
    rustix::event::poll(&mut polled, Some(&now)).is_ok() && polled[0].revents().contains(PollFlags::HUP)
}
