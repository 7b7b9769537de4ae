//! A connection to a Network-Node, from the caller's side: dialled, authenticated, then a machine like any other until the link ends. There is no second
//! link: its process there ends with this one.

use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use wire::frame::{FileQuestion, Message, Stream as Output};

use super::handshake::{self, Refusal};
use super::target::Target;
use super::tls::{TlsError, TlsStream};
use super::{Transport, check_greeting, greeting};
use crate::call::Slice;
use crate::link::{Greeting, Link};
use crate::machine::{Machine, Shared};
use crate::peer::{Host, Peer};
use crate::remote::RemoteMachine;
use crate::stream::Socket;

/// What happens to a connection. Told on its OS thread.
#[derive(Debug)]
pub enum Happening {
    /// The machine there takes calls.
    Ready {
        /// Its process id there.
        pid: u32,
        /// Its host's name.
        host: String,
        /// How many cores it has.
        cores: u32,
    },
    /// It never took calls.
    Failed(ConnectError),
    /// It is over, for this reason.
    Exit(Arc<str>),
}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The host has no address.
    #[error("getaddrinfo {code} {host}")]
    Lookup {
        /// `ENOTFOUND` or `EAI_AGAIN`.
        code: &'static str,
        /// The host.
        host: String,
    },
    /// The system says no.
    #[error("connect: {error}")]
    System {
        /// What it says.
        error: io::Error,
        /// Which address it was, the last one tried.
        address: SocketAddr,
    },
    /// It took longer than it may.
    #[error("it took more than {0} ms until the machine there took calls")]
    TimedOut(u128),
    /// The listener does not let this caller in.
    #[error("{0}")]
    Unauthorized(String),
    /// TLS did not come about.
    #[error("TLS: {0}")]
    Tls(String),
    /// The two sides do not understand each other.
    #[error("{0}")]
    Protocol(String),
    /// It was ended from here before it was there.
    #[error("{0}")]
    Ended(Arc<str>),
}

/// A connection to a machine elsewhere.
pub struct Connection {
    machine: Arc<Shared>,
    remote: Arc<RemoteMachine>,
    number: u32,
    host: Arc<dyn Host>,
    on_event: Box<dyn Fn(Happening) + Send + Sync>,
    life: Mutex<Life>,
}

#[derive(Default)]
struct Life {
    link: Option<Arc<Link>>,
    is_ready: bool,
    is_over: bool,
    /// Until when it must be ready.
    ready_by: Option<Instant>,
    /// Until when an orderly end may take.
    end_by: Option<Instant>,
    /// What ended it, if that was done from here.
    reason: Option<Arc<str>>,
}

const WAS_STOPPED: &str = "it was stopped";

impl Connection {
    /// Connects. It is a place for calls at once, under [`Connection::number`]; they wait until it is ready.
    ///
    /// # Errors
    /// If no OS thread can be had for it.
    pub fn start(
        machine: &Machine,
        target: Target,
        host: Arc<dyn Host>,
        on_event: Box<dyn Fn(Happening) + Send + Sync>,
    ) -> io::Result<Arc<Self>> {
        let remote = RemoteMachine::new(Arc::clone(machine.slices()));
        let connection = Arc::new(Self {
            machine: Arc::clone(machine.shared()),
            number: machine.add_remote(&remote),
            remote,
            host,
            on_event,
            life: Mutex::default(),
        });
        let owner = Arc::clone(&connection);
        let started = std::thread::Builder::new()
            .name("connection".into())
            .spawn(move || owner.live(&target));
        match started {
            Ok(_) => Ok(connection),
            Err(error) => {
                machine.remove_remote(connection.number);
                Err(error)
            }
        }
    }

    /// The number calls are placed by.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The machine, as a place for calls.
    pub fn remote(&self) -> &Arc<RemoteMachine> {
        &self.remote
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.lock().is_over
    }

    /// Whether calls are welcome: it is ready, has not ended, and nobody wants that it does.
    pub fn takes_calls(&self) -> bool {
        let life = self.lock();
        life.is_ready && !life.is_over && life.reason.is_none()
    }

