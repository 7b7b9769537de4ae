//! `internal/pipe`: pipes and sockets to other processes, driven by the loop. The JS makes streams of them.
//!
//! Reading is told piece by piece to a function of JS; writing is tried at once, and what does not fit waits until there is room.

mod handles;
mod outbox;

use std::cell::{Cell, OnceCell, RefCell};
use std::io;
use std::os::fd::{AsRawFd, IntoRawFd, OwnedFd, RawFd};
use std::rc::Rc;
use std::sync::Arc;

use runtime::{
    Builtin, Call, CallExt, Error, Global, Local, OpsTable, Readiness, Result, Scope, ScopeExt, Task, Turn,
    WatchId,
};
use rustix::buffer::spare_capacity;
use rustix::io::Errno;
use rustix::net::{AddressFamily, SendFlags, Shutdown, SocketFlags, SocketType, send, shutdown, socketpair};

use crate::internal_fs::fd;

use self::handles::Received;
use self::outbox::Outbox;
pub(crate) use self::outbox::flush_all;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/pipe",
    source: include_str!("internal_pipe.js"),
    ops,
};

/// So much is read at a time, as libuv does.
const CHUNK: usize = 64 << 10;
/// So often in a row, before others have their turn.
const READS: usize = 32;

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("open", open);
    table.add("dead", dead);
    table.add("read", read);
    table.add("stopReading", stop_reading);
    table.add("write", write);
    table.add("sendLine", send_line);
    table.add("sendFrame", send_frame);
    table.add("sendHandle", send_handle);
    table.add("takeHandles", take_handles);
    table.add("takeHandle", take_handle);
    table.add("flush", flush);
    table.add("sent", sent);
    table.add("onWritable", on_writable);
    table.add("shutdown", shut_down);
    table.add("close", close);
    table.add("descriptor", descriptor);
}

/// How what comes in is given to JS.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Bytes,
    /// Whole lines of JSON, as one array of values.
    Lines,
}

struct Pipe {
    fd: Rc<OwnedFd>,
    watch: Cell<Option<WatchId>>,
    wanted: Cell<Readiness>,
    form: Cell<Form>,
    /// The beginning of a line whose end has not come yet.
    rest: RefCell<Vec<u8>>,
    on_read: RefCell<Option<Global>>,
    on_writable: RefCell<Option<Global>>,
    /// Only sockets can be half closed.
    is_socket: bool,
    /// For channels: what is on its way, and the descriptors that came.
    outbox: OnceCell<Arc<Outbox>>,
    received: OnceCell<Received>,
}

impl Pipe {
    /// Whether it carries messages.
    fn is_channel(&self) -> bool {
        self.received.get().is_some()
    }

    fn outbox(&self) -> &Arc<Outbox> {
        self.outbox
            .get_or_init(|| Outbox::new(self.fd.as_raw_fd(), self.is_socket))
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        if let Some(outbox) = self.outbox.get() {
            outbox.close();
        }
    }
}

/// The pipes of one realm.
#[derive(Default)]
pub(crate) struct Pipes {
    list: RefCell<slab::Slab<Rc<Pipe>>>,
}

impl Pipes {
    fn of(scope: &Scope<'_>) -> Rc<Pipes> {
        scope.extension(Pipes::default)
    }

    /// Takes a non-blocking descriptor; its number for the other operations.
    pub(crate) fn add(scope: &Scope<'_>, fd: OwnedFd, is_socket: bool) -> usize {
        Pipes::of(scope).list.borrow_mut().insert(Rc::new(Pipe {
            fd: Rc::new(fd),
            watch: Cell::new(None),
            wanted: Cell::default(),
            form: Cell::new(Form::Bytes),
            rest: RefCell::default(),
            on_read: RefCell::default(),
            on_writable: RefCell::default(),
            is_socket,
            outbox: OnceCell::new(),
            received: OnceCell::new(),
        }))
    }

    /// Gives up a pipe that is neither read nor written yet: its descriptor, and whether it is a socket.
    pub(crate) fn take(scope: &Scope<'_>, number: usize) -> Option<(OwnedFd, bool)> {
        let pipe = Pipes::of(scope).list.borrow_mut().try_remove(number)?;
        let is_socket = pipe.is_socket;
        let fd = Rc::clone(&pipe.fd);
        drop(pipe);
        Some((Rc::into_inner(fd)?, is_socket))
    }

