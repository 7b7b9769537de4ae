//! Where sockets come from: a descriptor that was given, a connection made or accepted, a place to listen at.

use std::net::SocketAddr;
use std::os::fd::OwnedFd;
use std::rc::Rc;

use runtime::{Call, CallExt, Local, OpsTable, Result, Scope, ScopeExt};
use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;
use rustix::net::{
    AddressFamily, SocketFlags, SocketType, accept_with, bind, connect, listen as listen_at, socket_with, sockopt,
};

use super::{Role, Socket, Sockets, naming, outcome, socket, status};
use crate::internal_fs::fd;
use crate::internal_pipe::Pipes;

pub(crate) const FLAGS: SocketFlags = SocketFlags::CLOEXEC.union(SocketFlags::NONBLOCK);

/// Bits of `bindTcp`: no IPv4 through an IPv6 address; others may listen at the same port.
const ONLY_V6: i32 = 1;
const SHARED_PORT: i32 = 2;

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("adoptPipe", adopt_pipe);
    table.add("directions", directions);
    table.add("bindTcp", bind_tcp);
    table.add("bindPath", bind_path);
    table.add("listen", listen);
    table.add("connectTcp", connect_tcp);
    table.add("connectPath", connect_path);
    table.add("connectUdp", connect_udp);
}

type Outcome = std::result::Result<usize, Errno>;

// ---- descriptors of others

/// `kindOf(fd)`: 'TCP', 'UDP', 'PIPE', 'TTY', 'FILE' or 'UNKNOWN', as libuv guesses; or a negative error.
pub(super) fn kind_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let descriptor = call.arg_i32(0);
    if descriptor < 0 {
        return Ok(outcome(call, Err(Errno::BADF)));
    }
    let kind = fd::borrowed(descriptor, |fd| {
        if rustix::termios::isatty(fd) {
            return Ok("TTY");
        }
        let stat = rustix::fs::fstat(fd)?;
        Ok(match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile | FileType::CharacterDevice => "FILE",
            FileType::Fifo => "PIPE",
            FileType::Socket => match (sockopt::socket_type(fd)?, sockopt::socket_domain(fd)?) {
                (SocketType::STREAM, AddressFamily::INET | AddressFamily::INET6) => "TCP",
                (SocketType::STREAM, AddressFamily::UNIX) => "PIPE",
                (SocketType::DGRAM, AddressFamily::INET | AddressFamily::INET6) => "UDP",
                _ => "UNKNOWN",
            },
            _ => "UNKNOWN",
        })
    });
    Ok(match kind {
        Ok(kind) => call.string(kind),
        Err(errno) => outcome(call, Err(errno)),
    })
}

/// `adopt(fd)`: takes over a descriptor; its number, or a negative error: EEXIST for one that a socket here has.
pub(super) fn adopt<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let descriptor = call.arg_i32(0);
    if descriptor < 0 {
        return Ok(outcome(call, Err(Errno::BADF)));
    }
    if Sockets::of(call).has(descriptor) {
        return Ok(outcome(call, Err(Errno::EXIST)));
    }
    let checked = fd::borrowed(descriptor, |fd| {
        let stat = rustix::fs::fstat(fd)?;
        rustix::io::ioctl_fionbio(fd, true)?;
        rustix::io::fcntl_setfd(fd, rustix::io::FdFlags::CLOEXEC)?;
        Ok(FileType::from_raw_mode(stat.st_mode) == FileType::Socket)
    });
    let number = checked.map(|is_socket| Sockets::add(call, fd::adopt(descriptor), is_socket));
    Ok(outcome(call, number))
}

/// `directions(socket)`: 1 if it may be read, plus 2 if it may be written; a pipe goes one way.
fn directions<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let mode = socket(call).and_then(|socket| rustix::fs::fcntl_getfl(&*socket.fd().ok()?).ok());
    let number = match mode.map(|mode| mode & OFlags::RWMODE) {
        Some(OFlags::RDONLY) => 1,
        Some(OFlags::WRONLY) => 2,
        Some(_) => 3,
        None => 0,
    };
    Ok(outcome(call, Ok(number)))
}

