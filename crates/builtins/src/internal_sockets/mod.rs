//! `internal/sockets`: sockets of TCP and of the Unix kind, and pipes, driven by the loop. `internal_sockets.js` makes handles of them, `net` streams.
//!
//! What comes in is told piece by piece; writing is tried at once, and what does not fit waits until there is room. Errors are negative numbers, as
//! libuv's (<https://docs.libuv.org/en/v1.x/stream.html>).

mod naming;
mod opening;
mod reading;
mod tuning;
pub(crate) mod writing;

pub(crate) use self::naming::{address, host};
pub(crate) use self::opening::FLAGS;
pub(crate) use self::tuning::is_v6;

use std::cell::{Cell, RefCell};
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::rc::Rc;

use runtime::{
    Builtin, Call, CallExt, Global, Local, OpsTable, Readiness, Result, Scope, ScopeExt, Task, Turn,
    WatchId,
};
use rustix::io::Errno;

use self::reading::Slab;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/sockets",
    source: include_str!("internal_sockets.js"),
    ops,
};

fn ops(table: &mut OpsTable<'_, '_>) {
    common_ops(table);
    table.add("enqueuePending", enqueue_pending);
    opening::ops(table);
    reading::ops(table);
    writing::ops(table);
    tuning::ops(table);
}

/// What sockets of every kind are asked.
pub(crate) fn common_ops(table: &mut OpsTable<'_, '_>) {
    table.add("close", close);
    table.add("descriptor", descriptor);
    table.add("adopt", opening::adopt);
    table.add("kindOf", opening::kind_of);
    naming::ops(table);
}

/// One socket or pipe.
pub(crate) struct Socket {
    /// None once it is closed: that is at once, also within a callback of its own.
    fd: RefCell<Option<Rc<OwnedFd>>>,
    /// Pipes that are no sockets are written, and closed, in their own ways.
    is_socket: bool,
    /// Where it is bound in the file system: that goes when it is closed.
    path: RefCell<Option<String>>,
    watch: Cell<Option<WatchId>>,
    pub(crate) wanted: Cell<Readiness>,
    pub(crate) role: Cell<Role>,
    /// The last piece read was a large one: the next is not copied.
    reads_much: Cell<bool>,
    /// No piece is larger than this.
    largest_read: Cell<usize>,
    /// `onRead`, or `onConnection` of a socket that listens.
    pub(crate) on_readable: RefCell<Option<Global>>,
    /// Whoever waits for room, or for the connection.
    on_writable: RefCell<Option<Global>>,
    /// In which callbacks run.
    context: Option<Global>,
}

/// What being ready means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Stream,
    /// What comes in are messages, each with the address of who sent it (`internal/datagrams`).
    Datagrams,
    /// Being writable means that the connection stands, or has failed.
    Connecting,
    /// Being readable means that somebody wants to connect.
    Listening,
}

/// The sockets of one realm.
#[derive(Default)]
pub(crate) struct Sockets {
    list: RefCell<slab::Slab<Rc<Socket>>>,
    slab: Slab,
    /// Given up for a moment when no descriptors are left, to refuse who wants to connect.
    reserve: RefCell<Option<OwnedFd>>,
}

impl Sockets {
    fn of(scope: &Scope<'_>) -> Rc<Sockets> {
        scope.extension(Sockets::default)
    }

    /// Keeps a non-blocking descriptor; its number for the operations.
    pub(crate) fn add(scope: &mut Scope<'_>, fd: OwnedFd, is_socket: bool) -> usize {
        let context = scope.context();
        Sockets::of(scope).list.borrow_mut().insert(Rc::new(Socket {
            fd: RefCell::new(Some(Rc::new(fd))),
            is_socket,
            path: RefCell::default(),
            watch: Cell::new(None),
            wanted: Cell::default(),
            role: Cell::new(Role::Stream),
            reads_much: Cell::new(false),
            largest_read: Cell::new(reading::CHUNK),
            on_readable: RefCell::default(),
            on_writable: RefCell::default(),
            context,
        }))
    }

    /// Whether one of them has that descriptor.
    fn has(&self, descriptor: RawFd) -> bool {
        let list = self.list.borrow();
        list.iter().any(|(_, socket)| socket.fd().is_ok_and(|fd| fd.as_raw_fd() == descriptor))
    }

    fn get(&self, number: usize) -> Option<Rc<Socket>> {
        self.list.borrow().get(number).cloned()
    }
}

impl Socket {
    /// Its descriptor, for one call of the system.
    pub(crate) fn fd(&self) -> std::result::Result<Rc<OwnedFd>, Errno> {
        self.fd.borrow().clone().ok_or(Errno::BADF)
    }

    pub(crate) fn call_back<'s>(&self, scope: &mut Scope<'s>, function: &RefCell<Option<Global>>, arguments: &[Local<'s>]) {
        let function = function.borrow().as_ref().map(|function| function.get(scope));
        if let Some(function) = function {
            scope.invoke_in(self.context.as_ref(), function, arguments);
        }
    }

