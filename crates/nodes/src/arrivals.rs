//! Who is woken when something comes over a socket for which several OS threads wait: the first of them that sleeps, in the order in which they joined
//! (`EPOLLEXCLUSIVE`, see <https://man7.org/linux/man-pages/man2/epoll_ctl.2.html>). So it can be the one that will do what comes asks for, and nobody
//! need wake it. Who looks after the socket otherwise comes last.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::Timespec;
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};

const SHARED: u64 = 0;
const OTHER: u64 = 1;

/// One OS thread's place in the line: a shared socket, and whatever else it waits for.
#[derive(Debug)]
pub(crate) struct Arrivals {
    epoll: OwnedFd,
}

/// What was ready when a wait ended.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arrived {
    /// The socket.
    pub shared: bool,
    /// Something else.
    pub other: bool,
}

impl Arrivals {
    /// A place for nothing yet.
    ///
    /// # Errors
    /// The system's.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            epoll: epoll::create(CreateFlags::CLOEXEC)?,
        })
    }

    /// Joins the line of those who wait for `socket`, at its end; also if it was in there before.
    ///
    /// # Errors
    /// The system's.
    pub fn join(&self, socket: impl AsFd) -> io::Result<()> {
        self.leave(&socket);
        let flags = EventFlags::IN | EventFlags::EXCLUSIVE;
        Ok(epoll::add(
            &self.epoll,
            &socket,
            EventData::new_u64(SHARED),
            flags,
        )?)
    }

    /// Leaves the line.
    pub fn leave(&self, socket: impl AsFd) {
        // If it was not in there, nothing changes.
        let _ = epoll::delete(&self.epoll, socket);
    }

    /// Waits also for this: an eventfd, told once per write; a process's end.
    ///
    /// # Errors
    /// The system's.
    pub fn add(&self, other: impl AsFd) -> io::Result<()> {
        let flags = EventFlags::IN | EventFlags::ET;
        Ok(epoll::add(&self.epoll, other, EventData::new_u64(OTHER), flags)?)
    }

    /// Waits until something is there, for `longest` at most (in whole milliseconds, `None`: for ever); may come back early.
    pub fn wait(&self, longest: Option<Duration>) -> Arrived {
        let mut events: Vec<Event> = Vec::with_capacity(4);
        let longest = longest.and_then(|longest| Timespec::try_from(longest).ok());
        // An interruption is an early return.
        let _ = epoll::wait(&self.epoll, spare_capacity(&mut events), longest.as_ref());
        let mut arrived = Arrived::default();
        for event in events {
            match event.data.u64() {
                SHARED => arrived.shared = true,
                _ => arrived.other = true,
            }
        }
        arrived
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;
    use std::sync::mpsc::channel;

    use super::*;

    const NOW: Option<Duration> = Some(Duration::ZERO);

    #[test]
    fn what_comes_is_seen_by_all_who_look_until_it_is_taken() {
        let (mut near, mut far) = UnixStream::pair().expect("a pair");
        let [first, second] = [(); 2].map(|()| Arrivals::new().expect("a place"));
        first.join(&near).expect("it can wait");
        second.join(&near).expect("it can wait");
        far.write_all(b"x").expect("room");
        assert!(first.wait(NOW).shared && second.wait(NOW).shared);
        near.read_exact(&mut [0]).expect("it has come");
        assert!(!first.wait(NOW).shared && !second.wait(NOW).shared);
    }

    #[test]
    fn who_does_not_wait_leaves_it_to_the_next() {
        let (near, mut far) = UnixStream::pair().expect("a pair");
        let [first, second] = [(); 2].map(|()| Arrivals::new().expect("a place"));
        first.join(&near).expect("it can wait");
        second.join(&near).expect("it can wait");
        let (done, wait) = channel();
        std::thread::scope(|scope| {
            scope.spawn(|| done.send(second.wait(None)).expect("the test waits"));
            far.write_all(b"x").expect("room");
            assert!(wait.recv().expect("it comes back").shared);
        });
    }

    #[test]
    fn the_end_is_told_to_all() {
        let (near, far) = UnixStream::pair().expect("a pair");
        let places = [(); 3].map(|()| Arrivals::new().expect("a place"));
        places
            .iter()
            .for_each(|place| place.join(&near).expect("it can wait"));
        std::thread::scope(|scope| {
            let waits = places.each_ref().map(|place| scope.spawn(|| place.wait(None)));
            drop(far);
            for wait in waits {
                assert!(wait.join().expect("no panic").shared);
            }
        });
    }
}
