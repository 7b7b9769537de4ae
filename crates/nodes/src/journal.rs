//! A file in memory, shared with the process at the other end of a link, that says which of its calls have begun here. A line there wakes nobody, as a
//! message would, and is read when this process has ended: so a call may run before the message that says so is sent, and that can go with its reply.
//!
//! It holds the last [`LINES`] calls. Whoever writes must have sent the message of one that is older.

use std::collections::HashSet;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{MemfdFlags, memfd_create};
use rustix::io::{Errno, pread, pwrite};

/// How many calls are in it.
pub(crate) const LINES: u64 = 4096;
/// A line is a call's number, little-endian; 0 is none.
const LINE: usize = size_of::<u64>();

/// The side that writes.
pub(crate) struct Journal {
    file: OwnedFd,
    written: AtomicU64,
}

impl Journal {
    /// An empty one.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            file: memfd_create("begun calls", MemfdFlags::CLOEXEC)?,
            written: AtomicU64::new(0),
        })
    }

    /// The file, to be sent to the other side.
    pub fn file(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }

    /// Writes down that a call begins. False if it cannot be written.
    pub fn note(&self, call: u64) -> bool {
        let line = self.written.fetch_add(1, Ordering::Relaxed) % LINES;
        matches!(
            pwrite(&self.file, &call.to_le_bytes(), line * LINE as u64),
            Ok(LINE)
        )
    }
}

/// The calls in a journal whose writer has ended.
pub(crate) fn read(file: BorrowedFd<'_>) -> io::Result<HashSet<u64>> {
    let mut bytes = vec![0; LINES as usize * LINE];
    let mut length = 0;
    loop {
        match pread(file, &mut bytes[length..], length as u64) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let (lines, _) = bytes[..length].as_chunks();
    Ok(lines.iter().map(|line| u64::from_le_bytes(*line)).collect())
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixStream;

    use super::*;
    use crate::stream::{Socket, Stream};

    #[test]
    fn it_holds_what_was_written_last() {
        let journal = Journal::new().unwrap();
        assert!(read(journal.file()).unwrap().is_empty());
        assert!((1..=LINES + 3).all(|call| journal.note(call)));
        assert_eq!(read(journal.file()).unwrap(), (4..=LINES + 3).collect());
    }

    #[test]
    fn it_goes_to_the_other_side_with_what_is_sent_next() {
        let (here, there) = UnixStream::pair().unwrap();
        let (here, there) = (Socket::new(here.into()), Socket::new(there.into()));
        let journal = Journal::new().unwrap();
        assert!(here.attach(journal.file().try_clone_to_owned().unwrap()));
        assert_eq!(
            (here.try_write(b"one").unwrap(), here.try_write(b"two").unwrap()),
            (3, 3)
        );
        assert!(!here.has_to_attach() && there.attached().is_none());
        let mut bytes = [0; 8];
        while there.read(&mut bytes).unwrap() != 3 {}
        journal.note(7);
        assert_eq!(read(there.attached().unwrap()).unwrap(), [7].into());
    }
}
