//! An executor that does what a call's first argument byte says, and machines joined by socket pairs.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

use std::collections::HashMap;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use nodes::{
    Address, Call, CallId, Caller, Control, CoreContext, Executor, Factory, FileQuestion, Greeting, Host,
    Interrupt, Link, Machine, Outcome, Output, Park, Peer, Place, Remote, RemoteMachine, Reply, Settings,
    Slice, Socket, Source, Thread, Wait,
};

pub const LONG: Duration = Duration::from_secs(60);

/// What a call does, by its first byte.
pub const ECHO: u8 = 0;
pub const FAIL: u8 = 1;
pub const WAIT: u8 = 2;
pub const SPIN: u8 = 3;
/// Gives as many values as the second byte says.
pub const GENERATE: u8 = 4;
/// Answers with the text of its slice.
pub const SLICE: u8 = 5;
/// Answers with as many MiB as the second byte says.
pub const MEGABYTES: u8 = 6;
/// Panics.
pub const PANIC: u8 = 7;

struct Scripted {
    source: Source,
    waiting: HashMap<u64, (Thread, u8)>,
    wake: nodes::Wake,
}

impl Scripted {
    fn begin(&mut self, mut thread: Thread) {
        let args = thread.call().args.clone();
        match args[0] {
            FAIL => thread.failed(args),
            WAIT => {
                self.waiting.insert(thread.number(), (thread, 0));
            }
            SPIN => {
                let flag = thread.flag();
                while !flag.is_cancelled() {
                    std::hint::spin_loop();
                }
                thread.cancelled();
            }
            GENERATE => self.produce(thread, args[1]),
            SLICE => {
                let text = thread.call().slice.text.clone().into_bytes();
                thread.done(text, Vec::new());
            }
            MEGABYTES => thread.done(vec![7; usize::from(args[1]) << 20], Vec::new()),
            PANIC => panic!("as asked"),
            _ => thread.done(args, Vec::new()),
        }
    }

    fn produce(&mut self, thread: Thread, left: u8) {
        for left in (0..left).rev() {
            if thread.produce(vec![left], Vec::new()).is_err() {
                self.waiting.insert(thread.number(), (thread, left + 1));
                return;
            }
        }
        thread.done(Vec::new(), Vec::new());
    }
}

impl Executor for Scripted {
    fn work(&mut self) {
        while let Some(thread) = self.source.next() {
            self.begin(thread);
        }
    }

    fn control(&mut self, number: u64, message: Control) {
        let Some((thread, left)) = self.waiting.remove(&number) else {
            return;
        };
        match message {
            Control::Cancel(_) => thread.cancelled(),
            Control::Credit => self.produce(thread, left),
        }
    }

    fn turn(&mut self, wait: Wait) {
        if wait == Wait::Block {
            std::thread::park();
        }
    }

    fn alive(&self) -> bool {
        !self.waiting.is_empty()
    }

    fn remote(&self) -> Remote {
        Remote {
            wake: Arc::clone(&self.wake),
            interrupt: INTERRUPT(),
        }
    }
}

/// The scripted executor polls.
#[allow(non_snake_case)]
fn INTERRUPT() -> Interrupt {
    Arc::new(|_| {})
}

pub fn machine(name: &str, cores: usize) -> Arc<Machine> {
    let factory: Factory = Arc::new(|context: CoreContext| {
        let me = std::thread::current();
        Ok(Box::new(Scripted {
            source: context.source.clone(),
            waiting: HashMap::new(),
            wake: Arc::new(move || me.unpark()),
        }) as Box<dyn Executor>)
    });
    let settings = Settings {
        cores,
        ..Settings::new(Address::machine(name).unwrap())
    };
    Arc::new(Machine::new(settings, factory))
}

/// What a program is told.
#[derive(Default)]
pub struct Program {
    pub printed: Mutex<Vec<u8>>,
    pub signals: Mutex<Vec<(u64, Vec<u8>)>>,
    pub changed: std::sync::Condvar,
}

