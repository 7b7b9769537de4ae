//! Descriptors that travel with messages (`SCM_RIGHTS`): sockets and servers that a process hands to another.
//! Follows <https://man7.org/linux/man-pages/man7/unix.7.html>

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};

use rustix::cmsg_space;
use rustix::io::Errno;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SendFlags,
    recvmsg, sendmsg,
};

use super::CHUNK;

/// So many can come with one piece; a process sends one at a time.
const MOST: usize = 8;

/// What a channel has received besides bytes.
#[derive(Default)]
pub(super) struct Received {
    descriptors: RefCell<VecDeque<OwnedFd>>,
    scratch: RefCell<Vec<u8>>,
}

impl Received {
    /// Adds what comes to `bytes`, [`CHUNK`] at most, and keeps the descriptors that come with it.
    pub(super) fn read(&self, channel: impl AsFd, bytes: &mut Vec<u8>) -> Result<usize, Errno> {
        let mut scratch = self.scratch.borrow_mut();
        scratch.resize(CHUNK, 0);
        let mut space = [MaybeUninit::<u8>::uninit(); cmsg_space!(ScmRights(MOST))];
        let mut ancillary = RecvAncillaryBuffer::new(&mut space);
        let mut slices = [IoSliceMut::new(&mut scratch)];
        let message = recvmsg(channel, &mut slices, &mut ancillary, RecvFlags::CMSG_CLOEXEC)?;
        for part in ancillary.drain() {
            if let RecvAncillaryMessage::ScmRights(descriptors) = part {
                self.descriptors.borrow_mut().extend(descriptors);
            }
        }
        bytes.extend_from_slice(&scratch[..message.bytes]);
        Ok(message.bytes)
    }

    /// The oldest descriptor that nobody has taken.
    pub(super) fn take(&self) -> Option<OwnedFd> {
        self.descriptors.borrow_mut().pop_front()
    }
}

/// Sends the start of `bytes`, and `handle` with it; how many bytes that was.
pub(super) fn send(channel: impl AsFd, bytes: &[u8], handle: &OwnedFd) -> Result<usize, Errno> {
    let mut space = [MaybeUninit::<u8>::uninit(); cmsg_space!(ScmRights(1))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    let handles = [handle.as_fd()];
    ancillary.push(SendAncillaryMessage::ScmRights(&handles));
    loop {
        match sendmsg(&channel, &[IoSlice::new(bytes)], &mut ancillary, SendFlags::NOSIGNAL) {
            Err(Errno::INTR) => {}
            outcome => return outcome,
        }
    }
}
