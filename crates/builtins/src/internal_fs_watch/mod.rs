//! `internal/fs_watch`: `fs.watch`, by the system's inotify. Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html#fswatchfilename-options-listener>
//!
//! A realm has one inotify descriptor, which the poll phase waits for. The system gives one number for all watches of one file: who wants it how often
//! is counted in JS.

use std::cell::OnceCell;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::rc::Rc;

use runtime::{Builtin, Call, CallExt, Error, Global, Local, Readiness, Result, Scope, ScopeExt, Task, Turn};
use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fs_watch",
    source: include_str!("internal_fs_watch.js"),
    ops: |table| {
        table.add("start", start);
        table.add("add", add);
        table.add("remove", remove);
    },
};

/// So many bytes of events are read at once.
const BUFFER: usize = 8192;

/// The realm's descriptor, and the function that hears of events.
#[derive(Default)]
struct Inotify {
    opened: OnceCell<(Rc<OwnedFd>, Global)>,
}

fn of(scope: &Scope<'_>) -> Rc<Inotify> {
    scope.extension(Inotify::default)
}

/// `start(callback)`: opens the descriptor. The callback is called with the watch's number, what has happened, and the name of the file in a watched
/// directory, as bytes.
fn start<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let fd = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)
        .map_err(|errno| Error::from_errno(errno.raw_os_error(), "inotify_init"))?;
    let fd = Rc::new(fd);
    let callback = call.global_of(call.arg(0));
    let _ = of(call).opened.set((Rc::clone(&fd), callback));
    let tell = |_: Readiness| -> Task { Box::new(read_events) };
    let event_loop = call.event_loop();
    let watch = event_loop.watch(fd, Turn::Usual, tell);
    let readable = Readiness {
        readable: true,
        ..Readiness::default()
    };
    event_loop
        .want(watch, readable)
        .map_err(|error| Error::system(&error, "epoll_ctl"))?;
    Ok(call.undefined())
}

/// `add(path)`: the number of the watch, or a negative error.
fn add<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = PathBuf::from(call.arg_string(0)?);
    let inotify = of(call);
    let Some((fd, _)) = inotify.opened.get() else {
        return Ok(call.undefined());
    };
    let wanted = WatchFlags::ATTRIB
        | WatchFlags::CREATE
        | WatchFlags::MODIFY
        | WatchFlags::DELETE
        | WatchFlags::DELETE_SELF
        | WatchFlags::MOVE_SELF
        | WatchFlags::MOVED_FROM
        | WatchFlags::MOVED_TO;
    let number = match inotify::add_watch(fd, &path, wanted) {
        Ok(number) => number,
        Err(errno) => -errno.raw_os_error(),
    };
    Ok(call.number(f64::from(number)))
}

/// `remove(number)`: a watch that the system has given up already is none any more.
fn remove<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some((fd, _)) = of(call).opened.get() {
        let _ = inotify::remove_watch(fd, call.arg_i32(0));
    }
    Ok(call.undefined())
}

struct Event {
    watch: i32,
    flags: ReadFlags,
    name: Option<Vec<u8>>,
}

fn read_events(scope: &mut Scope<'_>) {
    let inotify = of(scope);
    let Some((fd, callback)) = inotify.opened.get() else { return };
    for event in take_events(fd) {
        let name = match event.name {
            Some(name) => scope.array_buffer(name),
            None => scope.undefined(),
        };
        let (watch, flags) = (
            scope.number(f64::from(event.watch)),
            scope.number(f64::from(event.flags.bits())),
        );
        let callback = callback.get(scope);
        scope.invoke(callback, &[watch, flags, name]);
    }
}

fn take_events(fd: &OwnedFd) -> Vec<Event> {
    let mut buffer = [MaybeUninit::uninit(); BUFFER];
    let mut reader = inotify::Reader::new(fd, &mut buffer);
    let mut events = Vec::new();
    while let Ok(event) = reader.next() {
        events.push(Event {
            watch: event.wd(),
            flags: event.events(),
            name: event.file_name().map(|name| name.to_bytes().to_vec()),
        });
    }
    events
}