/// `adoptPipe(pipe)`: takes over a pipe of `internal/pipe` that nobody has used yet; its number here, or a negative error.
fn adopt_pipe<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let pipe = call.arg_f64(0) as usize;
    let number = match Pipes::take(call, pipe) {
        Some((fd, is_socket)) => Ok(Sockets::add(call, fd, is_socket)),
        None => Err(Errno::BADF),
    };
    Ok(outcome(call, number))
}

// ---- listening

/// `bindTcp(address, port, flags)`: a socket at that address, or a negative error.
fn bind_tcp<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, flags) = (call.arg_string(0)?, call.arg_i32(2));
    let number = naming::address(&text, port(call, 1))
        .and_then(|address| bound(&address, flags))
        .map(|fd| Sockets::add(call, fd, true));
    Ok(outcome(call, number))
}

fn port(call: &Call<'_>, index: usize) -> u16 {
    u16::try_from(call.arg_i32(index)).unwrap_or(0)
}

fn new_socket(address: &SocketAddr, kind: SocketType) -> std::result::Result<OwnedFd, Errno> {
    let family = match address {
        SocketAddr::V4(_) => AddressFamily::INET,
        SocketAddr::V6(_) => AddressFamily::INET6,
    };
    socket_with(family, kind, FLAGS, None)
}

fn bound(address: &SocketAddr, flags: i32) -> std::result::Result<OwnedFd, Errno> {
    let fd = new_socket(address, SocketType::STREAM)?;
    sockopt::set_socket_reuseaddr(&fd, true)?;
    if flags & SHARED_PORT != 0 {
        sockopt::set_socket_reuseport(&fd, true)?;
    }
    if address.is_ipv6() {
        sockopt::set_ipv6_v6only(&fd, flags & ONLY_V6 != 0)?;
    }
    bind(&fd, address)?;
    Ok(fd)
}

/// `bindPath(path)`: the same for a path.
fn bind_path<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = call.arg_string(0)?;
    let made = naming::unix_address(&path).and_then(|address| {
        let fd = socket_with(AddressFamily::UNIX, SocketType::STREAM, FLAGS, None)?;
        // Node says so of a folder that is not there.
        match bind(&fd, &address) {
            Err(Errno::NOENT) => Err(Errno::ACCESS),
            done => done,
        }?;
        Ok(fd)
    });
    let number = made.map(|fd| Sockets::add(call, fd, true));
    if let Ok(number) = number
        && let Some(socket) = Sockets::of(call).get(number)
        && !path.starts_with('\0')
    {
        socket.path.replace(Some(path));
    }
    Ok(outcome(call, number))
}

/// `listen(socket, backlog, onConnection)`: 0 or a negative error. Each connection is told by its number.
fn listen<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(socket) = socket(call) else {
        return Ok(outcome(call, Err(Errno::BADF)));
    };
    let backlog = call.arg_i32(1);
    if let Err(errno) = socket.fd().and_then(|fd| listen_at(&*fd, backlog)) {
        return Ok(outcome(call, Err(errno)));
    }
    let function = call.global_of(call.arg(2));
    socket.on_readable.replace(Some(function));
    socket.role.set(Role::Listening);
    let sockets = Sockets::of(call);
    if sockets.reserve.borrow().is_none() {
        sockets.reserve.replace(open_reserve().ok());
    }
    let watched = socket.want_readable(call, true);
    Ok(outcome(call, watched.map(|()| 0)))
}

fn accept(socket: &Socket) -> std::result::Result<OwnedFd, Errno> {
    accept_with(&*socket.fd()?, FLAGS)
}

fn open_reserve() -> std::result::Result<OwnedFd, Errno> {
    rustix::fs::open("/dev/null", OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty())
}

/// One connection per turn, as libuv has it.
pub(super) fn on_connection(scope: &mut Scope<'_>, socket: &Rc<Socket>) {
    match accept(socket) {
        Ok(fd) => {
            let number = Sockets::add(scope, fd, true);
            let number = outcome(scope, Ok(number));
            socket.call_back(scope, &socket.on_readable, &[number]);
        }
        Err(Errno::MFILE | Errno::NFILE) => refuse_all(&Sockets::of(scope), socket),
        // Whoever it was has gone.
        Err(_) => {}
    }
}