    /// Orderly: the machine there takes no more calls and ends when it has done those it has; after `grace` the connection is closed.
    pub fn stop(&self, grace: Duration) {
        let mut life = self.lock();
        let until = Instant::now() + grace;
        life.end_by = Some(life.end_by.map_or(until, |before| before.min(until)));
        life.reason.get_or_insert_with(|| WAS_STOPPED.into());
        let link = life.link.clone();
        drop(life);
        if let Some(link) = link {
            let grace = u64::try_from(grace.as_millis()).unwrap_or(u64::MAX);
            let _ = link.send(Message::Stop { grace });
        }
    }

    /// At once: the process there ends with the connection.
    pub fn kill(&self) {
        let mut life = self.lock();
        life.end_by = Some(Instant::now());
        let reason = Arc::clone(life.reason.get_or_insert_with(|| "it was killed".into()));
        let link = life.link.clone();
        drop(life);
        if let Some(link) = link {
            link.close(&reason);
        }
    }

    // ---- its OS thread

    fn live(self: &Arc<Self>, target: &Target) {
        let end = Instant::now() + target.timeout;
        let outcome = match enter(target, end) {
            Ok(stream) => self.work(stream, end, target.timeout),
            Err(error) => Err(error),
        };
        let mut life = self.lock();
        life.is_over = true;
        life.link = None;
        let reason = life.reason.clone();
        drop(life);
        self.machine.away.remove(self.number);
        let (event, reason) = match (outcome, reason) {
            (Ok(_), Some(ours)) => (Happening::Exit(Arc::clone(&ours)), ours),
            (Ok(why), None) => (Happening::Exit(Arc::clone(&why)), why),
            (Err(_), Some(ours)) => (Happening::Failed(ConnectError::Ended(Arc::clone(&ours))), ours),
            (Err(error), None) => {
                let why = error.to_string().into();
                (Happening::Failed(error), why)
            }
        };
        (self.on_event)(event);
        // A network can lose what was said last.
        self.remote.went_down(&reason, false, false);
    }

    /// The link at work; why it ended. An error if it did before it was ready.
    fn work(
        self: &Arc<Self>,
        stream: Transport,
        end: Instant,
        timeout: Duration,
    ) -> Result<Arc<str>, ConnectError> {
        let link = Link::new(stream);
        {
            let mut life = self.lock();
            if let Some(reason) = &life.reason {
                return Err(ConnectError::Ended(Arc::clone(reason)));
            }
            life.link = Some(Arc::clone(&link));
            life.ready_by = Some(end);
        }
        let host = Arc::new(FarHost {
            connection: Arc::downgrade(self),
            link: Arc::clone(&link),
        });
        let peer = Peer::of(Arc::clone(&link), &self.machine, Arc::clone(&self.remote), host);
        link.greet(greeting(self.machine.address.to_string()));
        let why = peer.run(true);
        let life = self.lock();
        if life.is_ready {
            return Ok(why);
        }
        if Instant::now() >= end {
            return Err(ConnectError::TimedOut(timeout.as_millis()));
        }
        Err(ConnectError::Protocol(why.to_string()))
    }

