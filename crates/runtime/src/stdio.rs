//! Writing to the process's own descriptors, whole: what was printed is never lost, whatever the program does next.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::OnceLock;

use jsc::{Call, Local};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, write as write_some};

use crate::error::{Error, Result};
use crate::output_queue;
use crate::realm::CallExt;

/// `write(fd, text)`: writes all of the text as UTF-8 to stdout (1) or stderr (2); whether it could, as it cannot to a closed pipe.
pub fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(1)?;
    let outcome = write_all(call.arg_i32(0), text.as_bytes());
    Ok(call.boolean(outcome.is_ok()))
}

/// `writeBytes(fd, bytes | text)`: the same for bytes or text; throws the system's error.
pub fn write_bytes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let fd = call.arg_i32(0);
    let outcome = if call.is_string(call.arg(1)) {
        let text = call.arg_string(1)?;
        write_all(fd, text.as_bytes())
    } else {
        write_all(fd, call.arg_bytes(1)?)
    };
    outcome.map_err(|error| Error::system(&error, "write"))?;
    Ok(call.undefined())
}

/// `isTerminal(fd)`
pub fn is_terminal<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let answer = match call.arg_i32(0) {
        fd @ 0..=2 => with_descriptor(fd, |fd| rustix::termios::isatty(fd)),
        fd => std::fs::read_link(format!("/proc/self/fd/{fd}"))
            .is_ok_and(|file| file.starts_with("/dev/pts") || file.starts_with("/dev/tty")),
    };
    Ok(call.boolean(answer))
}

/// Takes what is written, by descriptor; false if it cannot any more.
type Sink = fn(i32, &[u8]) -> bool;

static SINK: OnceLock<Sink> = OnceLock::new();

/// From now on `sink` takes what is written, once for the life of the process: a Machine-Node prints through its parent.
pub fn redirect(sink: Sink) {
    let _ = SINK.set(sink);
}

/// Writes to stdout (1) or stderr (2). What a pipe has no room for follows by itself, before the process ends.
pub fn write_all(fd: i32, bytes: &[u8]) -> io::Result<()> {
    offer(fd, bytes).map(drop)
}

/// The same; whether all of it is out.
pub fn offer(fd: i32, bytes: &[u8]) -> io::Result<bool> {
    if SINK.get().is_some_and(|sink| sink(fd, bytes)) {
        return Ok(true);
    }
    output_queue::write(fd, bytes)
}

/// Calls `listener`, on any OS thread, when all that was written to the descriptor is out, with the error that lost it if there was one.
pub fn when_written(fd: i32, listener: impl FnOnce(io::Result<()>) + Send + 'static) {
    output_queue::when_written(fd, Box::new(listener));
}

/// Waits until all that was written is out: the process is about to end.
pub fn flush() {
    output_queue::flush();
}

/// Writes everything, waiting where the descriptor does not take it all.
pub(crate) fn write_blocking(fd: i32, mut bytes: &[u8]) -> io::Result<()> {
    with_descriptor(fd, |fd| {
        while !bytes.is_empty() {
            match write_some(fd, bytes) {
                Ok(count) => bytes = &bytes[count..],
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    let _ = poll(&mut [PollFd::new(&fd, PollFlags::OUT)], None);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    })
}

pub(crate) fn with_descriptor<R>(fd: i32, run: impl FnOnce(BorrowedFd<'_>) -> R) -> R {
    match fd {
        0 => run(io::stdin().as_fd()),
        2 => run(io::stderr().as_fd()),
        _ => run(io::stdout().as_fd()),
    }
}
