//! A Machine-Node that is a process of this one's: started, supervised, watched, ended. One OS thread per process runs its link and decides what
//! comes after it.

use std::io;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use rustix::process::Pid;
use wire::frame::{FileQuestion, Message, Stream as Output};

use crate::call::Slice;
use crate::child::{Child, Exit, kill_group, private_memory};
use crate::link::{self, Greeting, Link};
use crate::machine::{Machine, Shared};
use crate::peer::{Host, Peer};
use crate::remote::RemoteMachine;
use crate::supervisor::{Policy, Supervisor, Verdict};

/// How a process is made and kept.
pub struct ProcessOptions {
    /// The command, anew for each start. Its standard input is given by us.
    pub command: Box<dyn Fn() -> Command + Send>,
    /// Private memory that it may use, in bytes; over it, it is ended.
    pub memory: Option<u64>,
    /// When it is started again.
    pub policy: Policy,
}

/// What happens to a process. Told on its OS thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// It takes calls: after its first start, and after each restart.
    Ready {
        /// Its process id.
        pid: u32,
        /// Its host's name.
        host: String,
        /// How many cores it has.
        cores: u32,
    },
    /// It has ended and will be started again; the restarts so far.
    Restart(u64),
    /// It has ended for good.
    Exit {
        /// One sentence.
        reason: Arc<str>,
        /// How it ended the last time.
        exit: Exit,
        /// The system's error number, if it could not be started.
        errno: Option<i32>,
    },
}

/// A process that is a Machine-Node, over all its lives.
pub struct Process {
    me: Weak<Process>,
    machine: Arc<Shared>,
    remote: Arc<RemoteMachine>,
    number: u32,
    host: Arc<dyn Host>,
    memory: Option<u64>,
    on_event: Box<dyn Fn(Event) + Send + Sync>,
    life: Mutex<Life>,
    changed: Condvar,
}

#[derive(Default)]
struct Life {
    /// While it is there and not collected.
    pid: Option<Pid>,
    /// That of the last one, also when it has ended.
    last_pid: Option<Pid>,
    link: Option<Arc<Link>>,
    exit: Exit,
    wanted: Wanted,
    /// What ended it, if that was done from here.
    reason: Option<Arc<str>>,
    over: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    #[default]
    Life,
    /// An orderly end; it is killed then.
    Stop(Instant),
    Death,
}

/// A process that ends well closes its link by ending; one that does not within this time is killed.
const ENDS_WITHIN: Duration = Duration::from_millis(500);
/// Longer than anybody waits, and short enough to be added to a time.
const LONGEST_GRACE: Duration = Duration::from_secs(1 << 30);
/// Waiting calls are looked at so often while there is no process.
const LOOK: Duration = Duration::from_millis(50);

