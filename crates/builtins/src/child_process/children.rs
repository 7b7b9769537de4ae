//! The children of a realm: each is waited for by its pidfd in the loop, so none is ever left a zombie, and none asked for in vain.

use std::cell::{Cell, RefCell};
use std::ffi::CStr;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::rc::Rc;

use runtime::{Call, CallExt, Global, Local, Readiness, Result, Scope, ScopeExt, Task, Turn, WatchId};
use rustix::process::{Pid, PidfdFlags, WaitId, WaitIdOptions, WaitIdStatus, pidfd_open, waitid};

use super::fork_server::Forks;
use super::request::{Request, Started};
use super::start::Program;
use super::{find, start};
use crate::internal_pipe::{Pipes, as_number};

/// How a process ended: its exit code, or the signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub code: i32,
    /// 0 for none
    pub signal: i32,
}

/// A started process that has not been waited for.
pub(crate) struct Waitable {
    pub pid: i32,
    pub pidfd: Rc<OwnedFd>,
}

impl Waitable {
    /// Nobody else has waited for `pid`, so the number is its own.
    pub(crate) fn new(pid: i32) -> io::Result<Waitable> {
        let id = Pid::from_raw(pid).ok_or(io::ErrorKind::InvalidInput)?;
        match pidfd_open(id, PidfdFlags::empty()) {
            Ok(pidfd) => Ok(Waitable {
                pid,
                pidfd: Rc::new(pidfd),
            }),
            Err(errno) => {
                // One that cannot be waited for must not run.
                let _ = start::kill(pid, libc::SIGKILL);
                let _ = waitid(WaitId::Pid(id), WaitIdOptions::EXITED);
                Err(errno.into())
            }
        }
    }

    /// Takes its status, if it has ended; with `may_block`, waits until it has.
    pub(crate) fn take(&self, may_block: bool) -> Option<Ended> {
        let mut options = WaitIdOptions::EXITED;
        options.set(WaitIdOptions::NOHANG, !may_block);
        loop {
            match waitid(WaitId::PidFd(self.pidfd.as_fd()), options) {
                Ok(status) => return status.map(|status| ended(&status)),
                Err(rustix::io::Errno::INTR) => {}
                // It was waited for by the system, because this process was started with SIGCHLD ignored: nobody knows how it ended.
                Err(_) => return Some(Ended { code: 0, signal: 0 }),
            }
        }
    }
}

fn ended(status: &WaitIdStatus) -> Ended {
    Ended {
        code: status.exit_status().unwrap_or(0),
        signal: status.terminating_signal().unwrap_or(0),
    }
}

struct Child {
    process: Waitable,
    watch: Cell<Option<WatchId>>,
    on_exit: Global,
    holds_loop: Cell<bool>,
    is_forked: bool,
}

/// Those of one realm. What still runs when the realm ends is waited for by a thread of its own.
#[derive(Default)]
struct Children {
    list: RefCell<slab::Slab<Rc<Child>>>,
}

