//! `internal/stdio`: standard input, output and error. Follows <https://nodejs.org/docs/latest-v26.x/api/process.html#process-io>
//!
//! Output that a pipe has no room for follows by itself. Input is read by one OS thread of the process, which is idle unless a program has asked.

use std::cell::RefCell;
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use runtime::{Builtin, Call, CallExt, Error, Local, OpsTable, Port, Result, ScopeExt, Task};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{FileType, fstat};
use rustix::io::Errno;
use rustix::termios::{OptionalActions, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stdio",
    source: include_str!("internal_stdio.js"),
    ops,
};

/// So much is read at a time, as Node reads pipes.
const CHUNK: usize = 64 << 10;

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("writeText", write_text);
    table.add("writeBytes", write_bytes);
    table.add("whenWritten", when_written);
    table.add("bytesWritten", bytes_written);
    table.add("kind", kind);
    table.add("windowSize", window_size);
    table.add("setRawMode", set_raw_mode);
    table.add("read", read);
}

/// `writeText(fd, text)`: all of the text as UTF-8. 0, or 1 if some of it waits until there is room, or a negative error number.
fn write_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let descriptor = call.arg_i32(0);
    let text = call.arg_string(1)?;
    let outcome = write(descriptor, text.as_bytes());
    Ok(call.number(f64::from(outcome)))
}

/// `writeBytes(fd, bytes)`: the same for bytes.
fn write_bytes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let outcome = write(call.arg_i32(0), call.arg_bytes(1)?);
    Ok(call.number(f64::from(outcome)))
}

fn write(descriptor: i32, bytes: &[u8]) -> i32 {
    match runtime::stdio::offer(descriptor, bytes) {
        Ok(is_out) => {
            taken(descriptor).fetch_add(bytes.len() as u64, Ordering::Relaxed);
            i32::from(!is_out)
        }
        Err(error) => negative(&error),
    }
}

/// So many bytes have been taken for standard output, or standard error, by the process.
fn taken(descriptor: i32) -> &'static AtomicU64 {
    static TAKEN: [AtomicU64; 2] = [AtomicU64::new(0), AtomicU64::new(0)];
    &TAKEN[usize::from(descriptor == 2)]
}

/// `bytesWritten(fd)`
fn bytes_written<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let count = taken(call.arg_i32(0)).load(Ordering::Relaxed);
    #[allow(clippy::cast_precision_loss)] // as all counts of bytes in JS
    Ok(call.number(count as f64))
}

fn negative(error: &io::Error) -> i32 {
    -error.raw_os_error().unwrap_or(libc::EIO)
}

/// `whenWritten(fd, callback)`: `callback(errno)` is called in the loop when nothing waits any more, with 0 or the negative error number of
/// what was lost. Does not keep the loop alive by itself.
fn when_written<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let callback = call.global_of(call.arg(1));
    let own: Rc<RefCell<Option<Port>>> = Rc::default();
    let receiver = Rc::clone(&own);
    let port = call.event_loop().port(move |errno| -> Task {
        let (callback, own) = (callback.clone(), Rc::clone(&receiver));
        Box::new(move |scope| {
            if let Some(port) = own.take() {
                scope.event_loop().close_port(&port);
            }
            let errno = errno.downcast::<i32>().map_or(0, |errno| *errno);
            let (function, errno) = (callback.get(scope), scope.number(f64::from(errno)));
            scope.invoke(function, &[errno]);
        })
    });
    own.replace(Some(port.clone()));
    runtime::stdio::when_written(call.arg_i32(0), move |outcome| {
        port.post(outcome.err().map_or(0, |error| negative(&error)));
    });
    Ok(call.undefined())
}

/// Standard streams may be shared with someone who made them non-blocking.
fn wait_for(fd: BorrowedFd<'_>, flags: PollFlags) {
    let _ = poll(&mut [PollFd::new(&fd, flags)], None);
}

fn with_descriptor<R>(descriptor: i32, work: impl FnOnce(BorrowedFd<'_>) -> R) -> R {
    match descriptor {
        0 => work(std::io::stdin().as_fd()),
        1 => work(std::io::stdout().as_fd()),
        _ => work(std::io::stderr().as_fd()),
    }
}

/// `kind(fd)`: `"tty"`, `"pipe"` for pipes and sockets, `"fs"` for all else.
fn kind<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = with_descriptor(call.arg_i32(0), |fd| {
        if isatty(fd) {
            return "tty";
        }
        match fstat(fd).map(|stat| FileType::from_raw_mode(stat.st_mode)) {
            Ok(FileType::Fifo | FileType::Socket) => "pipe",
            _ => "fs",
        }
    });
    Ok(call.string(name))
}

