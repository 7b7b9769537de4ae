//! What is on its way into a channel. A message is written at once, except while others that came in with the one being answered wait to be
//! told: then answers are gathered, and go out with the last of them. That saves a system call and a wake-up of the reader per message.
//!
//! Nothing may be late because the program computes meanwhile, so a guard, an OS thread that sleeps while nothing is gathered, writes what has
//! waited for one to two milliseconds. What ends the process writes it as well (`flush_all`).

use std::io;
use std::mem::replace;
use std::os::fd::{OwnedFd, RawFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::thread::{self, Thread};
use std::time::Duration;

use rustix::io::Errno;

use super::{handles, write_some};
use crate::internal_fs::fd as descriptors;

const TICK: Duration = Duration::from_millis(1);
/// So many ticks without work, and the guard sleeps until it is called.
const PATIENCE: u32 = 50;
/// So many gathered bytes are written without waiting for more.
const MUCH: usize = 64 << 10;
/// So much memory stays with a pipe that has nothing to send.
const KEPT: usize = 64 << 10;

/// The bytes for one pipe that it has not taken yet.
pub(super) struct Outbox {
    state: Mutex<State>,
}

struct State {
    /// `None` once the pipe is closed.
    fd: Option<RawFd>,
    is_socket: bool,
    bytes: Vec<u8>,
    /// So many of `bytes` are out already.
    start: usize,
    /// How many bytes the pipe has taken so far.
    sent: u64,
    /// A descriptor that goes with the byte of that number, counted as `sent` is. There is one at a time.
    handle: Option<(u64, OwnedFd)>,
    /// The guard has seen these bytes before.
    is_old: bool,
    is_guarded: bool,
}

impl Outbox {
    /// For a non-blocking descriptor, which stays open until `close`.
    pub(super) fn new(fd: RawFd, is_socket: bool) -> Arc<Outbox> {
        Arc::new(Outbox {
            state: Mutex::new(State {
                fd: Some(fd),
                is_socket,
                bytes: Vec::new(),
                start: 0,
                sent: 0,
                handle: None,
                is_old: false,
                is_guarded: false,
            }),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes `bytes` behind what waits, as far as there is room; how much waits then.
    pub(super) fn send(&self, bytes: Vec<u8>) -> io::Result<usize> {
        let mut state = self.state();
        state.add(bytes);
        state.flush()
    }

    /// The same, and `handle` with them.
    pub(super) fn send_with(&self, bytes: Vec<u8>, handle: OwnedFd) -> io::Result<usize> {
        let mut state = self.state();
        let at = state.sent + state.waiting() as u64;
        state.handle = Some((at, handle));
        state.add(bytes);
        state.flush()
    }

    /// Adds `bytes` to what waits, to be written with the next; how much waits.
    pub(super) fn gather(self: &Arc<Self>, bytes: Vec<u8>) -> io::Result<usize> {
        let mut state = self.state();
        state.add(bytes);
        let Some(guard) = Guard::of_process() else {
            return state.flush();
        };
        if state.waiting() >= MUCH {
            return state.flush();
        }
        let waiting = state.waiting();
        let is_new = !replace(&mut state.is_guarded, true);
        // The guard locks its list first.
        drop(state);
        if is_new {
            guard.add(self);
        }
        guard.wake();
        Ok(waiting)
    }

    /// Writes what waits, as far as there is room; how much waits then.
    pub(super) fn flush(&self) -> io::Result<usize> {
        self.state().flush()
    }

    /// How many bytes the pipe has taken so far.
    pub(super) fn sent(&self) -> u64 {
        self.state().sent
    }

    /// The descriptor is about to be closed: what waits is lost.
    pub(super) fn close(&self) {
        let mut state = self.state();
        state.fd = None;
        state.bytes = Vec::new();
        state.handle = None;
        state.start = 0;
    }
}

impl State {
    fn add(&mut self, bytes: Vec<u8>) {
        if self.bytes.is_empty() {
            self.bytes = bytes;
        } else {
            self.bytes.extend_from_slice(&bytes);
        }
    }

    fn waiting(&self) -> usize {
        self.bytes.len() - self.start
    }

    fn flush(&mut self) -> io::Result<usize> {
        let Some(fd) = self.fd else {
            return Err(io::Error::from_raw_os_error(libc::EBADF));
        };
        self.is_old = false;
        if self.bytes.is_empty() {
            return Ok(0);
        }
        self.write_out(fd)?;
        if self.start == self.bytes.len() {
            self.bytes.clear();
            self.bytes.shrink_to(KEPT);
            self.start = 0;
        } else if self.start > self.bytes.len() / 2 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
        Ok(self.waiting())
    }

    /// As much as there is room for; what comes before a descriptor, then that with what follows, then the rest.
    fn write_out(&mut self, fd: RawFd) -> io::Result<()> {
        if let Some((at, handle)) = self.handle.take() {
            // Both are counts of bytes in memory.
            #[allow(clippy::cast_possible_truncation)]
            let before = (at - self.sent) as usize;
            let taken = write_some(fd, self.is_socket, &self.bytes[self.start..self.start + before])?;
            self.advance(taken);
            if taken < before {
                self.handle = Some((at, handle));
                return Ok(());
            }
            let start = &self.bytes[self.start..];
            match descriptors::borrowed(fd, |fd| handles::send(fd, start, &handle)) {
                Ok(taken) => self.advance(taken),
                Err(Errno::AGAIN) => {
                    self.handle = Some((at, handle));
                    return Ok(());
                }
                Err(errno) => return Err(errno.into()),
            }
        }
        let taken = write_some(fd, self.is_socket, &self.bytes[self.start..])?;
        self.advance(taken);
        Ok(())
    }

    fn advance(&mut self, taken: usize) {
        self.sent += taken as u64;
        self.start += taken;
    }

    /// Writes what was seen before. Whether anything waits.
    fn age(&mut self) -> bool {
        if self.bytes.is_empty() {
            return false;
        }
        if self.is_old {
            // An error is met again, and told, by who flushes next.
            let _ = self.flush();
        }
        self.is_old = true;
        true
    }
}

/// Looks after all outboxes of the process in which bytes are gathered.
struct Guard {
    list: Mutex<Vec<Weak<Outbox>>>,
    is_awake: AtomicBool,
    thread: OnceLock<Thread>,
}

static GUARD: Guard = Guard {
    list: Mutex::new(Vec::new()),
    is_awake: AtomicBool::new(false),
    thread: OnceLock::new(),
};

impl Guard {
    /// `None` if there can be no further OS thread.
    fn of_process() -> Option<&'static Guard> {
        if GUARD.thread.get().is_none() {
            let started = thread::Builder::new()
                .name("outbox".into())
                .spawn(|| GUARD.run())
                .ok()?;
            let _ = GUARD.thread.set(started.thread().clone());
        }
        Some(&GUARD)
    }

    fn list(&self) -> MutexGuard<'_, Vec<Weak<Outbox>>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, outbox: &Arc<Outbox>) {
        self.list().push(Arc::downgrade(outbox));
    }

    fn wake(&self) {
        if !self.is_awake.load(Ordering::Relaxed)
            && !self.is_awake.swap(true, Ordering::SeqCst)
            && let Some(thread) = self.thread.get()
        {
            thread.unpark();
        }
    }

    fn run(&self) {
        let mut idle = 0;
        loop {
            thread::sleep(TICK);
            idle = if self.age_all() { 0 } else { idle + 1 };
            if idle > PATIENCE {
                self.is_awake.store(false, Ordering::SeqCst);
                if !self.age_all() {
                    thread::park();
                }
                idle = 0;
            }
        }
    }

    fn age_all(&self) -> bool {
        let mut waits = false;
        self.list().retain(|outbox| {
            outbox.upgrade().is_some_and(|outbox| {
                waits |= outbox.state().age();
                true
            })
        });
        waits
    }
}

/// Writes what is gathered anywhere: the process is about to end.
pub(crate) fn flush_all() {
    for outbox in GUARD.list().iter().filter_map(Weak::upgrade) {
        let _ = outbox.flush();
    }
}