    fn get(&self, number: usize) -> Option<Rc<Pipe>> {
        self.list.borrow().get(number).cloned()
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number(call: &Call<'_>) -> usize {
    call.arg_f64(0) as usize
}

fn pipe(call: &Call<'_>) -> Option<Rc<Pipe>> {
    Pipes::of(call).get(number(call))
}

/// `open(fd)`: takes over a descriptor that this process was given; the number of the pipe, or a negative error.
fn open<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let descriptor = call.arg_i32(0);
    let kind = fd::borrowed(descriptor, |fd| rustix::fs::fstat(fd));
    let is_socket = match kind.map(|stat| rustix::fs::FileType::from_raw_mode(stat.st_mode)) {
        Ok(kind) => kind == rustix::fs::FileType::Socket,
        Err(errno) => return Ok(call.number(f64::from(-errno.raw_os_error()))),
    };
    let owned = fd::adopt(descriptor);
    let _ = rustix::io::fcntl_setfd(&owned, rustix::io::FdFlags::CLOEXEC);
    let _ = rustix::io::ioctl_fionbio(&owned, true);
    let number = Pipes::add(call, owned, is_socket);
    Ok(call.number(as_number(number)))
}

/// `dead()`: a socket whose other end is closed.
fn dead<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
    let pair = socketpair(AddressFamily::UNIX, SocketType::STREAM, flags, None);
    let (own, _) = pair.map_err(|errno| Error::from_errno(errno.raw_os_error(), "socketpair"))?;
    let number = Pipes::add(call, own, true);
    Ok(call.number(as_number(number)))
}

// Numbers of pipes stay far below 2^53.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn as_number(number: usize) -> f64 {
    number as f64
}

/// `descriptor(pipe)`: the system's number of it, -1 if it is closed.
fn descriptor<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = pipe(call).map_or(-1, |pipe| pipe.fd.as_raw_fd());
    Ok(call.number(f64::from(number)))
}

// ---- readiness

fn want(scope: &Scope<'_>, number: usize, pipe: &Rc<Pipe>, wanted: Readiness) -> Result<()> {
    pipe.wanted.set(wanted);
    let watch = match pipe.watch.get() {
        Some(watch) => watch,
        None => {
            let own = Rc::downgrade(pipe);
            let tell = move |ready: Readiness| -> Task {
                let own = own.clone();
                Box::new(move |scope: &mut Scope<'_>| {
                    if let Some(pipe) = own.upgrade() {
                        on_ready(scope, number, &pipe, ready);
                    }
                })
            };
            let watch = scope.event_loop().watch(Rc::clone(&pipe.fd), Turn::Usual, tell);
            pipe.watch.set(Some(watch));
            watch
        }
    };
    let event_loop = scope.event_loop();
    event_loop
        .want(watch, wanted)
        .map_err(|error| Error::system(&error, "epoll_ctl"))
}

fn on_ready(scope: &mut Scope<'_>, number: usize, pipe: &Rc<Pipe>, ready: Readiness) {
    if ready.readable {
        read_pieces(scope, pipe);
    }
    if ready.writable && pipe.wanted.get().writable {
        let wanted = Readiness {
            writable: false,
            ..pipe.wanted.get()
        };
        let _ = want(scope, number, pipe, wanted);
        let function = pipe
            .on_writable
            .borrow()
            .as_ref()
            .map(|function| function.get(scope));
        if let Some(function) = function {
            scope.invoke(function, &[]);
        }
    }
}

/// A short piece is the last for now, also when the other side has gone: the end is told in the loop's next turn, as libuv does.
fn read_pieces(scope: &mut Scope<'_>, pipe: &Rc<Pipe>) {
    for _ in 0..READS {
        if !pipe.wanted.get().readable {
            return;
        }
        let mut bytes = Vec::with_capacity(CHUNK);
        let outcome = loop {
            let outcome = match pipe.received.get() {
                Some(received) => received.read(&*pipe.fd, &mut bytes),
                None => rustix::io::read(&*pipe.fd, spare_capacity(&mut bytes)),
            };
            match outcome {
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return,
                outcome => break outcome,
            }
        };
        let is_full = bytes.len() == CHUNK;
        match outcome {
            Ok(0) => return tell_end(scope, pipe, 0),
            Ok(_) => tell_piece(scope, pipe, bytes),
            Err(errno) => return tell_end(scope, pipe, -errno.raw_os_error()),
        }
        if !is_full {
            return;
        }
    }
}

