//! A process that is waited for on the spot: this OS thread sleeps in `poll` until it has ended and all its pipes have.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::{Duration, Instant};

use runtime::{Call, CallExt, Local, Result};
use rustix::buffer::spare_capacity;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::children::{Ended, Waitable, negative};
use super::request::{Request, Started};
use super::start;

const CHUNK: usize = 64 << 10;

/// One descriptor of the child, as the parent has it.
struct End {
    /// `None` when it is done with.
    fd: Option<OwnedFd>,
    input: Vec<u8>,
    written: usize,
    /// What the child has written; `None` for its standard input.
    output: Option<Vec<u8>>,
    is_pipe: bool,
}

/// What bounds it.
struct Bounds {
    deadline: Option<Instant>,
    max_buffer: f64,
    kill_signal: i32,
}

struct Run {
    process: Waitable,
    ends: Vec<End>,
    bounds: Bounds,
    /// The error that ended it: ETIMEDOUT or ENOBUFS; 0 for none.
    errno: i32,
    ended: Option<Ended>,
}

/// `spawnSync(file, args, env, cwd, stdio, isDetached, uid, gid, inputs, timeout, maxBuffer, killSignal)`:
/// `[error, pid, code, signal, output…]`, or a negative error if it could not be started. `timeout` in milliseconds, 0 for none.
pub(crate) fn spawn_sync<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let request = Request::read(call)?;
    let inputs = inputs(call)?;
    let timeout = call.arg_f64(9);
    let bounds = Bounds {
        deadline: (timeout > 0.0)
            .then(|| Instant::now().checked_add(Duration::try_from_secs_f64(timeout / 1e3).ok()?))
            .flatten(),
        max_buffer: call.arg_f64(10),
        kill_signal: call.arg_i32(11),
    };
    let started = request
        .start()
        .and_then(|started| Ok((Waitable::new(started.pid)?, started)));
    match started {
        Ok((process, started)) => {
            let mut run = Run::new(process, started, inputs, bounds);
            run.finish();
            Ok(run.report(call))
        }
        Err(error) => Ok(call.number(negative(&error))),
    }
}

/// What is written to each descriptor.
fn inputs(call: &mut Call<'_>) -> Result<Vec<Vec<u8>>> {
    let list = call.arg(8);
    let mut inputs = Vec::new();
    let length = call.get(list, "length")?;
    let length = call.to_number(length);
    for index in (0..).take_while(|index| f64::from(*index) < length) {
        let input = call.get_index(list, index)?;
        inputs.push(call.bytes(input).map(<[u8]>::to_vec).unwrap_or_default());
    }
    Ok(inputs)
}

impl Run {
    fn new(process: Waitable, started: Started, inputs: Vec<Vec<u8>>, bounds: Bounds) -> Run {
        let inputs = inputs.into_iter().chain(std::iter::repeat_with(Vec::new));
        let ends = started.ends.into_iter().zip(inputs).enumerate();
        let ends = ends.map(|(target, (end, input))| End {
            is_pipe: end.is_some(),
            fd: end.map(|(fd, _)| fd),
            input,
            written: 0,
            output: (target != 0).then(Vec::new),
        });
        Run {
            process,
            ends: ends.collect(),
            bounds,
            errno: 0,
            ended: None,
        }
    }

    fn finish(&mut self) {
        for index in 0..self.ends.len() {
            self.write(index);
        }
        while self.ended.is_none() || self.ends.iter().any(|end| end.fd.is_some()) {
            self.wait();
            for index in 0..self.ends.len() {
                self.write(index);
                if self.ends[index].read(self.bounds.max_buffer) {
                    self.kill(libc::ENOBUFS);
                }
            }
            if self.ended.is_none() {
                self.ended = self.process.take(false);
            }
            if self
                .bounds
                .deadline
                .is_some_and(|deadline| deadline <= Instant::now())
            {
                self.bounds.deadline = None;
                self.kill(libc::ETIMEDOUT);
            }
        }
    }

    /// What the child did not read is told, unless something worse is.
    fn write(&mut self, index: usize) {
        let outcome = self.ends[index].write();
        if let (Err(errno), 0) = (outcome, self.errno) {
            self.errno = errno.raw_os_error();
        }
    }

    /// Sleeps until something is to be done.
    fn wait(&self) {
        let mut fds = Vec::new();
        if self.ended.is_none() {
            fds.push(PollFd::new(&self.process.pidfd, PollFlags::IN));
        }
        for end in &self.ends {
            if let Some(fd) = &end.fd {
                fds.push(PollFd::from_borrowed_fd(fd.as_fd(), end.wanted()));
            }
        }
        let left = self
            .bounds
            .deadline
            .map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        // A signal ends it early: then nothing is found.
        let _ = poll(&mut fds, left.as_ref());
    }

    /// Ends it, and its pipes with it, so that what it has started itself is not waited for.
    fn kill(&mut self, errno: i32) {
        if self.errno == 0 {
            self.errno = errno;
        }
        // Before its pipes close, lest it die of SIGPIPE instead.
        if self.ended.is_none() {
            let refused = start::kill(self.process.pid, self.bounds.kill_signal);
            if refused.is_err() {
                let _ = start::kill(self.process.pid, libc::SIGKILL);
            }
        }
        for end in &mut self.ends {
            end.fd = None;
        }
    }

    fn report<'s>(self, call: &mut Call<'s>) -> Local<'s> {
        let ended = self.ended.unwrap_or(Ended { code: 0, signal: 0 });
        let head = [-self.errno, self.process.pid, ended.code, ended.signal];
        let outputs = self.ends.into_iter().map(|end| match end.output {
            Some(output) if end.is_pipe => call.array_buffer(output),
            _ => call.null(),
        });
        call.array_from(
            head.into_iter()
                .map(|number| call.number(f64::from(number)))
                .chain(outputs),
        )
    }
}

impl End {
    fn wanted(&self) -> PollFlags {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::OUT, self.written < self.input.len());
        flags.set(PollFlags::IN, self.output.is_some());
        flags
    }

    /// Writes what there is room for; after the last of it, the child sees the end.
    fn write(&mut self) -> rustix::io::Result<()> {
        let mut outcome = Ok(());
        while let Some(fd) = &self.fd
            && self.written < self.input.len()
        {
            match rustix::io::write(fd, &self.input[self.written..]) {
                Ok(count) => self.written += count,
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return Ok(()),
                // The child reads no more.
                Err(errno) => {
                    outcome = Err(errno);
                    self.written = self.input.len();
                }
            }
        }
        if self.output.is_none() {
            self.fd = None;
        } else if let Some(fd) = &self.fd
            && !self.input.is_empty()
        {
            let _ = rustix::net::shutdown(fd, rustix::net::Shutdown::Write);
            self.input = Vec::new();
            self.written = 0;
        }
        outcome
    }

    /// Reads what is there. Whether it has become more than may be.
    fn read(&mut self, max_buffer: f64) -> bool {
        while let (Some(fd), Some(output)) = (&self.fd, &mut self.output) {
            output.reserve(CHUNK);
            match read_some(fd, output) {
                Ok(0) => self.fd = None,
                // Lengths stay far below 2^53.
                #[allow(clippy::cast_precision_loss)]
                Ok(_) if output.len() as f64 > max_buffer => return true,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return false,
                Err(_) => self.fd = None,
            }
        }
        false
    }
}

fn read_some(fd: &OwnedFd, output: &mut Vec<u8>) -> io::Result<usize> {
    loop {
        match rustix::io::read(fd, spare_capacity(output)) {
            Err(Errno::INTR) => {}
            outcome => return Ok(outcome?),
        }
    }
}