    /// Changes what is waited for. It fails for a descriptor that is watched under another number here.
    fn want(self: &Rc<Self>, scope: &Scope<'_>, wanted: Readiness) -> std::result::Result<(), Errno> {
        if self.wanted.get() == wanted {
            return Ok(());
        }
        let watch = match self.watch.get() {
            Some(watch) => watch,
            None => self.start_watching(scope)?,
        };
        let event_loop = scope.event_loop();
        event_loop
            .want(watch, wanted)
            .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))?;
        self.wanted.set(wanted);
        Ok(())
    }

    fn start_watching(self: &Rc<Self>, scope: &Scope<'_>) -> std::result::Result<WatchId, Errno> {
        let own = Rc::downgrade(self);
        let tell = move |ready: Readiness| -> Task {
            let own = own.clone();
            Box::new(move |scope: &mut Scope<'_>| {
                if let Some(socket) = own.upgrade() {
                    on_ready(scope, &socket, ready);
                }
            })
        };
        let watch = scope.event_loop().watch(self.fd()?, Turn::Usual, tell);
        self.watch.set(Some(watch));
        Ok(watch)
    }

    pub(crate) fn want_readable(self: &Rc<Self>, scope: &Scope<'_>, readable: bool) -> std::result::Result<(), Errno> {
        let before = self.wanted.get();
        self.want(scope, Readiness { readable, ..before })
    }

    fn want_writable(self: &Rc<Self>, scope: &Scope<'_>, writable: bool) -> std::result::Result<(), Errno> {
        let before = self.wanted.get();
        self.want(scope, Readiness { writable, ..before })
    }
}

/// As libuv does: first what has come, then room. A callback may have closed the socket.
fn on_ready(scope: &mut Scope<'_>, socket: &Rc<Socket>, ready: Readiness) {
    match socket.role.get() {
        Role::Connecting => return opening::on_connected(scope, socket),
        Role::Listening => return opening::on_connection(scope, socket),
        Role::Stream | Role::Datagrams => {}
    }
    if ready.readable && socket.wanted.get().readable {
        match socket.role.get() {
            Role::Datagrams => crate::internal_datagrams::on_readable(scope, socket),
            _ => reading::on_readable(scope, socket),
        }
    }
    if ready.writable && socket.wanted.get().writable {
        let _ = socket.want_writable(scope, false);
        socket.call_back(scope, &socket.on_writable, &[]);
    }
}

// ---- what the operations share

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn socket(call: &Call<'_>) -> Option<Rc<Socket>> {
    Sockets::of(call).get(call.arg_f64(0) as usize)
}

/// A count, or a negative error.
pub(crate) fn outcome<'s>(scope: &Scope<'s>, outcome: std::result::Result<usize, Errno>) -> Local<'s> {
    scope.number(match outcome {
        // Far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        Ok(count) => count as f64,
        Err(errno) => status(errno),
    })
}

pub(crate) fn status(errno: Errno) -> f64 {
    f64::from(-errno.raw_os_error())
}

/// What an operation on an open socket gives: 0 or a negative error.
pub(crate) fn with_socket<'s>(
    call: &Call<'s>,
    work: impl FnOnce(&Socket) -> std::result::Result<(), Errno>,
) -> Local<'s> {
    let done = match socket(call) {
        Some(socket) => work(&socket),
        None => Err(Errno::BADF),
    };
    outcome(call, done.map(|()| 0))
}

/// `close(socket)`: at once. Who waits is not told.
fn close<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = call.arg_f64(0) as usize;
    let socket = Sockets::of(call).list.borrow_mut().try_remove(number);
    if let Some(socket) = socket {
        socket.wanted.set(Readiness::default());
        socket.on_readable.replace(None);
        socket.on_writable.replace(None);
        if let Some(path) = socket.path.take() {
            let _ = rustix::fs::unlink(&*path);
        }
        if let Some(watch) = socket.watch.take() {
            call.event_loop().unwatch(watch);
        }
        socket.fd.take();
    }
    Ok(call.undefined())
}

/// `descriptor(socket)`: the system's number of it, -1 if it is closed.
fn descriptor<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let fd = socket(call).and_then(|socket| socket.fd().ok());
    let number = fd.map_or(-1, |fd| fd.as_raw_fd());
    Ok(call.number(f64::from(number)))
}

/// `enqueuePending(callback)`: called in the next pending phase, as errors are that were known at once.
fn enqueue_pending<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let callback = call.global_of(call.arg(0));
    let context = call.context();
    call.event_loop().put_pending(Box::new(move |scope| {
        let function = callback.get(scope);
        scope.invoke_in(context.as_ref(), function, &[]);
    }));
    Ok(call.undefined())
}
