//! A machine at the other end of a link, both ways: calls go out through its [`RemoteMachine`], and its calls come in and are served here.
//!
//! ```text
//! let peer = Peer::new(Link::new(stream), &machine, remote, host);
//! peer.link().greet(greeting);
//! thread::spawn(move || { let reason = peer.run(judges); … });        // one OS thread per link: reads until the link ends
//! ```

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use wire::frame::{FileQuestion, Message, Stream as Output, WireOutcome};

use crate::call::{Outcome, Slice};
use crate::link::{Greeting, Handler, Link, TICK};
use crate::machine::{Machine, Shared};
use crate::mailbox::Mailbox;
use crate::remote::RemoteMachine;
use crate::serve::Serve;
use crate::slices::Slices;
use crate::stats::figures;

/// What a peer wants of the process it is in. Called on the link's OS thread: nothing here may wait for the peer itself.
pub trait Host: Send + Sync {
    /// The other side has said who it is. An error ends the link.
    ///
    /// # Errors
    /// The reason.
    fn greeted(&self, _peer: &Arc<Peer>, _greeting: &Greeting) -> Result<(), String> {
        Ok(())
    }

    /// Whether calls of the other side are placed here. If not, they are refused.
    fn serves(&self) -> bool {
        true
    }

    /// A question to the program: answer it with [`Peer::answer`], once.
    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>);

    /// Lines that a program there printed.
    fn printed(&self, output: Output, lines: &[u8]);

    /// A question about a file of this side. Give only what the other side may see; an error is the system's number.
    ///
    /// # Errors
    /// The error's number.
    fn file(&self, what: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32>;

    /// A slice that was never seen here: from wherever this side gets its own.
    fn slice(&self, _hash: &[u8; 32]) -> Option<Arc<Slice>> {
        None
    }

    /// An AbortSignal that the other side knows by this number was aborted.
    fn aborted(&self, signal: u64, reason: Vec<u8>);

    /// The machine there takes calls.
    fn ready(&self, _pid: u32, _host: String, _cores: u32) {}

    /// This machine is to end its work and itself. An error ends the link.
    ///
    /// # Errors
    /// The reason: it is not for the other side to say.
    fn stopped(&self, _grace: Duration) -> Result<(), String> {
        Err("this machine is not for others to stop".into())
    }

    /// Called every [`TICK`]. An error ends the link.
    ///
    /// # Errors
    /// The reason.
    fn beat(&self) -> Result<(), String> {
        Ok(())
    }
}

/// One link at work.
pub struct Peer {
    link: Arc<Link>,
    machine: Arc<Shared>,
    slices: Arc<Slices>,
    remote: Arc<RemoteMachine>,
    serve: Mutex<Option<Arc<Serve>>>,
    host: Arc<dyn Host>,
    /// Who waits for slices.
    fetches: Mutex<Vec<Fetch>>,
}

/// Somebody who waits for a slice: its hash, and where to put it.
type Fetch = ([u8; 32], Sender<Option<Arc<Slice>>>);

impl Peer {
    /// A peer over `link`: its calls are placed on `machine`, calls to it go through `remote`.
    pub fn new(
        link: Arc<Link>,
        machine: &Machine,
        remote: Arc<RemoteMachine>,
        host: Arc<dyn Host>,
    ) -> Arc<Self> {
        Self::of(link, machine.shared(), remote, host)
    }

    pub(crate) fn of(
        link: Arc<Link>,
        machine: &Arc<Shared>,
        remote: Arc<RemoteMachine>,
        host: Arc<dyn Host>,
    ) -> Arc<Self> {
        let slices = Arc::clone(&machine.slices);
        let serve = Serve::new(machine, Arc::clone(&link), remote.number(), Arc::clone(&slices));
        Arc::new(Self {
            link,
            machine: Arc::clone(machine),
            slices,
            remote,
            serve: Mutex::new(Some(serve)),
            host,
            fetches: Mutex::default(),
        })
    }

    /// Works until the link ends; why it did. `judges` says whether silence of the other side ends it. The peer's calls
    /// are cancelled then; the [`RemoteMachine`] must be told by the one who knows whether there will be another link ([`RemoteMachine::went_down`]).
    pub fn run(self: &Arc<Self>, judges: bool) -> Arc<str> {
        let work = Work {
            peer: Arc::clone(self),
            serve: lock(&self.serve).clone(),
            owed: Vec::new(),
        };
        let reason = self.link.run(judges, Box::new(work));
        lock(&self.serve).take();
        lock(&self.fetches).clear();
        reason
    }

    /// Takes no more calls; those that have come are still placed.
    pub fn close_to_calls(&self) {
        if let Some(serve) = &*lock(&self.serve) {
            serve.close();
        }
    }

    /// Whether calls that have come are not placed yet: their code is still to come, or the queue is full.
    pub fn has_unplaced(&self) -> bool {
        lock(&self.serve)
            .as_ref()
            .is_some_and(|serve| serve.has_unplaced())
    }

    /// The link.
    pub fn link(&self) -> &Arc<Link> {
        &self.link
    }

    /// The machine there, as a place for calls.
    pub fn remote(&self) -> &Arc<RemoteMachine> {
        &self.remote
    }

