//! A process that is another's Machine-Node: its end of the link is its standard input, and what it is to be stands in a hidden argument.

use std::os::fd::OwnedFd;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use nodes::{Host, Link, Message, Peer, RemoteMachine, Socket};
use runtime::{Call, Local, ModuleOptions, Result};
use rustix::process::{Signal, kill_process_group, set_parent_process_death_signal};

use super::far_parent::FarParent;
use super::host::ThisProcess;
use super::{output, program};
use crate::internal_node_calls::begin_machine;

/// What the hidden argument `--linked=` says: `cores,memory,detached,lines,far,level`, with nothing where there is no limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// How many cores it may have.
    pub cores: Option<usize>,
    /// How much memory each process may use, in bytes.
    pub memory: Option<u64>,
    /// It outlives its parent.
    pub detached: bool,
    /// Its output goes to the parent line by line.
    pub lines: bool,
    /// Its parent is on another machine (see `internal_connect`): the end of its link may have to be guessed, and it watches its own memory.
    pub far: bool,
    /// It was made for calls that want any other process, by one that is so many levels below one that was not.
    pub level: u32,
}

impl Linked {
    /// Reads the argument's value; `None` if it is nothing that [`Linked::to_argument`] writes.
    pub fn parse(text: &str) -> Option<Linked> {
        let mut parts = text.split(',');
        let mut next = || parts.next();
        let linked = Linked {
            cores: number(next()?)?,
            memory: number(next()?)?,
            detached: next()? == "1",
            lines: next()? == "1",
            far: next()? == "1",
            level: next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(linked)
    }

    /// The argument's value.
    pub fn to_argument(&self) -> String {
        let cores = self.cores.map(|cores| cores.to_string()).unwrap_or_default();
        let memory = self.memory.map(|memory| memory.to_string()).unwrap_or_default();
        let [detached, lines, far] = [self.detached, self.lines, self.far].map(u8::from);
        let level = self.level;
        format!("{cores},{memory},{detached},{lines},{far},{level}")
    }

    /// Makes this process what it is to be: its link runs from now on, and its cores take calls.
    ///
    /// # Errors
    /// If its standard input is no socket: then nobody made it a Machine-Node.
    pub fn begin(self, options: &ModuleOptions) -> std::io::Result<()> {
        let socket = take_socket()?;
        if !self.detached {
            // The socket's end tells as well, but a process that is stopped would not see that.
            set_parent_process_death_signal(Some(Signal::KILL))?;
        }
        let machine = begin_machine(options.clone(), self.cores);
        let link = Link::new(Socket::new(socket));
        let remote = RemoteMachine::new(Arc::clone(machine.slices()));
        let number = machine.add_remote(&remote);
        let host: Arc<dyn Host> = match self.far {
            true => FarParent::new(Arc::clone(options.loader.files()), self.memory)?,
            false => ThisProcess::new(Arc::clone(options.loader.files())),
        };
        let peer = Peer::new(Arc::clone(&link), machine, Arc::clone(&remote), host);
        link.greet(nodes::network::greeting(machine.address().to_string()));
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        let _ = link.send(Message::Ready { pid: std::process::id(), host, cores: machine.cores() });
        remote.came_up(&link);
        if self.lines {
            output::print_over(Arc::clone(&link));
        }
        let (detached, far) = (self.detached, self.far);
        let _ = cell().set(Parent { peer: Arc::clone(&peer), number, linked: self });
        std::thread::Builder::new().name("parent's link".into()).spawn(move || {
            let reason = peer.run(far);
            remote.went_down(&reason, false, !far);
            machine.remove_remote(number);
            if !detached {
                end_all();
            }
        })?;
        Ok(())
    }
}

/// A number, or nothing for an empty text.
fn number<N: std::str::FromStr>(text: &str) -> Option<Option<N>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

/// This process's parent, if it is a Machine-Node.
struct Parent {
    peer: Arc<Peer>,
    number: u32,
    linked: Linked,
}

fn cell() -> &'static OnceLock<Parent> {
    static PARENT: OnceLock<Parent> = OnceLock::new();
    &PARENT
}

