//! What a pipe at stdout or stderr had no room for. As in Node, a program does not wait for a slow reader: an OS thread writes the rest, in
//! order. Unlike in Node all of it is written before the process ends, and who prints without heed waits once `MOST` bytes do.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use rustix::fs::{FileType, fstat};
use rustix::io::{Errno, ReadWriteFlags, pwritev2};

use crate::stdio::{with_descriptor, write_blocking};

/// So many bytes may wait per pipe.
const MOST: usize = 16 << 20;

/// Told when nothing waits any more: with the error that lost the rest, if there was one.
type Listener = Box<dyn FnOnce(io::Result<()>) + Send>;

/// The bytes on their way to one descriptor.
struct Queue {
    fd: i32,
    state: Mutex<State>,
    /// Bytes have come, or have gone.
    changed: Condvar,
}

struct State {
    bytes: Vec<u8>,
    /// Those that the OS thread is writing now.
    leaving: usize,
    has_thread: bool,
    /// What has become of bytes whose writer did not wait; told to the next.
    failed: Option<io::Error>,
    listeners: Vec<Listener>,
}

static OUT: Queue = Queue::new(1);
static ERR: Queue = Queue::new(2);

/// The queue of a descriptor, if it is a pipe or a socket. Where both are the same pipe, what is written to one stays behind the other's.
fn queue_of(fd: i32) -> Option<&'static Queue> {
    static OF_ERR: OnceLock<Option<&'static Queue>> = OnceLock::new();
    static OF_OUT: OnceLock<Option<&'static Queue>> = OnceLock::new();
    match fd {
        2 => {
            *OF_ERR.get_or_init(|| identity(2).map(|err| if identity(1) == Some(err) { &OUT } else { &ERR }))
        }
        _ => *OF_OUT.get_or_init(|| identity(1).map(|_| &OUT)),
    }
}

/// Which pipe or socket it is.
fn identity(fd: i32) -> Option<(u64, u64)> {
    let stat = with_descriptor(fd, |fd| fstat(fd)).ok()?;
    match FileType::from_raw_mode(stat.st_mode) {
        FileType::Fifo | FileType::Socket => Some((stat.st_dev, stat.st_ino)),
        _ => None,
    }
}

/// Writes as much as there is room for, and leaves the rest to the OS thread: whether all is out.
pub(crate) fn write(fd: i32, bytes: &[u8]) -> io::Result<bool> {
    match queue_of(fd) {
        Some(queue) => queue.write(bytes),
        None => write_blocking(fd, bytes).map(|()| true),
    }
}

/// Calls `listener`, on any OS thread, when all that was written to the descriptor is out.
pub(crate) fn when_written(fd: i32, listener: Listener) {
    match queue_of(fd) {
        Some(queue) => queue.when_written(listener),
        None => listener(Ok(())),
    }
}

/// Waits until everything is out.
pub(crate) fn flush() {
    for queue in [&OUT, &ERR] {
        let mut state = queue.state();
        while !state.is_empty() {
            state = queue.wait(state);
        }
    }
}

impl Queue {
    const fn new(fd: i32) -> Queue {
        Queue {
            fd,
            state: Mutex::new(State {
                bytes: Vec::new(),
                leaving: 0,
                has_thread: false,
                failed: None,
                listeners: Vec::new(),
            }),
            changed: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'g>(&self, state: MutexGuard<'g, State>) -> MutexGuard<'g, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&'static self, bytes: &[u8]) -> io::Result<bool> {
        let mut state = self.state();
        if let Some(error) = state.failed.take() {
            return Err(error);
        }
        let taken = if state.is_empty() {
            self.write_now(bytes)?
        } else {
            0
        };
        let rest = &bytes[taken..];
        if rest.is_empty() {
            return Ok(true);
        }
        if !state.has_thread {
            if self.start_thread().is_err() {
                return write_blocking(self.fd, rest).map(|()| true);
            }
            state.has_thread = true;
        }
        while state.waiting() >= MOST {
            state = self.wait(state);
        }
        let was_empty = state.bytes.is_empty();
        state.bytes.extend_from_slice(rest);
        if was_empty {
            self.changed.notify_all();
        }
        Ok(false)
    }

    /// As much as there is room for; how much that was.
    fn write_now(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut taken = 0;
        while taken < bytes.len() {
            match with_descriptor(self.fd, |fd| write_at_once(fd, &bytes[taken..])) {
                Ok(count) => taken += count,
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => break,
                // The kernel cannot tell whether there is room.
                Err(Errno::OPNOTSUPP | Errno::NOSYS) => {
                    write_blocking(self.fd, &bytes[taken..])?;
                    return Ok(bytes.len());
                }
                Err(errno) => return Err(errno.into()),
            }
        }
        Ok(taken)
    }

    fn start_thread(&'static self) -> io::Result<()> {
        let run = move || loop {
            self.write_waiting();
        };
        thread::Builder::new().name("output".into()).spawn(run).map(drop)
    }

    /// The OS thread's work: what has come since it last looked.
    fn write_waiting(&self) {
        let mut state = self.state();
        while state.bytes.is_empty() {
            state = self.wait(state);
        }
        let bytes = std::mem::take(&mut state.bytes);
        state.leaving = bytes.len();
        drop(state);
        let outcome = write_blocking(self.fd, &bytes);
        let mut state = self.state();
        state.leaving = 0;
        if outcome.is_err() {
            state.bytes.clear();
        }
        if state.bytes.is_empty() {
            state.tell(outcome);
        }
        self.changed.notify_all();
    }

    fn when_written(&self, listener: Listener) {
        let mut state = self.state();
        if state.is_empty() {
            let outcome = state.failed.take().map_or(Ok(()), Err);
            drop(state);
            listener(outcome);
        } else {
            state.listeners.push(listener);
        }
    }
}

impl State {
    fn waiting(&self) -> usize {
        self.bytes.len() + self.leaving
    }

    fn is_empty(&self) -> bool {
        self.waiting() == 0
    }

    fn tell(&mut self, outcome: io::Result<()>) {
        let errno = outcome.err().and_then(|error| error.raw_os_error());
        let listeners = std::mem::take(&mut self.listeners);
        if listeners.is_empty() {
            self.failed = errno.map(io::Error::from_raw_os_error);
        }
        for listener in listeners {
            listener(errno.map_or(Ok(()), |errno| Err(io::Error::from_raw_os_error(errno))));
        }
    }
}

/// Does not wait, though the descriptor may be one that does: others share it, so its mode is not changed.
fn write_at_once(fd: BorrowedFd<'_>, bytes: &[u8]) -> rustix::io::Result<usize> {
    /// The descriptor's own position.
    const HERE: u64 = u64::MAX;
    pwritev2(fd, &[io::IoSlice::new(bytes)], HERE, ReadWriteFlags::NOWAIT)
}