impl Process {
    /// Starts a process. It is a place for calls at once, under [`Process::number`]; they wait until it is ready.
    ///
    /// # Errors
    /// If no OS thread can be had for it.
    pub fn start(
        machine: &Machine,
        options: ProcessOptions,
        host: Arc<dyn Host>,
        on_event: Box<dyn Fn(Event) + Send + Sync>,
    ) -> io::Result<Arc<Self>> {
        let remote = RemoteMachine::new(Arc::clone(machine.slices()));
        let ProcessOptions {
            command,
            memory,
            policy,
        } = options;
        let process = Arc::new_cyclic(|me| Self {
            me: Weak::clone(me),
            machine: Arc::clone(machine.shared()),
            number: machine.add_remote(&remote),
            remote,
            host,
            memory,
            on_event,
            life: Mutex::default(),
            changed: Condvar::new(),
        });
        let owner = Arc::clone(&process);
        let work = move || owner.live(command, Supervisor::new(policy));
        let started = std::thread::Builder::new().name("machine".into()).spawn(work);
        match started {
            Ok(_) => Ok(process),
            Err(error) => {
                machine.remove_remote(process.number);
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

    /// Its process id, while it is there.
    pub fn pid(&self) -> Option<u32> {
        self.lock().pid.map(number_of)
    }

    /// The id of its process, or of the last that there was.
    pub fn last_pid(&self) -> Option<u32> {
        self.lock().last_pid.map(number_of)
    }

    /// Whether calls are welcome: it has not ended for good, and nobody wants that it does.
    pub fn takes_calls(&self) -> bool {
        let life = self.lock();
        !life.over && life.wanted == Wanted::Life
    }

    /// Whether it has ended for good.
    pub fn is_over(&self) -> bool {
        self.lock().over
    }

    /// How it ended the last time.
    pub fn last_exit(&self) -> Exit {
        self.lock().exit
    }

    /// Orderly: it takes no more calls and ends when it has done those it has, or is killed after `grace`. It is not started again. A second stop
    /// can only make the time shorter. The end is told as an [`Event`].
    pub fn stop(&self, grace: Duration) {
        let mut life = self.lock();
        // It ends its work itself when the grace is over, and only if it does not it is killed.
        let until = Instant::now() + grace.min(LONGEST_GRACE) + ENDS_WITHIN;
        life.wanted = match life.wanted {
            Wanted::Life => Wanted::Stop(until),
            Wanted::Stop(before) => Wanted::Stop(before.min(until)),
            Wanted::Death => Wanted::Death,
        };
        life.reason.get_or_insert_with(|| "it was stopped".into());
        let link = life.link.clone();
        drop(life);
        self.changed.notify_all();
        if let Some(link) = link {
            let _ = link.send(stop_message(grace));
        }
    }

    /// At once, with everything it has started. It is not started again.
    pub fn kill(&self) {
        self.end_now("it was killed", Wanted::Death);
    }

    fn end_now(&self, reason: &str, wanted: Wanted) {
        let mut life = self.lock();
        if wanted == Wanted::Death {
            life.wanted = wanted;
        }
        life.reason.get_or_insert_with(|| reason.into());
        if let Some(pid) = life.pid {
            kill_group(pid);
        }
        drop(life);
        self.changed.notify_all();
    }

    // ---- its OS thread

    fn live(&self, command: Box<dyn Fn() -> Command + Send>, mut supervisor: Supervisor) {
        loop {
            let wanted = self.lock().wanted;
            let end = match wanted {
                Wanted::Life => self.one_life(command()),
                _ => self.never_lived(),
            };
            let wanted = self.lock().wanted;
            let verdict = match wanted {
                Wanted::Life => supervisor.ended(Instant::now(), end.failed),
                _ => Verdict::Over,
            };
            let Verdict::Restart { after, count } = verdict else {
                self.finish(&end, verdict);
                return;
            };
            self.remote.went_down(&end.reason, true, end.heard_all);
            (self.on_event)(Event::Restart(count));
            self.pause(after);
        }
    }

    /// One process from its start to its end.
    fn one_life(&self, command: Command) -> End {
        let (child, socket) = match Child::start(command) {
            Ok(started) => started,
            Err(error) => return End::not_started(&error),
        };
        let link = Link::new(socket);
        let wanted = {
            let mut life = self.lock();
            life.pid = Some(child.pid());
            life.last_pid = life.pid;
            life.link = Some(Arc::clone(&link));
            life.wanted
        };
        if wanted == Wanted::Death {
            kill_group(child.pid());
        }
        let host = Arc::new(ChildHost {
            process: Weak::clone(&self.me),
            link: Arc::clone(&link),
        });
        let peer = Peer::of(Arc::clone(&link), &self.machine, Arc::clone(&self.remote), host);
        link.greet(crate::network::greeting(self.machine.address.to_string()));
        if let Wanted::Stop(until) = wanted {
            let left = until.saturating_duration_since(Instant::now() + ENDS_WITHIN);
            let _ = link.send(stop_message(left));
        }
        let why = peer.run(true);
        self.collect(child, &why)
    }

    /// Stopped or killed before it was there.
    fn never_lived(&self) -> End {
        End {
            reason: self
                .lock()
                .reason
                .clone()
                .unwrap_or_else(|| "it was stopped".into()),
            failed: false,
            exit: Exit::default(),
            errno: None,
            heard_all: true,
        }
    }

    fn collect(&self, child: Child, why: &Arc<str>) -> End {
        let ended_itself = &**why == link::ENDED;
        {
            let mut life = self.lock();
            // From here on its number may become somebody else's.
            life.pid = None;
            life.link = None;
        }
        let exit = child.end(if ended_itself { ENDS_WITHIN } else { Duration::ZERO });
        let mut life = self.lock();
        life.exit = exit;
        let reason = life.reason.clone();
        if life.wanted == Wanted::Life {
            life.reason = None;
        }
        let reason = reason.unwrap_or_else(|| {
            if ended_itself {
                describe(exit)
            } else {
                Arc::clone(why)
            }
        });
        End {
            reason,
            failed: exit.code != Some(0),
            exit,
            errno: None,
            // What it wrote into its socket can be read after its end, and is before that is seen; and it begins no call before its word of that is written.
            heard_all: why.starts_with(link::ENDED),
        }
    }

    /// Waits before a restart. Calls that waited too long meanwhile are told so.
    fn pause(&self, time: Duration) {
        let end = Instant::now() + time;
        let mut life = self.lock();
        while life.wanted == Wanted::Life && Instant::now() < end {
            let left = end.saturating_duration_since(Instant::now()).min(LOOK);
            life = self
                .changed
                .wait_timeout(life, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            drop(life);
            self.remote.expire();
            life = self.lock();
        }
    }

    fn finish(&self, end: &End, verdict: Verdict) {
        let reason: Arc<str> = match verdict {
            Verdict::TooOften => format!("{}, and it was restarted too often before", end.reason).into(),
            _ => Arc::clone(&end.reason),
        };
        self.lock().over = true;
        self.machine.away.remove(self.number);
        (self.on_event)(Event::Exit {
            reason: Arc::clone(&reason),
            exit: end.exit,
            errno: end.errno,
        });
        self.remote.went_down(&reason, false, end.heard_all);
    }

    /// What is looked after while it lives.
    fn look_after(&self) {
        let (pid, wanted) = {
            let life = self.lock();
            (life.pid, life.wanted)
        };
        if let Wanted::Stop(until) = wanted
            && Instant::now() >= until
        {
            self.end_now("it was stopped", Wanted::Death);
        }
        if let (Some(limit), Some(used)) = (self.memory, pid.and_then(|pid| private_memory(Some(pid))))
            && used > limit
        {
            let reason = format!(
                "it used {} of memory; its limit is {}",
                megabytes(used),
                megabytes(limit)
            );
            self.end_now(&reason, Wanted::Life);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Life> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How one life ended.
#[derive(Clone)]
struct End {
    reason: Arc<str>,
    failed: bool,
    exit: Exit,
    errno: Option<i32>,
    /// Whether all was heard that it said: else it may have begun calls that are not known to have begun.
    heard_all: bool,
}

impl End {
    fn not_started(error: &io::Error) -> Self {
        Self {
            reason: format!("it could not be started: {error}").into(),
            failed: true,
            exit: Exit::default(),
            errno: error.raw_os_error(),
            heard_all: true,
        }
    }
}

fn stop_message(grace: Duration) -> Message {
    Message::Stop {
        grace: u64::try_from(grace.as_millis()).unwrap_or(u64::MAX),
    }
}

fn describe(exit: Exit) -> Arc<str> {
    match (exit.code, exit.signal) {
        (Some(code), _) => format!("it exited with code {code}").into(),
        (None, Some(signal)) => format!("{} ended it", name_of(signal)).into(),
        (None, None) => "it ended".into(),
    }
}

fn name_of(signal: i32) -> String {
    match nix::sys::signal::Signal::try_from(signal) {
        Ok(signal) => signal.as_str().to_owned(),
        Err(_) => format!("signal {signal}"),
    }
}

fn number_of(pid: Pid) -> u32 {
    pid.as_raw_nonzero().get().unsigned_abs()
}

fn megabytes(bytes: u64) -> String {
    format!("{} MiB", bytes >> 20)
}

/// The process's own side of what its child wants; the rest is the program's.
struct ChildHost {
    process: Weak<Process>,
    link: Arc<Link>,
}

impl ChildHost {
    fn with<R>(&self, run: impl FnOnce(&Process) -> R) -> Option<R> {
        self.process.upgrade().map(|process| run(&process))
    }
}

impl Host for ChildHost {
    fn greeted(&self, peer: &Arc<Peer>, greeting: &Greeting) -> Result<(), String> {
        self.with(|process| process.host.greeted(peer, greeting))
            .unwrap_or(Ok(()))
    }

    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
        self.with(|process| process.host.asked(peer, id, what, value));
    }

    fn printed(&self, output: Output, lines: &[u8]) {
        self.with(|process| process.host.printed(output, lines));
    }

    fn file(&self, what: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32> {
        self.with(|process| process.host.file(what, path))
            .unwrap_or(Err(rustix::io::Errno::NOENT.raw_os_error().unsigned_abs()))
    }

    fn slice(&self, hash: &[u8; 32]) -> Option<Arc<Slice>> {
        self.with(|process| process.host.slice(hash))?
    }

    fn aborted(&self, signal: u64, reason: Vec<u8>) {
        self.with(|process| process.host.aborted(signal, reason));
    }

    fn ready(&self, pid: u32, host: String, cores: u32) {
        self.with(|process| {
            process.remote.set_cores(cores);
            process.remote.came_up(&self.link);
            (process.on_event)(Event::Ready { pid, host, cores });
        });
    }

    fn beat(&self) -> Result<(), String> {
        self.with(Process::look_after);
        Ok(())
    }
}