impl Host for Program {
    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
        let outcome = if what == "call" {
            Outcome::Done(value, Vec::new())
        } else {
            Outcome::Failed(what.into_bytes())
        };
        peer.answer(id, outcome);
    }

    fn printed(&self, _: Output, lines: &[u8]) {
        self.printed.lock().unwrap().extend_from_slice(lines);
        self.changed.notify_all();
    }

    fn file(&self, _: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32> {
        if path == b"/there" {
            Ok(b"text".to_vec())
        } else {
            Err(2)
        }
    }

    fn aborted(&self, signal: u64, reason: Vec<u8>) {
        self.signals.lock().unwrap().push((signal, reason));
        self.changed.notify_all();
    }
}

/// One end of a connection, at work.
pub struct End {
    pub machine: Arc<Machine>,
    pub peer: Arc<Peer>,
    pub number: u32,
    pub program: Arc<Program>,
    thread: Option<JoinHandle<Arc<str>>>,
    told: Mutex<mpsc::Receiver<()>>,
}

impl End {
    pub fn new(name: &str, cores: usize, socket: UnixStream, judges: bool) -> Self {
        let machine = machine(name, cores);
        let remote = RemoteMachine::new(Arc::clone(machine.slices()));
        let number = machine.add_remote(&remote);
        let program = Arc::new(Program::default());
        let link = Link::new(Socket::new(OwnedFd::from(socket)));
        let peer = Peer::new(
            Arc::clone(&link),
            &machine,
            Arc::clone(&remote),
            Arc::clone(&program) as Arc<dyn Host>,
        );
        link.greet(Greeting {
            capabilities: vec!["test".into()],
            address: name.into(),
        });
        remote.came_up(&link);
        let (tell, told) = mpsc::channel();
        let worker = Arc::clone(&peer);
        let thread = std::thread::spawn(move || {
            let reason = worker.run(judges);
            worker.remote().went_down(&reason, false, true);
            drop(tell);
            reason
        });
        Self {
            machine,
            peer,
            number,
            program,
            thread: Some(thread),
            told: Mutex::new(told),
        }
    }

    /// Why the link ended; waits for it.
    pub fn reason(&mut self) -> Arc<str> {
        let waited = self.told.lock().unwrap().recv_timeout(LONG);
        assert_eq!(
            waited,
            Err(mpsc::RecvTimeoutError::Disconnected),
            "the link does not end"
        );
        self.thread.take().unwrap().join().unwrap()
    }

    pub fn caller(&self) -> Blocking {
        Blocking::new(&self.machine)
    }

    pub fn away(&self) -> Place {
        Place::Away {
            machine: self.number,
            core: 0,
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.peer.link().close("the test is over");
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Two machines, joined.
pub fn pair() -> (End, End) {
    let (here, there) = UnixStream::pair().unwrap();
    (End::new("here", 2, here, true), End::new("there", 2, there, true))
}

pub fn slice(text: &str) -> Arc<Slice> {
    let mut hash = [0; 32];
    for (place, byte) in hash.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    Arc::new(Slice {
        hash,
        module: "file:///m.mjs".into(),
        text: text.into(),
    })
}

pub fn call(args: &[u8]) -> Call {
    Call::new(slice("text of a slice"), 0, args.to_vec())
}

/// Calls and waits.
pub struct Blocking {
    pub caller: Caller,
    seen: Vec<Reply>,
}

impl Blocking {
    pub fn new(machine: &Machine) -> Self {
        let me = std::thread::current();
        Self {
            caller: machine.caller(Arc::new(move || me.unpark())),
            seen: Vec::new(),
        }
    }

    pub fn submit(&mut self, call: Call, place: Place) -> CallId {
        self.caller.submit(call, place).unwrap()
    }

    pub fn next(&mut self) -> Reply {
        let end = Instant::now() + LONG;
        while self.seen.is_empty() {
            assert!(Instant::now() < end, "no reply comes");
            if self.caller.drain(&mut self.seen) > 0 {
                break;
            }
            match self.caller.park() {
                Park::No => continue,
                Park::For(time) => std::thread::park_timeout(time),
                Park::Yes => std::thread::park_timeout(Duration::from_secs(1)),
            }
            self.caller.unpark();
        }
        self.seen.remove(0)
    }
}
