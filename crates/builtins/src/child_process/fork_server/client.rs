//! The parent's side: when a server is worth its start, and asking it for a child.

use std::cell::{Cell, RefCell};
use std::ffi::{CStr, CString, OsStr};
use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use runtime::{Readiness, Scope, ScopeExt, Task, Turn, WatchId};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::net::{
    AddressFamily, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketFlags, SocketType, recv, sendmsg,
    socketpair,
};

use super::message::{MOST_DESCRIPTORS, Message};
use super::server::{CHANNEL, VARIABLE};
use super::surroundings::{Surroundings, read_at_start};
use crate::child_process::children::Waitable;
use crate::child_process::start::{self, Program};
use crate::internal_fs::fd::all_borrowed;

/// A child that is forked so soon after another has ended is one of several that come and go: then a server is started.
const SOON: Duration = Duration::from_secs(1);
/// So many servers in a row that nobody has asked, and there is no further one: the children live too long for it.
const MOST_IN_VAIN: u32 = 2;
/// After so long a server is started, or nearly.
const ALMOST_READY: Duration = Duration::from_millis(6);
/// So long the program waits for one that is nearly started: about as long as it takes to start a process.
const MOMENT: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 3_000_000,
};
/// A server that does not answer in this time is ended.
const PATIENCE: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// The forks of one realm.
#[derive(Default)]
pub(in crate::child_process) struct Forks {
    last_end: Cell<Option<Instant>>,
    server: RefCell<Option<Server>>,
    /// Servers that have ended without having made a child.
    in_vain: Cell<u32>,
}

struct Server {
    process: Waitable,
    socket: OwnedFd,
    watch: Cell<Option<WatchId>>,
    launched: Instant,
    is_ready: Cell<bool>,
    was_waited_for: Cell<bool>,
    has_served: Cell<bool>,
    /// What the children must have in common with it.
    file: CString,
    /// Its name and options.
    first_args: Vec<CString>,
    variables: Vec<CString>,
    surroundings: Surroundings,
}

impl Forks {
    pub(in crate::child_process) fn of(scope: &Scope<'_>) -> Rc<Forks> {
        scope.extension(Forks::default)
    }

    /// A child of `fork()` has ended.
    pub(in crate::child_process) fn note_end(&self) {
        self.last_end.set(Some(Instant::now()));
    }

    /// Has the server make this child, whose first arguments after its name, so many, are options of the runtime. `None` if it cannot.
    pub(in crate::child_process) fn start(
        &self,
        scope: &Scope<'_>,
        program: &Program,
        file: &CStr,
        options: usize,
    ) -> Option<i32> {
        let outcome = self.server.borrow().as_ref()?.start(program, file, options);
        let outcome = outcome.inspect(|_| self.in_vain.set(0));
        if let Err(Refused::Broken) = outcome {
            self.lose_server(scope);
        }
        outcome.ok()
    }

    /// After a child was started in the usual way: starts a server for the next, if children come and go.
    pub(in crate::child_process) fn prepare(self: &Rc<Self>, scope: &Scope<'_>, program: &Program, file: &CStr, options: usize) {
        let comes_soon = self.last_end.get().is_some_and(|end| end.elapsed() < SOON);
        let is_worth_it = comes_soon && self.in_vain.get() < MOST_IN_VAIN;
        if !is_worth_it || self.server.borrow().is_some() || !is_this_program(file) {
            return;
        }
        if let Some(server) = Server::launch(program, file, options) {
            self.watch(scope, &server);
            self.server.replace(Some(server));
        }
    }

    /// The server is of no use any more, or has ended.
    fn lose_server(&self, scope: &Scope<'_>) {
        let Some(server) = self.server.take() else { return };
        if let Some(watch) = server.watch.take() {
            scope.event_loop().unwatch(watch);
        }
        if !server.has_served.get() {
            self.in_vain.set(self.in_vain.get() + 1);
        }
    }

    /// A server that ends by itself is waited for at once.
    fn watch(self: &Rc<Self>, scope: &Scope<'_>, server: &Server) {
        let forks = Rc::downgrade(self);
        let tell = move |_| -> Task {
            let forks = forks.clone();
            Box::new(move |scope| {
                if let Some(forks) = forks.upgrade() {
                    forks.lose_server(scope);
                }
            })
        };
        let event_loop = scope.event_loop();
        let watch = event_loop.watch(Rc::clone(&server.process.pidfd), Turn::Last, tell);
        let wanted = Readiness {
            readable: true,
            ..Readiness::default()
        };
        // A pidfd can always be watched.
        let _ = event_loop.want(watch, wanted);
        server.watch.set(Some(watch));
    }
}

/// Whether `file` is the one that runs here.
fn is_this_program(file: &CStr) -> bool {
    std::env::current_exe().is_ok_and(|own| own == Path::new(OsStr::from_bytes(file.to_bytes())))
}

/// Why the server does not make a child.
enum Refused {
    /// It cannot make this one, or not yet.
    Now,
    /// It is of no use any more.
    Broken,
}