/// `windowSize(fd)`: `[columns, rows]`, undefined if it is no terminal.
fn window_size<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let size = with_descriptor(call.arg_i32(0), |fd| tcgetwinsize(fd));
    Ok(match size {
        Ok(size) => {
            let parts = [
                call.number(f64::from(size.ws_col)),
                call.number(f64::from(size.ws_row)),
            ];
            call.array(&parts)
        }
        Err(_) => call.undefined(),
    })
}

/// `setRawMode(raw)`: keys of the terminal at standard input come one by one and unechoed, or line by line as before.
fn set_raw_mode<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    static BEFORE: OnceLock<Termios> = OnceLock::new();
    let raw = call.arg_bool(0);
    let stdin = std::io::stdin();
    let current =
        tcgetattr(&stdin).map_err(|errno| Error::from_errno(errno.raw_os_error(), "uv_tty_set_mode"))?;
    let before = BEFORE.get_or_init(|| current.clone());
    let wanted = if raw {
        let mut wanted = current;
        wanted.make_raw();
        // Node leaves the processing of output as it is.
        wanted.output_modes = before.output_modes;
        wanted
    } else {
        before.clone()
    };
    tcsetattr(&stdin, OptionalActions::Drain, &wanted)
        .map_err(|errno| Error::from_errno(errno.raw_os_error(), "uv_tty_set_mode"))?;
    Ok(call.undefined())
}

// ---- input

type Chunk = std::result::Result<Vec<u8>, Errno>;

/// `read(callback)`: the next bytes of standard input, empty at its end, as `callback(error)` or `callback(null, bytes)`.
/// Does not keep the loop alive by itself.
fn read<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let callback = call.global_of(call.arg(0));
    let context = call.context();
    let own: Rc<RefCell<Option<Port>>> = Rc::default();
    let receiver = Rc::clone(&own);
    let port = call.event_loop().port(move |chunk| -> Task {
        let (callback, context, own) = (callback.clone(), context.clone(), Rc::clone(&receiver));
        Box::new(move |scope| {
            if let Some(port) = own.take() {
                scope.event_loop().close_port(&port);
            }
            let Ok(chunk) = chunk.downcast::<Chunk>() else {
                return;
            };
            let function = callback.get(scope);
            match *chunk {
                Ok(bytes) => {
                    let (null, bytes) = (scope.null(), scope.array_buffer(bytes));
                    scope.invoke_in(context.as_ref(), function, &[null, bytes]);
                }
                Err(errno) => {
                    let error = Error::from_errno(errno.raw_os_error(), "read");
                    let error = runtime::IntoException::into_exception(error, scope);
                    scope.invoke_in(context.as_ref(), function, &[error]);
                }
            }
        })
    });
    own.replace(Some(port.clone()));
    reader()?
        .send(port)
        .map_err(|_| Error::from_errno(libc::EIO, "read"))?;
    Ok(call.undefined())
}

/// The way to the thread that reads; each port sent is answered with one chunk.
fn reader() -> Result<&'static Sender<Port>> {
    static READER: OnceLock<std::io::Result<Sender<Port>>> = OnceLock::new();
    let reader = READER.get_or_init(|| {
        let (sender, requests) = channel();
        std::thread::Builder::new()
            .name("stdin".into())
            .spawn(move || serve(&requests))?;
        Ok(sender)
    });
    reader.as_ref().map_err(|error| Error::system(error, "read"))
}

fn serve(requests: &Receiver<Port>) {
    for port in requests {
        port.post(read_chunk());
    }
}

fn read_chunk() -> Chunk {
    let stdin = std::io::stdin();
    let mut bytes = vec![0; CHUNK];
    loop {
        match rustix::io::read(&stdin, &mut bytes) {
            Ok(count) => {
                bytes.truncate(count);
                return Ok(bytes);
            }
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for(stdin.as_fd(), PollFlags::IN),
            Err(errno) => return Err(errno),
        }
    }
}