    /// Answers a question that [`Host::asked`] got.
    pub fn answer(&self, id: u64, outcome: Outcome) {
        let outcome = match outcome {
            Outcome::Done(value, _) | Outcome::Yield(value, _) => WireOutcome::Done {
                core: 0,
                thread: 0,
                value,
                transfers: Vec::new(),
            },
            Outcome::Failed(error) => WireOutcome::Failed {
                core: 0,
                thread: 0,
                error,
            },
            Outcome::Cancelled { begun } => WireOutcome::Cancelled { begun },
            Outcome::TimedOut => WireOutcome::TimedOut,
            Outcome::Down {
                reason,
                maybe_executed,
            } => WireOutcome::Down {
                reason: reason.to_string(),
                maybe_executed,
            },
        };
        let sent = self.link.send(Message::Reply { id, outcome });
        if let Err(error @ crate::link::SendError::TooLong(_)) = sent {
            let outcome = WireOutcome::Down {
                reason: format!("its result is {error}"),
                maybe_executed: true,
            };
            let _ = self.link.send(Message::Reply { id, outcome });
        }
    }

    /// The slice with this hash, from here or else from there. Waits: not for the OS thread of a link.
    pub fn fetch_slice(&self, hash: [u8; 32]) -> Option<Arc<Slice>> {
        if let Some(slice) = self.slices.find(&hash) {
            return Some(slice);
        }
        let (sender, receiver) = channel();
        lock(&self.fetches).push((hash, sender));
        self.link.send(Message::SliceWanted(hash)).ok()?;
        self.wait_for(&receiver)?
    }

    /// What the other side says of a file of its own. Waits: not for the OS thread of a link.
    ///
    /// # Errors
    /// The system's error there; that there is no such file if the link has ended.
    pub fn fetch_file(&self, what: FileQuestion, path: &[u8]) -> io::Result<Vec<u8>> {
        let (sender, receiver) = channel();
        let answer = Box::new(move |found| {
            let _ = sender.send(found);
        });
        self.remote.ask_file(what, path.to_vec(), answer);
        let found = self.wait_for(&receiver).ok_or(io::ErrorKind::NotFound)?;
        found.map_err(|error| io::Error::from_raw_os_error(i32::try_from(error).unwrap_or_default()))
    }

    fn wait_for<T>(&self, receiver: &Receiver<T>) -> Option<T> {
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(found) => return Some(found),
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) if self.link.closed().is_none() => {}
                Err(_) => return None,
            }
        }
    }
}

/// Handles what comes.
struct Work {
    peer: Arc<Peer>,
    serve: Option<Arc<Serve>>,
    /// Callers whose wake-up was put off until all that came is handled.
    owed: Vec<Arc<Mailbox>>,
}

impl Handler for Work {
    fn greeted(&mut self, greeting: Greeting) -> Result<(), String> {
        self.peer.host.greeted(&self.peer, &greeting)
    }

    fn receive(&mut self, message: Message) -> Result<(), String> {
        let Self { peer, serve, owed } = self;
        let Some(serve) = serve else { return Ok(()) };
        match message {
            Message::Call { id, .. } if !peer.host.serves() => {
                serve.refuse(id, "this machine takes no calls from there")
            }
            Message::Call { id, call } => serve.accept(id, call)?,
            Message::Cancel { id, reason } => serve.cancel(id, reason),
            Message::Credit { id, values } => serve.credit(id, values),
            Message::Reply { id, outcome } => peer.remote.reply(id, outcome, owed)?,
            Message::Value { id, value, transfers } => peer.remote.value(id, value, transfers, owed)?,
            Message::Begun { id, core, thread } => peer.remote.begun(id, core, thread)?,
            Message::SliceWanted(hash) => peer.send_slice(hash),
            Message::SliceSent { hash, slice } => peer.slice_came(serve, hash, slice),
            Message::FileWanted { id, what, path } => {
                let answer = peer.host.file(what, &path);
                let _ = peer.link.send(Message::FileSent { id, answer });
            }
            Message::FileSent { id, answer } => peer.remote.file_came(id, answer)?,
            Message::Ask { id, what, value } => peer.host.asked(peer, id, what, value),
            Message::Aborted { signal, reason } => peer.host.aborted(signal, reason),
            Message::Log { stream, lines } => peer.host.printed(stream, &lines),
            Message::Stop { grace } => peer.host.stopped(Duration::from_millis(grace))?,
            Message::StatsWanted { id } => {
                let machine = &peer.machine;
                let figures = figures(&machine.stats(), machine.cores.iter().map(|core| core.stats()));
                let _ = peer.link.send(Message::StatsSent { id, figures });
            }
            Message::StatsSent { id, figures } => peer.remote.stats_came(id, figures)?,
            Message::Ready { pid, host, cores } => peer.host.ready(pid, host, cores),
            // The link keeps these to itself.
            Message::Hello { .. } | Message::Beat | Message::Close { .. } => {}
        }
        Ok(())
    }

    fn caught_up(&mut self) {
        self.owed.drain(..).for_each(|mailbox| mailbox.nudge());
    }

    fn beat(&mut self) -> Result<(), String> {
        self.serve.iter().for_each(|serve| serve.tell_begun());
        self.peer.host.beat()
    }
}

impl Peer {
    fn send_slice(&self, hash: [u8; 32]) {
        let found = self.slices.find(&hash).or_else(|| self.host.slice(&hash));
        let slice = found.map(|slice| (slice.module.clone(), slice.text.clone()));
        let _ = self.link.send(Message::SliceSent { hash, slice });
    }

    fn slice_came(&self, serve: &Serve, hash: [u8; 32], sent: Option<(String, String)>) {
        let slice = sent.map(|(module, text)| Arc::new(Slice { hash, module, text }));
        if let Some(slice) = &slice {
            self.slices.keep(slice);
        }
        for (_, sender) in lock(&self.fetches).extract_if(.., |fetch| fetch.0 == hash) {
            let _ = sender.send(slice.clone());
        }
        serve.slice_came(hash, slice.as_ref());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