impl Server {
    /// Starts one for children like this.
    fn launch(program: &Program, file: &CStr, options: usize) -> Option<Server> {
        let surroundings = Surroundings::now()?;
        let (socket, theirs) = socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None).ok()?;
        let null = open("/dev/null", OFlags::RDWR | OFlags::CLOEXEC, Mode::empty()).ok()?;
        let nothing = Some(null.as_raw_fd());
        let mut env: Vec<CString> = program
            .env
            .iter()
            .filter(|pair| !pair.to_bytes().starts_with(b"NODE_CHANNEL_"))
            .cloned()
            .collect();
        env.push(CString::new(format!("{VARIABLE}={CHANNEL}")).ok()?);
        let server = Program {
            args: program.args.clone(),
            env,
            fds: vec![nothing, nothing, nothing, Some(theirs.as_raw_fd())],
            ..Program::default()
        };
        let process = Waitable::new(server.start(file).ok()?).ok()?;
        Some(Server {
            process,
            socket,
            watch: Cell::new(None),
            launched: Instant::now(),
            is_ready: Cell::new(false),
            was_waited_for: Cell::new(false),
            has_served: Cell::new(false),
            file: file.to_owned(),
            first_args: program.args.get(..=options)?.to_vec(),
            variables: read_at_start(&program.env),
            surroundings,
        })
    }

    fn start(&self, program: &Program, file: &CStr, options: usize) -> Result<i32, Refused> {
        let is_like_it = self.file.as_c_str() == file
            && program.args.get(..=options) == Some(&self.first_args)
            && read_at_start(&program.env) == self.variables;
        if !is_like_it || program.fds.len() > MOST_DESCRIPTORS || !self.is_ready()? {
            return Err(Refused::Now);
        }
        if Surroundings::now().as_ref() != Some(&self.surroundings) {
            return Err(Refused::Broken);
        }
        self.ask(program)?;
        let pid = self.answer()?;
        self.has_served.set(true);
        Ok(pid)
    }

    /// Whether it has said so. One that has been starting for a while is waited for, shortly and once: a child of its own would take longer.
    fn is_ready(&self) -> Result<bool, Refused> {
        if !self.is_ready.get() {
            if self.launched.elapsed() > ALMOST_READY && !self.was_waited_for.replace(true) {
                let _ = poll(&mut [PollFd::new(&self.socket, PollFlags::IN)], Some(&MOMENT));
            }
            let mut word = [0_u8; 4];
            match recv(&self.socket, &mut word[..], RecvFlags::DONTWAIT) {
                Ok((4, _)) => self.is_ready.set(true),
                Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
                _ => return Err(Refused::Broken),
            }
        }
        Ok(self.is_ready.get())
    }

    fn ask(&self, program: &Program) -> Result<(), Refused> {
        let folder = program.cwd.as_deref().unwrap_or(c".");
        let folder = open(folder, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()).map_err(|_| Refused::Now)?;
        let given: Vec<bool> = program.fds.iter().map(Option::is_some).collect();
        let bytes = Message::encode(&program.args, &program.env, &given).ok_or(Refused::Now)?;
        let numbers: Vec<RawFd> = std::iter::once(folder.as_raw_fd())
            .chain(program.fds.iter().flatten().copied())
            .collect();
        all_borrowed(&numbers, |fds| {
            let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS + 1))];
            let mut beside = SendAncillaryBuffer::new(&mut space);
            beside.push(SendAncillaryMessage::ScmRights(fds));
            match sendmsg(&self.socket, &[IoSlice::new(&bytes)], &mut beside, SendFlags::NOSIGNAL) {
                Ok(_) => Ok(()),
                // A descriptor that is not open: the usual way says so.
                Err(rustix::io::Errno::BADF | rustix::io::Errno::MSGSIZE | rustix::io::Errno::TOOMANYREFS) => Err(Refused::Now),
                Err(_) => Err(Refused::Broken),
            }
        })
    }

    /// The id of the child, or that there is none.
    fn answer(&self) -> Result<i32, Refused> {
        let mut fds = [PollFd::new(&self.socket, PollFlags::IN)];
        let has_come = loop {
            match poll(&mut fds, Some(&PATIENCE)) {
                Err(rustix::io::Errno::INTR) => {}
                outcome => break outcome,
            }
        };
        if has_come != Ok(1) {
            // What it does afterwards it must not do: a child may have been started all the same, and has said so.
            let _ = start::kill(self.process.pid, libc::SIGKILL);
        }
        let mut word = [0_u8; 4];
        match recv(&self.socket, &mut word[..], RecvFlags::empty()) {
            Ok((4, _)) => match i32::from_ne_bytes(word) {
                pid if pid > 0 => Ok(pid),
                _ => Err(Refused::Now),
            },
            _ => Err(Refused::Broken),
        }
    }
}

impl Drop for Server {
    /// It would end by itself when its socket is closed; but it must be waited for.
    fn drop(&mut self) {
        let _ = start::kill(self.process.pid, libc::SIGKILL);
        self.process.take(true);
    }
}
