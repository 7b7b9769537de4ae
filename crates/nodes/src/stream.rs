//! A stream of bytes to another machine, as [`Link`](crate::Link) wants it, and that of a Unix socket.

use std::io;
use std::io::{IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::net::sockopt::socket_domain;
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, Shutdown, recvmsg, send, sendmsg, shutdown,
};

use crate::arrivals::Arrivals;

/// Bytes both ways. Any OS thread reads or writes, one at a time each. TLS over TCP is one of these by locking its connection in `read` and
/// `try_write`, and not while it waits for the socket.
pub trait Stream: Send + Sync + 'static {
    /// Reads what has come. 0 is the end.
    ///
    /// # Errors
    /// `WouldBlock` if there is nothing.
    fn read(&self, into: &mut [u8]) -> io::Result<usize>;

    /// Waits until there is something to read, or the end, at most `patience`; may come back early.
    ///
    /// # Errors
    /// If the stream is broken.
    fn wait_readable(&self, patience: Duration) -> io::Result<()>;

    /// Writes as much as can be taken at once.
    ///
    /// # Errors
    /// `WouldBlock` if that is nothing.
    fn try_write(&self, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until something can be written, at most `patience`; may come back early.
    ///
    /// # Errors
    /// If the stream is broken.
    fn wait_writable(&self, patience: Duration) -> io::Result<()>;

    /// What is readable when something has come, if other OS threads than the link's own can wait for it.
    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// Somebody waits for [`Stream::descriptor`] exclusively: from now on whoever is in `wait_readable` comes after him.
    fn step_back(&self) {}

    /// Gives the other side this file, with the bytes that are written next. False if that cannot be done here.
    fn attach(&self, _file: OwnedFd) -> bool {
        false
    }

    /// Whether an attached file has yet to go.
    fn has_to_attach(&self) -> bool {
        false
    }

    /// The first file that the other side has given.
    fn attached(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// Ends it both ways: whoever reads or waits comes back.
    fn close(&self);

    /// Whether what was written is read by the other side even if this one ends in the next moment: so it is between processes of one system.
    fn is_sure(&self) -> bool {
        false
    }
}

/// A Unix socket whose other end is another process's.
#[derive(Debug)]
pub struct Socket {
    socket: OwnedFd,
    /// Something that becomes readable when the other process has ended, even if others hold its end of the socket.
    ended: Option<OwnedFd>,
    has_ended: AtomicBool,
    /// Where the link's own OS thread waits, once others do as well.
    last_place: OnceLock<Arrivals>,
    to_attach: Mutex<Option<OwnedFd>>,
    has_to_attach: AtomicBool,
    attached: OnceLock<OwnedFd>,
}

impl Socket {
    /// The stream of a connected socket.
    pub fn new(socket: OwnedFd) -> Self {
        Self::that_ends_with(socket, None)
    }

    /// One that also ends when `ended` (a process's descriptor) becomes readable.
    pub fn with_end(socket: OwnedFd, ended: OwnedFd) -> Self {
        Self::that_ends_with(socket, Some(ended))
    }

    fn that_ends_with(socket: OwnedFd, ended: Option<OwnedFd>) -> Self {
        Self {
            socket,
            ended,
            has_ended: AtomicBool::new(false),
            last_place: OnceLock::new(),
            to_attach: Mutex::default(),
            has_to_attach: AtomicBool::new(false),
            attached: OnceLock::new(),
        }
    }
    fn make_last_place(&self) -> io::Result<&Arrivals> {
        let place = Arrivals::new()?;
        self.ended.iter().try_for_each(|ended| place.add(ended))?;
        // Before anybody waits there.
        place.join(&self.socket)?;
        Ok(self.last_place.get_or_init(|| place))
    }

    /// Reads what has come, and a file that came with it.
    fn receive(&self, into: &mut [u8]) -> rustix::io::Result<usize> {
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut beside = RecvAncillaryBuffer::new(&mut space);
        let flags = RecvFlags::DONTWAIT | RecvFlags::CMSG_CLOEXEC;
        let received = recvmsg(&self.socket, &mut [IoSliceMut::new(into)], &mut beside, flags)?;
        for message in beside.drain() {
            if let RecvAncillaryMessage::ScmRights(files) = message {
                files.for_each(|file| drop(self.attached.set(file)));
            }
        }
        Ok(received.bytes)
    }

    /// Writes bytes and the attached file with them.
    fn send_attached(&self, bytes: &[u8], flags: SendFlags) -> rustix::io::Result<usize> {
        let mut to_attach = self.to_attach.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(file) = &*to_attach else {
            return send(&self.socket, bytes, flags);
        };
        let files = [file.as_fd()];
        let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut beside = SendAncillaryBuffer::new(&mut space);
        beside.push(SendAncillaryMessage::ScmRights(&files));
        let written = sendmsg(&self.socket, &[IoSlice::new(bytes)], &mut beside, flags)?;
        *to_attach = None;
        self.has_to_attach.store(false, Ordering::Release);
        Ok(written)
    }
}

impl Stream for Socket {
    fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        // Looked at first: what was sent before the end is read before it.
        let has_ended = self.has_ended.load(Ordering::Relaxed);
        match self.receive(into) {
            Err(rustix::io::Errno::AGAIN) if has_ended => Ok(0),
            Err(rustix::io::Errno::INTR) => Err(io::ErrorKind::WouldBlock.into()),
            other => Ok(other?),
        }
    }

    fn wait_readable(&self, patience: Duration) -> io::Result<()> {
        if let Some(place) = self.last_place.get() {
            if place.wait(Some(patience)).other {
                self.has_ended.store(true, Ordering::Relaxed);
            }
            return Ok(());
        }
        let Some(ended) = &self.ended else {
            return wait(&mut [PollFd::new(&self.socket, PollFlags::IN)], patience).map(drop);
        };
        let mut wanted = [
            PollFd::new(&self.socket, PollFlags::IN),
            PollFd::new(ended, PollFlags::IN),
        ];
        wait(&mut wanted, patience)?;
        if !wanted[1].revents().is_empty() {
            self.has_ended.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        let flags = SendFlags::DONTWAIT | SendFlags::NOSIGNAL;
        loop {
            let written = if self.has_to_attach() {
                self.send_attached(bytes, flags)
            } else {
                send(&self.socket, bytes, flags)
            };
            match written {
                Err(rustix::io::Errno::INTR) => {}
                other => return Ok(other?),
            }
        }
    }

    fn wait_writable(&self, patience: Duration) -> io::Result<()> {
        wait(&mut [PollFd::new(&self.socket, PollFlags::OUT)], patience).map(drop)
    }

    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        Some(self.socket.as_fd())
    }

    fn step_back(&self) {
        let place = self.last_place.get().map_or_else(|| self.make_last_place(), Ok);
        // Without a place of its own it is woken beside the others, which is no harm.
        let _ = place.and_then(|place| place.join(&self.socket));
    }

    fn attach(&self, file: OwnedFd) -> bool {
        if !self.is_sure() {
            return false;
        }
        *self.to_attach.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        self.has_to_attach.store(true, Ordering::Release);
        true
    }

    fn has_to_attach(&self) -> bool {
        self.has_to_attach.load(Ordering::Acquire)
    }

    fn attached(&self) -> Option<BorrowedFd<'_>> {
        self.attached.get().map(AsFd::as_fd)
    }

    fn close(&self) {
        // It may be closed by the other side already.
        let _ = shutdown(&self.socket, Shutdown::Both);
    }

    fn is_sure(&self) -> bool {
        socket_domain(&self.socket).is_ok_and(|domain| domain == AddressFamily::UNIX)
    }
}

impl From<Socket> for OwnedFd {
    fn from(socket: Socket) -> Self {
        socket.socket
    }
}

impl AsFd for Socket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

/// Waits for one of the descriptors; whether one is ready. An interruption counts as a time that is over.
pub(crate) fn wait(wanted: &mut [PollFd<'_>], patience: Duration) -> io::Result<bool> {
    let time = Timespec {
        tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(patience.subsec_nanos()),
    };
    match poll(wanted, Some(&time)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