    fn look_after(&self) -> Result<(), String> {
        let life = self.lock();
        let has_passed = |time: Option<Instant>| time.is_some_and(|time| Instant::now() >= time);
        if !life.is_ready && has_passed(life.ready_by) {
            return Err("the machine there does not get ready".into());
        }
        match &life.reason {
            Some(reason) if has_passed(life.end_by) => Err(reason.to_string()),
            _ => Ok(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Life> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream to the listener, which has let this caller in.
fn enter(target: &Target, end: Instant) -> Result<Transport, ConnectError> {
    let socket = dial(target, end)?;
    let _ = socket.set_nodelay(true);
    let stream = transport(Socket::new(socket.into()), target, end)?;
    let refused = |refusal| match refusal {
        Refusal::Refused(why) => ConnectError::Unauthorized(why),
        Refusal::TimedOut => ConnectError::TimedOut(target.timeout.as_millis()),
        Refusal::Stranger(why) => ConnectError::Protocol(why.into()),
        Refusal::Io(error) if target.tls.is_some() && error.kind() == io::ErrorKind::InvalidData => {
            // With TLS 1.3 a caller hears only now what the listener thinks of its certificate.
            ConnectError::Tls(error.to_string())
        }
        Refusal::Io(error) => ConnectError::Protocol(format!(
            "the other side closed the connection in the handshake: {error}"
        )),
    };
    handshake::ask_to_enter(&stream, target.token.as_ref(), end).map_err(refused)?;
    Ok(stream)
}

fn transport(socket: Socket, target: &Target, end: Instant) -> Result<Transport, ConnectError> {
    let Some(settings) = &target.tls else {
        return Ok(Transport::Plain(socket));
    };
    let failed = |error: TlsError| ConnectError::Tls(error.to_string());
    let stream = TlsStream::client(socket, settings).map_err(failed)?;
    stream.agree(end).map_err(|error| match error.kind() {
        io::ErrorKind::TimedOut => ConnectError::TimedOut(target.timeout.as_millis()),
        io::ErrorKind::UnexpectedEof => ConnectError::Tls("the other side closed the connection".into()),
        _ => ConnectError::Tls(error.to_string()),
    })?;
    Ok(Transport::Tls(Box::new(stream)))
}

/// Tries the host's addresses in turn.
fn dial(target: &Target, end: Instant) -> Result<TcpStream, ConnectError> {
    let lookup = |code| ConnectError::Lookup {
        code,
        host: target.host.clone(),
    };
    let addresses = (target.host.as_str(), target.port).to_socket_addrs();
    let addresses: Vec<SocketAddr> = match addresses {
        Ok(addresses) => addresses.collect(),
        // The standard library has the resolver's words only.
        Err(error) if error.to_string().contains("Temporary failure") => return Err(lookup("EAI_AGAIN")),
        Err(_) => return Err(lookup("ENOTFOUND")),
    };
    let mut failure = lookup("ENOTFOUND");
    for address in addresses {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ConnectError::TimedOut(target.timeout.as_millis()));
        }
        match TcpStream::connect_timeout(&address, left) {
            Ok(socket) => return Ok(socket),
            Err(error) if error.raw_os_error().is_none() => {
                failure = ConnectError::TimedOut(target.timeout.as_millis());
            }
            Err(error) => failure = ConnectError::System { error, address },
        }
    }
    Err(failure)
}

/// What the machine there may want of this process: the host decides, except that it places no calls here.
struct FarHost {
    connection: Weak<Connection>,
    link: Arc<Link>,
}

impl FarHost {
    fn with<R>(&self, run: impl FnOnce(&Connection) -> R) -> Option<R> {
        self.connection.upgrade().map(|connection| run(&connection))
    }
}

impl Host for FarHost {
    fn greeted(&self, peer: &Arc<Peer>, theirs: &Greeting) -> Result<(), String> {
        check_greeting(theirs)?;
        self.with(|connection| connection.host.greeted(peer, theirs))
            .unwrap_or(Ok(()))
    }

    fn serves(&self) -> bool {
        false
    }

    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
        self.with(|connection| connection.host.asked(peer, id, what, value));
    }

    fn printed(&self, output: Output, lines: &[u8]) {
        self.with(|connection| connection.host.printed(output, lines));
    }

    fn file(&self, what: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32> {
        let refused = rustix::io::Errno::NOENT.raw_os_error().unsigned_abs();
        self.with(|connection| connection.host.file(what, path))
            .unwrap_or(Err(refused))
    }

    fn slice(&self, hash: &[u8; 32]) -> Option<Arc<Slice>> {
        self.with(|connection| connection.host.slice(hash))?
    }

    fn aborted(&self, signal: u64, reason: Vec<u8>) {
        self.with(|connection| connection.host.aborted(signal, reason));
    }

    fn ready(&self, pid: u32, host: String, cores: u32) {
        self.with(|connection| {
            let mut life = connection.lock();
            let was_ready = std::mem::replace(&mut life.is_ready, true);
            drop(life);
            if !was_ready {
                connection.remote.set_cores(cores);
                connection.remote.came_up(&self.link);
                (connection.on_event)(Happening::Ready { pid, host, cores });
            }
        });
    }

    fn beat(&self) -> Result<(), String> {
        self.with(Connection::look_after).unwrap_or(Ok(()))
    }
}