/// No descriptor is left: with the one in reserve those who wait are told that they cannot be served, which else would be told again and again.
fn refuse_all(sockets: &Sockets, socket: &Socket) {
    if sockets.reserve.take().is_none() {
        return;
    }
    while accept(socket).is_ok() {}
    sockets.reserve.replace(open_reserve().ok());
}

// ---- connecting

/// `connectTcp(socket, address, port, onConnected)`: the socket's number (a new one if that was -1), or a negative error. `onConnected(status)` is told.
fn connect_tcp<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(1)?;
    let number = naming::address(&text, port(call, 2)).and_then(|address| {
        let number = own_or_new(call, || new_socket(&address, SocketType::STREAM))?;
        // As libuv has it: a refusal is told later, anything else at once.
        begin(call, number, |errno| errno == Errno::CONNREFUSED, |socket| connect(&*socket.fd()?, &address))
    });
    Ok(outcome(call, number))
}

/// `connectPath(socket, path, _, onConnected)`: the same for a path.
fn connect_path<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = call.arg_string(1)?;
    let number = naming::unix_address(&path).and_then(|address| {
        let number = own_or_new(call, || {
            socket_with(AddressFamily::UNIX, SocketType::STREAM, FLAGS, None)
        })?;
        begin(call, number, |_| true, |socket| connect(&*socket.fd()?, &address))
    });
    Ok(outcome(call, number))
}

/// `connectUdp(address, port, own)`: a socket for datagrams to and from that address, from the address `own` unless that is empty; or a negative error.
fn connect_udp<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, own) = (call.arg_string(0)?, call.arg_string(2)?);
    let number = naming::address(&text, port(call, 1))
        .and_then(|address| {
            let fd = new_socket(&address, SocketType::DGRAM)?;
            if !own.is_empty() {
                bind(&fd, &naming::address(&own, 0)?)?;
            }
            connect(&fd, &address)?;
            Ok(fd)
        })
        .map(|fd| Sockets::add(call, fd, true));
    Ok(outcome(call, number))
}

fn own_or_new(
    call: &mut Call<'_>,
    make: impl FnOnce() -> std::result::Result<OwnedFd, Errno>,
) -> Outcome {
    let own = call.arg_f64(0);
    if own >= 0.0 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        return Ok(own as usize);
    }
    Ok(Sockets::add(call, make()?, true))
}

/// Errors that are told later come in the loop's pending phase. A socket made for a connection that fails at once is gone.
fn begin(
    call: &mut Call<'_>,
    number: usize,
    is_told_later: impl FnOnce(Errno) -> bool,
    connect: impl FnOnce(&Socket) -> std::result::Result<(), Errno>,
) -> Outcome {
    let socket = Sockets::of(call).get(number).ok_or(Errno::BADF)?;
    let function = call.global_of(call.arg(3));
    socket.on_writable.replace(Some(function));
    match connect(&socket) {
        Ok(()) | Err(Errno::INPROGRESS) => {
            socket.role.set(Role::Connecting);
            let _ = socket.want_writable(call, true);
        }
        Err(errno) if is_told_later(errno) => tell_later(call, &socket, errno),
        Err(errno) => {
            if call.arg_f64(0) < 0.0 {
                Sockets::of(call).list.borrow_mut().try_remove(number);
            }
            return Err(errno);
        }
    }
    Ok(number)
}

fn tell_later(call: &Call<'_>, socket: &Rc<Socket>, errno: Errno) {
    let own = Rc::downgrade(socket);
    call.event_loop().put_pending(Box::new(move |scope| {
        if let Some(socket) = own.upgrade() {
            let status = scope.number(status(errno));
            socket.call_back(scope, &socket.on_writable, &[status]);
        }
    }));
}

/// The connection stands, or has failed.
pub(super) fn on_connected(scope: &mut Scope<'_>, socket: &Rc<Socket>) {
    let status = match socket.fd().and_then(|fd| sockopt::socket_error(&*fd)) {
        Ok(Ok(())) => 0.0,
        Ok(Err(Errno::INPROGRESS)) => return,
        Ok(Err(errno)) | Err(errno) => status(errno),
    };
    socket.role.set(Role::Stream);
    let _ = socket.want_writable(scope, false);
    let status = scope.number(status);
    socket.call_back(scope, &socket.on_writable, &[status]);
}
