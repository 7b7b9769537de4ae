//! A Network-Node's listener: lets callers in and gives each a process of its own, which is its Machine-Node.

use std::collections::HashSet;
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use rustix::process::{Pid, Signal, kill_process};

use super::Transport;
use super::handshake::{self, HANDSHAKE_WITHIN, Refusal};
use super::relay::relay;
use super::target::Terms;
use super::tls::TlsStream;
use crate::child::{Child, kill_group};
use crate::link::TICK;
use crate::stream::{Socket, Stream, wait};

/// So many may knock before they are looked at.
const BACKLOG: i32 = 1024;

/// Is told a caller's address, and why it was not let in.
pub type Refused = Box<dyn Fn(SocketAddr, &str) + Send + Sync>;

/// How a node listens.
pub struct Settings {
    /// What callers must show.
    pub terms: Terms,
    /// Callers at once, those not let in yet included.
    pub connections: usize,
    /// The command of a caller's process: its standard input will be its link.
    pub command: Box<dyn Fn() -> Command + Send + Sync>,
    /// Is told of callers that were not let in, and why.
    pub refused: Refused,
}

/// A node that listens.
pub struct Listener {
    listener: TcpListener,
    address: SocketAddr,
    settings: Settings,
    connections: AtomicUsize,
    /// The callers' processes.
    children: Mutex<HashSet<Pid>>,
    changed: Condvar,
    stopping: AtomicBool,
}

impl Listener {
    /// Binds the first of `addresses` that can be.
    ///
    /// # Errors
    /// If the terms do not do for one of them (`PermissionDenied`), or none can be bound.
    pub fn bind(addresses: &[SocketAddr], settings: Settings) -> io::Result<Arc<Self>> {
        for address in addresses {
            let checked = settings.terms.check(address);
            checked.map_err(|error| io::Error::new(io::ErrorKind::PermissionDenied, error))?;
        }
        let listener = TcpListener::bind(addresses)?;
        listener.set_nonblocking(true)?;
        // More may come at once than the standard library's 128: those beyond would wait a second before they knock again.
        rustix::net::listen(&listener, BACKLOG)?;
        Ok(Arc::new(Self {
            address: listener.local_addr()?,
            listener,
            settings,
            connections: AtomicUsize::new(0),
            children: Mutex::default(),
            changed: Condvar::new(),
            stopping: AtomicBool::new(false),
        }))
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets callers in until `is_over` says so.
    pub fn run(self: &Arc<Self>, is_over: &dyn Fn() -> bool) {
        while !is_over() {
            match wait(&mut [PollFd::new(&self.listener, PollFlags::IN)], TICK) {
                Ok(false) => {}
                Ok(true) => self.accept(),
                Err(_) => std::thread::sleep(TICK),
            }
        }
    }

    /// No more callers; those there are get `grace` for what runs, then their processes are killed.
    pub fn stop(&self, grace: Duration) {
        self.stopping.store(true, Ordering::SeqCst);
        let children = self.children();
        for child in children.iter() {
            // It may just have ended.
            let _ = kill_process(*child, Signal::TERM);
        }
        let waited = self
            .changed
            .wait_timeout_while(children, grace, |children| !children.is_empty());
        let children = waited.unwrap_or_else(PoisonError::into_inner).0;
        children.iter().for_each(|child| kill_group(*child));
    }

    fn accept(self: &Arc<Self>) {
        let (socket, from) = match self.listener.accept() {
            Ok(accepted) => accepted,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
            // No descriptors, mostly: those there are may end.
            Err(_) => return std::thread::sleep(TICK),
        };
        let _ = socket.set_nodelay(true);
        if self.connections.fetch_add(1, Ordering::SeqCst) >= self.settings.connections {
            self.connections.fetch_sub(1, Ordering::SeqCst);
            let reason = "this node has as many callers as it may have";
            // Whoever is one too many is not waited for.
            handshake::refuse(
                &Socket::new(socket.into()),
                reason,
                Instant::now() + Duration::from_millis(1),
            );
            (self.settings.refused)(from, reason);
            return;
        }
        let me = Arc::clone(self);
        let serve = move || {
            if let Err(refusal) = me.serve(socket) {
                (me.settings.refused)(from, &refusal.to_string());
            }
            me.connections.fetch_sub(1, Ordering::SeqCst);
        };
        let started = std::thread::Builder::new().name("caller".into()).spawn(serve);
        if started.is_err() {
            self.connections.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// One caller, from its first byte to its end.
    fn serve(&self, socket: TcpStream) -> Result<(), Refusal> {
        let end = Instant::now() + HANDSHAKE_WITHIN;
        let stream = self.transport(socket, end)?;
        let entered = handshake::let_in(&stream, self.settings.terms.token.as_ref(), end);
        if let Err(refusal) = entered {
            linger(&stream);
            return Err(refusal);
        }
        match stream {
            Transport::Plain(socket) => self.live(socket.into()),
            tls @ Transport::Tls(_) => {
                let (ours, theirs) = socketpair(
                    AddressFamily::UNIX,
                    SocketType::STREAM,
                    SocketFlags::CLOEXEC,
                    None,
                )
                .map_err(io::Error::from)?;
                let ours = Socket::new(ours);
                std::thread::scope(|scope| {
                    let work = || relay(&tls, &ours);
                    let relaying = std::thread::Builder::new()
                        .name("TLS".into())
                        .spawn_scoped(scope, work);
                    let lived = relaying.map_err(Refusal::Io).and_then(|_| self.live(theirs));
                    tls.close();
                    lived
                })
            }
        }
    }

    fn transport(&self, socket: TcpStream, end: Instant) -> Result<Transport, Refusal> {
        let socket = Socket::new(socket.into());
        let Some(settings) = &self.settings.terms.tls else {
            return Ok(Transport::Plain(socket));
        };
        let stream = TlsStream::server(socket, settings).map_err(io::Error::other)?;
        match stream.agree(end) {
            Ok(()) => Ok(Transport::Tls(Box::new(stream))),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(Refusal::TimedOut),
            Err(error) => Err(error.into()),
        }
    }

    /// The caller's process, until it ends.
    fn live(&self, link: OwnedFd) -> Result<(), Refusal> {
        let child = Child::start_on((self.settings.command)(), link)?;
        let pid = child.pid();
        self.children().insert(pid);
        if self.stopping.load(Ordering::SeqCst) {
            kill_group(pid);
        }
        child.wait(&|| {
            // From here on its number may become somebody else's.
            self.children().remove(&pid);
        });
        self.changed.notify_all();
        Ok(())
    }

    fn children(&self) -> MutexGuard<'_, HashSet<Pid>> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who was refused may still be sending; closing before it has been read would take the reason away from it.
fn linger(stream: &dyn Stream) {
    let end = Instant::now() + Duration::from_millis(200);
    let mut nothing = [0; 1024];
    let mut read = 0;
    while read < 4096 && Instant::now() < end {
        match stream.read(&mut nothing) {
            Ok(count @ 1..) => read += count,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && stream.wait_readable(TICK).is_ok() => {
            }
            _ => break,
        }
    }
    stream.close();
}
