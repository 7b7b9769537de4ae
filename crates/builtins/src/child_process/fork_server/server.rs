//! The server's side: it waits for requests and copies itself for each.

use std::io::IoSliceMut;
use std::mem::MaybeUninit;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};

use runtime::{Copying, Scope, ScopeExt, end_process, prepare_for_copies};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{FileType, Mode, OFlags, fstat, open};
use rustix::io::{Errno, FdFlags, fcntl_dupfd_cloexec, fcntl_setfd};
use rustix::net::{RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendFlags, recvmsg, send};

use super::copy::{MemoryMap, copy_process};
use super::message::{LONGEST, MOST_DESCRIPTORS, Message};
use crate::internal_fs::fd::{adopt, borrowed};
use crate::internal_rehearsal::rehearse;

/// Says that a process is a fork server.
pub(super) const VARIABLE: &str = "ROATA_FORK_SERVER";
/// The descriptor at which it is given its socket.
pub(super) const CHANNEL: RawFd = 3;
/// The first number that no child is given.
const FIRST_OWN: RawFd = MOST_DESCRIPTORS as RawFd;
/// How long it waits for a request. Whoever forks less often than that can well afford the usual way.
const IDLE: Timespec = Timespec {
    tv_sec: 1,
    tv_nsec: 0,
};

/// Built-ins that most children need, and that read nothing of the process they are in when they load: so copies have them already.
const NEEDED_BY_MOST: [&str; 2] = ["internal/ipc", "internal/modules_esm"];

/// This process, as one of which others are copies.
pub struct ForkServer {
    channel: OwnedFd,
    /// They keep the numbers that children may be given.
    _low: Vec<OwnedFd>,
}

impl ForkServer {
    /// If this process was started as one. To be asked before anything else is done: what is opened later has numbers that no child is given.
    pub fn of_process() -> Option<ForkServer> {
        std::env::var_os(VARIABLE).filter(|value| *value == *CHANNEL.to_string())?;
        let is_socket = borrowed(CHANNEL, |fd| fstat(fd)).is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode).is_socket());
        if !is_socket {
            return None;
        }
        let server = ForkServer::with_low_numbers_kept().ok().filter(|_| prepare_for_copies());
        // Without an answer the parent goes the usual way.
        Some(server.unwrap_or_else(|| end_process(1)))
    }

    fn with_low_numbers_kept() -> rustix::io::Result<ForkServer> {
        let given = adopt(CHANNEL);
        let channel = fcntl_dupfd_cloexec(&given, FIRST_OWN)?;
        fcntl_setfd(&given, FdFlags::CLOEXEC)?;
        let null = open("/dev/null", OFlags::RDWR | OFlags::CLOEXEC, Mode::empty())?;
        let mut low = vec![given];
        loop {
            let next = fcntl_dupfd_cloexec(&null, 0)?;
            if next.as_raw_fd() >= FIRST_OWN {
                break;
            }
            low.push(next);
        }
        low.push(null);
        Ok(ForkServer { channel, _low: low })
    }

    /// Makes a copy of this process for each request, until the program that asks has gone or nobody asks any more. It comes back in the copies only:
    /// with their arguments.
    pub fn serve(self, scope: &mut Scope<'_>) -> Vec<String> {
        // What fails here fails again, and is told, in the copies that need it.
        NEEDED_BY_MOST.iter().for_each(|name| drop(scope.require(name)));
        let ready = scope.plan_copies().zip(MemoryMap::of_process());
        let Some((mut copying, memory)) = ready.filter(|_| self.say(0)) else {
            end_process(1)
        };
        let mut is_rehearsed = false;
        loop {
            // Who asks at once does not wait for what only makes it faster.
            if !is_rehearsed && !self.is_asked() {
                is_rehearsed = true;
                copying = plan_after_rehearsal(scope);
            }
            let (message, fds) = self.next_request();
            match copy_process() {
                Ok(0) => {
                    drop(self);
                    return begin(scope, &copying, &memory, &message, fds).unwrap_or_else(|_| end_process(1));
                }
                Ok(pid) => self.say(pid),
                Err(error) => self.refuse(&error),
            };
        }
    }

    /// Whether a request waits.
    fn is_asked(&self) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut [PollFd::new(&self.channel, PollFlags::IN)], Some(&now)) == Ok(1)
    }

    /// The next child and its descriptors; this process is in its working directory then.
    fn next_request(&self) -> (Message, Vec<OwnedFd>) {
        loop {
            let (message, mut fds) = self.receive();
            let count = message.given.iter().filter(|is_given| **is_given).count();
            if fds.len() != count + 1 {
                self.refuse(&Errno::INVAL.into());
                continue;
            }
            match rustix::process::fchdir(fds.remove(0)) {
                Ok(()) => return (message, fds),
                Err(errno) => self.refuse(&errno.into()),
            };
        }
    }

    fn receive(&self) -> (Message, Vec<OwnedFd>) {
        let mut fds = [PollFd::new(&self.channel, PollFlags::IN)];
        if poll(&mut fds, Some(&IDLE)) != Ok(1) {
            end_process(0);
        }
        let mut bytes = vec![0; LONGEST];
        let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS + 1))];
        let mut beside = RecvAncillaryBuffer::new(&mut space);
        let received = recvmsg(
            &self.channel,
            &mut [IoSliceMut::new(&mut bytes)],
            &mut beside,
            RecvFlags::CMSG_CLOEXEC,
        );
        let message = received.ok().and_then(|received| Message::decode(&bytes[..received.bytes]));
        // Nothing at all: the parent has gone.
        let Some(message) = message else { end_process(0) };
        let fds = beside.drain().filter_map(|message| match message {
            RecvAncillaryMessage::ScmRights(fds) => Some(fds),
            _ => None,
        });
        (message, fds.flatten().collect())
    }

    /// Whether it could be said.
    fn say(&self, word: i32) -> bool {
        send(&self.channel, &word.to_ne_bytes(), SendFlags::NOSIGNAL).is_ok()
    }

    fn refuse(&self, error: &std::io::Error) -> bool {
        self.say(-error.raw_os_error().unwrap_or(libc::EIO))
    }
}

/// Does once what programs' starts do. A server in which that fails, or has started another OS thread, cannot be copied any more.
fn plan_after_rehearsal(scope: &mut Scope<'_>) -> Copying {
    let plan = rehearse(scope).ok().and_then(|()| scope.plan_copies());
    plan.unwrap_or_else(|| end_process(1))
}

/// In a copy: makes it what was asked for. Its arguments.
fn begin(
    scope: &mut Scope<'_>,
    copying: &Copying,
    memory: &MemoryMap,
    message: &Message,
    fds: Vec<OwnedFd>,
) -> std::io::Result<Vec<String>> {
    scope.begin_copy(copying)?;
    memory.show(&message.args, &message.env)?;
    let mut fds = fds.into_iter();
    for (target, is_given) in (0..).zip(&message.given) {
        // What is not given was closed with the server, but for the standard descriptors.
        let fd = if *is_given { fds.next() } else { None };
        match fd {
            Some(fd) => super::copy::duplicate(&fd, target)?,
            None => super::copy::close(target),
        }
    }
    scope.event_loop().clock().restart();
    let text = |arg: &std::ffi::CString| arg.to_string_lossy().into_owned();
    Ok(message.args.iter().map(text).collect())
}