impl Children {
    fn of(scope: &Scope<'_>) -> Rc<Children> {
        scope.extension(Children::default)
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        let pids: Vec<Pid> = self
            .list
            .borrow()
            .iter()
            .filter_map(|(_, child)| Pid::from_raw(child.process.pid))
            .collect();
        if pids.is_empty() {
            return;
        }
        let wait = move || {
            for pid in pids {
                let _ = waitid(WaitId::Pid(pid), WaitIdOptions::EXITED);
            }
        };
        // Without a thread they are the system's when this process ends.
        let _ = std::thread::Builder::new().name("children".into()).spawn(wait);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number(call: &Call<'_>) -> usize {
    call.arg_f64(0) as usize
}

/// `spawn(file, args, env, cwd, stdio, isDetached, uid, gid, onExit, options)`: `[pid, child, pipe…]`, a pipe's number or -1 per descriptor; or a
/// negative error. `onExit(code, signal)` is called in the loop, which the child keeps alive. For a child that is forked, `options` is how many of its
/// first arguments are options of the runtime; else undefined.
pub(crate) fn spawn<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let request = Request::read(call)?;
    let forked = forked_options(call).map(|options| (Forks::of(call), options));
    let started = match &forked {
        Some((forks, options)) => request.start_by(|program, file| fork(call, forks, program, file, *options)),
        None => request.start(),
    };
    let started = started.and_then(|started| Ok((Waitable::new(started.pid)?, started)));
    let (process, Started { pid, ends }) = match started {
        Ok(started) => started,
        Err(error) => return Ok(call.number(negative(&error))),
    };
    let on_exit = call.global_of(call.arg(8));
    let child = adopt(call, process, on_exit, forked.is_some());
    let mut numbers = vec![f64::from(pid), as_number(child)];
    for end in ends {
        numbers.push(end.map_or(-1.0, |(fd, is_socket)| as_number(Pipes::add(call, fd, is_socket))));
    }
    Ok(call.array_from(numbers.into_iter().map(|number| call.number(number))))
}

fn forked_options(call: &Call<'_>) -> Option<usize> {
    let options = call.arg_f64(9);
    // Checked by the JS: the length of a list.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (options >= 0.0).then_some(options as usize)
}

/// Has the fork server make the child, or starts it and, if others will follow, a server for them.
fn fork(scope: &Scope<'_>, forks: &Rc<Forks>, program: Program, file: &CStr, options: usize) -> io::Result<i32> {
    if let Some(pid) = forks.start(scope, &program, file, options) {
        return Ok(pid);
    }
    let pid = find::start(&program, file)?;
    forks.prepare(scope, &program, file, options);
    Ok(pid)
}

pub(crate) fn negative(error: &io::Error) -> f64 {
    f64::from(-error.raw_os_error().unwrap_or(libc::EIO))
}

/// Watches it; its number.
fn adopt(scope: &mut Scope<'_>, process: Waitable, on_exit: Global, is_forked: bool) -> usize {
    let pidfd = Rc::clone(&process.pidfd);
    let child = Child {
        process,
        watch: Cell::new(None),
        on_exit,
        holds_loop: Cell::new(true),
        is_forked,
    };
    let children = Children::of(scope);
    let number = children.list.borrow_mut().insert(Rc::new(child));
    let event_loop = scope.event_loop();
    event_loop.keep();
    let tell = move |_| -> Task { Box::new(move |scope| on_end(scope, number)) };
    let watch = event_loop.watch(pidfd, Turn::Last, tell);
    let wanted = Readiness {
        readable: true,
        ..Readiness::default()
    };
    // A pidfd can always be watched.
    let _ = event_loop.want(watch, wanted);
    if let Some(child) = children.list.borrow().get(number) {
        child.watch.set(Some(watch));
    }
    number
}

fn on_end(scope: &mut Scope<'_>, number: usize) {
    let children = Children::of(scope);
    let child = children.list.borrow().get(number).cloned();
    let Some(child) = child else { return };
    let Some(ended) = child.process.take(false) else {
        return;
    };
    children.list.borrow_mut().remove(number);
    if child.is_forked {
        Forks::of(scope).note_end();
    }
    if let Some(watch) = child.watch.take() {
        scope.event_loop().unwatch(watch);
    }
    let function = child.on_exit.get(scope);
    let held_loop = child.holds_loop.get();
    // Its descriptor is closed when the program hears of its end: that may be the last that the program waits for.
    drop(child);
    let arguments = [
        scope.number(f64::from(ended.code)),
        scope.number(f64::from(ended.signal)),
    ];
    if held_loop {
        scope.event_loop().release();
    }
    scope.invoke(function, &arguments);
}

/// `kill(child, signal)`: 0, or a negative error.
pub(crate) fn kill<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let child = Children::of(call).list.borrow().get(number(call)).cloned();
    let signal = call.arg_i32(1);
    let outcome = match child {
        Some(child) => start::kill(child.process.pid, signal),
        None => Err(io::Error::from_raw_os_error(libc::ESRCH)),
    };
    Ok(call.number(outcome.map_or_else(|error| negative(&error), |()| 0.0)))
}

/// `hold(child, holds)`: whether it keeps the loop alive.
pub(crate) fn hold<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let child = Children::of(call).list.borrow().get(number(call)).cloned();
    let holds = call.arg_bool(1);
    if let Some(child) = child
        && child.holds_loop.replace(holds) != holds
    {
        if holds {
            call.event_loop().keep();
        } else {
            call.event_loop().release();
        }
    }
    Ok(call.undefined())
}