fn on_read<'s>(scope: &Scope<'s>, pipe: &Pipe) -> Option<Local<'s>> {
    pipe.on_read.borrow().as_ref().map(|function| function.get(scope))
}

/// `onRead(errno)`: 0 for the end.
fn tell_end(scope: &mut Scope<'_>, pipe: &Pipe, errno: i32) {
    if let Some(function) = on_read(scope, pipe) {
        let errno = scope.number(f64::from(errno));
        scope.invoke(function, &[errno]);
    }
}

/// `onRead(1, bytes)`, or `onRead(2, values)` for lines, `onRead(3, text)` if they are no JSON.
fn tell_piece(scope: &mut Scope<'_>, pipe: &Pipe, mut bytes: Vec<u8>) {
    let Some(function) = on_read(scope, pipe) else {
        return;
    };
    if pipe.is_channel() {
        scope.event_loop().expect_more_from_channels();
    }
    if pipe.form.get() == Form::Bytes {
        bytes.shrink_to_fit();
        let arguments = [scope.number(1.0), scope.array_buffer(bytes)];
        return scope.invoke(function, &arguments);
    }
    let mut rest = pipe.rest.borrow_mut();
    let Some(end) = memchr::memrchr(b'\n', &bytes) else {
        rest.extend_from_slice(&bytes);
        return;
    };
    let mut lines = std::mem::take(&mut *rest);
    rest.extend_from_slice(&bytes[end + 1..]);
    drop(rest);
    lines.extend_from_slice(&bytes[..end]);
    let arguments = match parse_lines(scope, &lines) {
        Some(values) => [scope.number(2.0), values],
        None => [scope.number(3.0), scope.string(&String::from_utf8_lossy(&lines))],
    };
    scope.invoke(function, &arguments);
}

/// All lines as one array, parsed at once. A line alone that has nothing in it is no JSON, though a list may be empty.
fn parse_lines<'s>(scope: &Scope<'s>, lines: &[u8]) -> Option<Local<'s>> {
    if lines.trim_ascii().is_empty() {
        return None;
    }
    let mut text = Vec::with_capacity(lines.len() + 2);
    text.push(b'[');
    text.extend(lines.iter().map(|byte| if *byte == b'\n' { b',' } else { *byte }));
    text.push(b']');
    scope.parse_json(&String::from_utf8_lossy(&text))
}

// ---- operations

/// `read(pipe, onRead, lines)`: from now on what comes is told.
fn read<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = number(call);
    if let Some(pipe) = pipe(call) {
        let function = call.global_of(call.arg(1));
        pipe.on_read.replace(Some(function));
        pipe.form.set(if call.arg_bool(2) {
            Form::Lines
        } else {
            Form::Bytes
        });
        let wanted = Readiness {
            readable: true,
            ..pipe.wanted.get()
        };
        want(call, number, &pipe, wanted)?;
    }
    Ok(call.undefined())
}

/// `stopReading(pipe)`
fn stop_reading<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = number(call);
    if let Some(pipe) = pipe(call) {
        let wanted = Readiness {
            readable: false,
            ..pipe.wanted.get()
        };
        want(call, number, &pipe, wanted)?;
    }
    Ok(call.undefined())
}

/// `write(pipe, bytes)`: how many were taken now, or a negative error.
fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let outcome = match pipe(call) {
        Some(pipe) => write_some(pipe.fd.as_raw_fd(), pipe.is_socket, call.arg_bytes(1)?),
        None => Err(io::Error::from_raw_os_error(libc::EBADF)),
    };
    Ok(count_or_error(call, outcome))
}

fn count_or_error<'s>(call: &Call<'s>, outcome: io::Result<usize>) -> Local<'s> {
    let error = |error: io::Error| f64::from(-error.raw_os_error().unwrap_or(libc::EIO));
    call.number(outcome.map_or_else(error, as_number))
}