/// The link to the parent.
pub(crate) fn parent_peer() -> Option<Arc<Peer>> {
    cell().get().map(|parent| Arc::clone(&parent.peer))
}

/// The parent as a place for calls, if this is its number.
pub(crate) fn parent_remote(number: u32) -> Option<Arc<RemoteMachine>> {
    let parent = cell().get().filter(|parent| parent.number == number)?;
    Some(Arc::clone(parent.peer.remote()))
}

/// What limits this process and those it makes.
pub(crate) fn own_limits() -> Linked {
    cell().get().map(|parent| parent.linked.clone()).unwrap_or_default()
}

/// The parent has ended, or wants no more of this process: it ends, with what it has started.
fn end_all() -> ! {
    let _ = kill_process_group(rustix::process::getpgrp(), Signal::KILL);
    std::process::abort()
}

/// Waits until somebody asks this process's program something; it has none of its own until then, only cores.
pub fn wait_for_questions() {
    program::wait_for_question();
}

/// The socket that was inherited as standard input; whoever reads that from now on reads nothing.
fn take_socket() -> std::io::Result<OwnedFd> {
    let stdin = rustix::stdio::stdin();
    rustix::net::sockopt::socket_type(stdin)?;
    let socket = rustix::io::fcntl_dupfd_cloexec(stdin, 3)?;
    let nothing = std::fs::File::open("/dev/null")?;
    rustix::stdio::dup2_stdin(&nothing)?;
    Ok(socket)
}

/// How often it is looked whether the work has been done.
const LOOK: Duration = Duration::from_millis(2);

/// The parent wants an orderly end: no more calls; those there are may end within `grace`, then the process does.
pub(crate) fn stop(grace: Duration) -> std::result::Result<(), String> {
    let Some(machine) = crate::internal_node_calls::machine_if_begun() else { return Ok(()) };
    let peer = parent_peer();
    if let Some(peer) = &peer {
        peer.close_to_calls();
    }
    let end = Instant::now().checked_add(grace);
    let wait = move || {
        let wait_while = |is_busy: &dyn Fn() -> bool| {
            while is_busy() && end.is_none_or(|end| Instant::now() < end) {
                std::thread::sleep(LOOK);
            }
        };
        // What came before the wish to end is work that was taken, also if its code is still on the way.
        wait_while(&|| peer.as_ref().is_some_and(|peer| peer.has_unplaced()));
        machine.close();
        wait_while(&|| !machine.is_quiet());
        machine.halt();
        // Replies go out on the cores' OS threads.
        machine.join();
        output::flush();
        if let Some(peer) = peer {
            peer.link().flush(Duration::from_secs(1));
        }
        runtime::end_process(0);
    };
    std::thread::Builder::new().name("stop".into()).spawn(wait).map(drop).map_err(|error| error.to_string())
}

/// `limits()`: `[cores, memory]`, NaN where there is none.
pub(crate) fn limits<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let limits = own_limits();
    // Bytes and cores stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let numbers = [limits.cores.map(|cores| cores as f64), limits.memory.map(|bytes| bytes as f64)];
    let parts = numbers.map(|number| call.number(number.unwrap_or(f64::NAN)));
    Ok(call.array(&parts))
}

/// How many levels this process is below one that was not made for calls which want any other process.
pub(crate) fn level() -> u32 {
    own_limits().level
}

/// `parent()`: the number of the parent as a place for calls, 0 if there is none.
pub(crate) fn parent<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(call.number(f64::from(parent_number())))
}

/// The same.
pub(crate) fn parent_number() -> u32 {
    cell().get().map_or(0, |parent| parent.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_argument_comes_back() {
        for linked in [
            Linked::default(),
            Linked { cores: Some(2), memory: Some(1 << 30), detached: true, lines: false, far: true, level: 2 },
            Linked { lines: true, ..Linked::default() },
        ] {
            assert_eq!(Linked::parse(&linked.to_argument()), Some(linked));
        }
        for wrong in ["", "1", "x,,0,0,0,0", ",-1,0,0,0,0", ",,0,0,0,0,0", ",,0,0,0", ",,0,0,0,-1"] {
            assert_eq!(Linked::parse(wrong), None, "{wrong}");
        }
    }
}
