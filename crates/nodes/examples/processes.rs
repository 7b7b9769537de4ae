//! Measures a call to another process against the raw round trip of a frame over a Unix socket: `cargo run --release -p nodes --example processes`.
//! The executors do nothing, so what is measured is the way there and back.

use std::io::{Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use nodes::{
    Address, Call, Control, Executor, Factory, FileQuestion, Greeting, Host, Link, Machine, Outcome, Output,
    Park, Peer, Place, Remote, RemoteMachine, Settings, Slice, Socket, Source, Wait,
};

const ROUND_TRIPS: u32 = 20_000;

fn main() -> std::io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("echo") => echo(),
        Some("serve") => serve(),
        _ => {
            for _ in 0..3 {
                println!("raw frame       {:6.1} µs", raw()?);
                println!("call            {:6.1} µs", calls()?);
            }
            Ok(())
        }
    }
}

/// This program as another process, whose standard input is a socket.
fn other(what: &str) -> std::io::Result<UnixStream> {
    let (ours, theirs) = UnixStream::pair()?;
    let command = Command::new(std::env::current_exe()?)
        .arg(what)
        .stdin(Stdio::from(OwnedFd::from(theirs)))
        .spawn();
    command.map(|_| ours)
}

fn stdin_socket() -> std::io::Result<OwnedFd> {
    std::io::stdin().as_fd().try_clone_to_owned()
}

fn echo() -> std::io::Result<()> {
    let mut socket = UnixStream::from(stdin_socket()?);
    let mut frame = [0; 64];
    while socket.read_exact(&mut frame).is_ok() {
        socket.write_all(&frame)?;
    }
    Ok(())
}

fn raw() -> std::io::Result<f64> {
    let mut socket = other("echo")?;
    let mut frame = [0; 64];
    let mut round_trips = |count| -> std::io::Result<()> {
        for _ in 0..count {
            socket.write_all(&frame)?;
            socket.read_exact(&mut frame)?;
        }
        Ok(())
    };
    round_trips(1000)?;
    let begin = Instant::now();
    round_trips(ROUND_TRIPS)?;
    Ok(micros(begin))
}

fn micros(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1e6 / f64::from(ROUND_TRIPS)
}

fn peer(name: &str, socket: OwnedFd) -> (Arc<Peer>, Machine, u32) {
    let address = Address::machine(name).unwrap_or_else(|error| unreachable!("{error}"));
    let machine = Machine::new(Settings::new(address), factory());
    let remote = RemoteMachine::new(Arc::clone(machine.slices()));
    let number = machine.add_remote(&remote);
    let link = Link::new(Socket::new(socket));
    let peer = Peer::new(Arc::clone(&link), &machine, Arc::clone(&remote), Arc::new(Nobody));
    link.greet(Greeting {
        capabilities: Vec::new(),
        address: name.into(),
    });
    remote.came_up(&link);
    (peer, machine, number)
}

fn serve() -> std::io::Result<()> {
    let (peer, _machine, _) = peer("there", stdin_socket()?);
    peer.run(false);
    Ok(())
}

fn calls() -> std::io::Result<f64> {
    let (peer, machine, number) = peer("here", OwnedFd::from(other("serve")?));
    let runner = Arc::clone(&peer);
    let thread = std::thread::spawn(move || runner.run(true));
    let me = std::thread::current();
    let mut caller = machine.caller(Arc::new(move || me.unpark()));
    let slice = Arc::new(Slice {
        hash: [1; 32],
        module: String::new(),
        text: String::new(),
    });
    let mut replies = Vec::new();
    let mut round_trips = |count| {
        for _ in 0..count {
            let place = Place::Away {
                machine: number,
                core: 0,
            };
            let _ = caller.submit(Call::new(Arc::clone(&slice), 0, vec![0x80]), place);
            replies.clear();
            while caller.drain(&mut replies) == 0 {
                if caller.spin() {
                    continue;
                }
                match caller.park() {
                    Park::No => continue,
                    Park::For(time) => std::thread::park_timeout(time),
                    Park::Yes => std::thread::park_timeout(Duration::from_secs(1)),
                }
                caller.unpark();
            }
        }
    };
    round_trips(1000);
    let begin = Instant::now();
    round_trips(ROUND_TRIPS);
    let time = micros(begin);
    peer.link().close("measured");
    let _ = thread.join();
    Ok(time)
}

struct Empty(Source);

impl Executor for Empty {
    fn work(&mut self) {
        while let Some(thread) = self.0.next() {
            thread.done(vec![0xf7], Vec::new());
        }
    }
    fn control(&mut self, _: u64, _: Control) {}
    fn turn(&mut self, _: Wait) {}
    fn alive(&self) -> bool {
        false
    }
    fn remote(&self) -> Remote {
        Remote {
            wake: Arc::new(|| {}),
            interrupt: Arc::new(|_| {}),
        }
    }
}

fn factory() -> Factory {
    Arc::new(|context| Ok(Box::new(Empty(context.source)) as Box<dyn Executor>))
}

struct Nobody;

impl Host for Nobody {
    fn asked(&self, peer: &Arc<Peer>, id: u64, _: String, _: Vec<u8>) {
        peer.answer(id, Outcome::TimedOut);
    }
    fn printed(&self, _: Output, _: &[u8]) {}
    fn file(&self, _: FileQuestion, _: &[u8]) -> Result<Vec<u8>, u32> {
        Err(2)
    }
    fn aborted(&self, _: u64, _: Vec<u8>) {}
}