/// What there is room for; how much that was.
fn write_some(number: RawFd, is_socket: bool, bytes: &[u8]) -> io::Result<usize> {
    let mut taken = 0;
    fd::borrowed(number, |fd| {
        while taken < bytes.len() {
            let outcome = if is_socket {
                send(fd, &bytes[taken..], SendFlags::NOSIGNAL)
            } else {
                rustix::io::write(fd, &bytes[taken..])
            };
            match outcome {
                Ok(count) => taken += count,
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => break,
                Err(errno) => return Err(errno.into()),
            }
        }
        Ok(taken)
    })
}

// ---- channels

/// `sendLine(pipe, text, gathers)`: a line, as UTF-8, behind what is on its way. It is written now unless `gathers`: then a later one or
/// `flush` takes it along. How many bytes wait, or a negative error.
fn send_line<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let mut text = call.arg_string(1)?;
    text.push('\n');
    Ok(send_out(call, text.into_bytes()))
}

/// `sendFrame(pipe, bytes, gathers)`: the same for bytes.
fn send_frame<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = call.arg_bytes(1)?.to_vec();
    Ok(send_out(call, bytes))
}

fn send_out<'s>(call: &Call<'s>, bytes: Vec<u8>) -> Local<'s> {
    with_outbox(call, |outbox| {
        if call.arg_bool(2) {
            outbox.gather(bytes)
        } else {
            outbox.send(bytes)
        }
    })
}

/// `sendHandle(pipe, bytes, fd)`: the same, never gathered, and with it the descriptor, which stays the caller's.
fn send_handle<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = call.arg_bytes(1)?.to_vec();
    let descriptor = call.arg_i32(2);
    let copy = match descriptor {
        0.. => fd::borrowed(descriptor, |fd| fd.try_clone_to_owned()),
        _ => Err(io::Error::from_raw_os_error(libc::EBADF)),
    };
    Ok(with_outbox(call, |outbox| outbox.send_with(bytes, copy?)))
}

/// `takeHandles(pipe)`: from now on descriptors may come with messages.
fn take_handles<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(pipe) = pipe(call).filter(|pipe| pipe.is_socket) {
        let _ = pipe.received.set(Received::default());
    }
    Ok(call.undefined())
}

/// `takeHandle(pipe)`: the oldest descriptor that came and was not taken, -1 if there is none. It is the caller's now.
fn take_handle<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let taken = pipe(call).and_then(|pipe| pipe.received.get()?.take());
    Ok(call.number(taken.map_or(-1.0, |fd| f64::from(fd.into_raw_fd()))))
}

/// `flush(pipe)`: writes what waits, as far as there is room. How many bytes wait then, or a negative error.
fn flush<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(with_outbox(call, |outbox| outbox.flush()))
}

fn with_outbox<'s>(call: &Call<'s>, work: impl FnOnce(&Arc<Outbox>) -> io::Result<usize>) -> Local<'s> {
    let outcome = match pipe(call) {
        Some(pipe) => work(pipe.outbox()),
        None => Err(io::Error::from_raw_os_error(libc::EBADF)),
    };
    count_or_error(call, outcome)
}

/// `sent(pipe)`: how many bytes of messages it has taken so far.
fn sent<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let sent = pipe(call).map_or(0, |pipe| pipe.outbox().sent());
    // Far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    Ok(call.number(sent as f64))
}

/// `onWritable(pipe, callback)`: called once, when there is room again.
fn on_writable<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = number(call);
    if let Some(pipe) = pipe(call) {
        let function = call.global_of(call.arg(1));
        pipe.on_writable.replace(Some(function));
        let wanted = Readiness {
            writable: true,
            ..pipe.wanted.get()
        };
        want(call, number, &pipe, wanted)?;
    }
    Ok(call.undefined())
}

/// `shutdown(pipe)`: nothing more is written. A pipe that is no socket is closed.
fn shut_down<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(pipe) = pipe(call) {
        if pipe.is_socket {
            let _ = shutdown(&*pipe.fd, Shutdown::Write);
        } else {
            return close(call);
        }
    }
    Ok(call.undefined())
}

/// `close(pipe)`
fn close<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let pipe = Pipes::of(call).list.borrow_mut().try_remove(number(call));
    if let Some(pipe) = pipe {
        pipe.wanted.set(Readiness::default());
        if let Some(watch) = pipe.watch.take() {
            call.event_loop().unwatch(watch);
        }
    }
    Ok(call.undefined())
}
