//! Where the loop waits: one epoll for all. It holds the descriptors that are watched, the eventfd by which other OS threads wake the loop, the descriptor
//! of the host's run loop, and what is attended. So a turn that waits is one system call, which also tells what is ready.

use std::cell::{Cell, OnceCell, RefCell};
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::read;

/// So many are told in one turn at most.
const BATCH: usize = 256;

/// Waits that are longer than this are counted in whole milliseconds first, which epoll can do by itself.
const COARSE: Duration = Duration::from_millis(20);

/// The upper halves of keys that are the poller's own; the lower half is 0 for the eventfd, 1 for the host's run loop, and from 2 for what is attended.
const OWN: u64 = (u32::MAX as u64) << 32;
const WAKE: u64 = OWN;
const ENGINE: u64 = OWN | 1;
const ATTENDED: u64 = OWN | 2;

/// What was found ready.
#[derive(Default)]
pub(crate) struct Found {
    /// Watched descriptors, by their keys.
    pub watched: Vec<(u64, EventFlags)>,
    /// What is attended, by number.
    pub attended: Vec<usize>,
    /// The host's run loop has something to do.
    pub engine: bool,
    /// Somebody has woken the loop.
    pub woken: bool,
}

impl Found {
    /// Whether the host's run loop is to be turned: it has something to do, or time has passed.
    pub fn wants_idle(&self) -> bool {
        self.engine || self.is_nothing()
    }

    /// Whether something is ready that the loop has callbacks for.
    pub fn is_news(&self) -> bool {
        !self.watched.is_empty() || !self.attended.is_empty()
    }

    fn is_nothing(&self) -> bool {
        !self.woken && !self.engine && !self.is_news()
    }

    fn note(&mut self, event: Event) {
        let key = event.data.u64();
        match key {
            WAKE => self.woken = true,
            ENGINE => self.engine = true,
            ATTENDED.. => self.attended.push((key - ATTENDED) as u32 as usize),
            _ => self.watched.push((key, event.flags)),
        }
    }
}

/// The loop's epoll, made when it first has something to hold or to wait for: a process that is copied before has none.
pub(crate) struct Poller {
    epoll: OnceCell<OwnedFd>,
    wake: Arc<OwnedFd>,
    engine: Cell<Option<RawFd>>,
    events: RefCell<Vec<Event>>,
}

impl Poller {
    /// One that `wake` ends the waits of.
    pub fn new(wake: Arc<OwnedFd>) -> Poller {
        Poller {
            epoll: OnceCell::new(),
            wake,
            engine: Cell::new(None),
            events: RefCell::default(),
        }
    }

    /// The key of what is attended under this number.
    pub fn attended_key(number: usize) -> u64 {
        ATTENDED + number as u64
    }

    /// Tells the system of a descriptor, which must stay open until it is removed.
    pub fn add(&self, fd: impl AsFd, key: u64, flags: EventFlags) -> io::Result<()> {
        Ok(epoll::add(self.epoll()?, fd, EventData::new_u64(key), flags)?)
    }

    /// Changes what a descriptor is waited for.
    pub fn modify(&self, fd: impl AsFd, key: u64, flags: EventFlags) -> io::Result<()> {
        Ok(epoll::modify(self.epoll()?, fd, EventData::new_u64(key), flags)?)
    }

    /// Forgets a descriptor.
    pub fn remove(&self, fd: impl AsFd) -> io::Result<()> {
        Ok(epoll::delete(self.epoll()?, fd)?)
    }

    /// What is ready now.
    pub fn look(&self) -> Found {
        self.epoll
            .get()
            .map_or_else(Found::default, |epoll| self.take(epoll, Some(Duration::ZERO)))
    }

    /// Waits until something is ready, one of `others` (the host's run loop's) included, or `longest` is over.
    pub fn wait<F: AsFd>(&self, others: &[F], longest: Option<Duration>) -> Found {
        let Ok(epoll) = self.epoll() else {
            return self.wait_without_epoll(others, longest);
        };
        match others {
            [] => self.wait_here(epoll, longest),
            [engine] if self.holds_engine(epoll, engine.as_fd()) => self.wait_here(epoll, longest),
            _ => self.wait_beside(epoll, others, longest),
        }
    }

    fn epoll(&self) -> io::Result<&OwnedFd> {
        if self.epoll.get().is_none() {
            let fresh = epoll::create(CreateFlags::CLOEXEC)?;
            // Edge-triggered: each write is told once, and nobody need read it.
            epoll::add(
                &fresh,
                &self.wake,
                EventData::new_u64(WAKE),
                EventFlags::IN | EventFlags::ET,
            )?;
            let _ = self.epoll.set(fresh);
        }
        self.epoll.get().ok_or_else(|| io::ErrorKind::Other.into())
    }

    /// The run loop waits for one descriptor as a rule, which is always the same.
    fn holds_engine(&self, epoll: &OwnedFd, engine: BorrowedFd<'_>) -> bool {
        let number = engine.as_raw_fd();
        match self.engine.get() {
            Some(known) => known == number,
            None => {
                let added = epoll::add(epoll, engine, EventData::new_u64(ENGINE), EventFlags::IN).is_ok();
                self.engine.set(added.then_some(number));
                added
            }
        }
    }

    fn wait_here(&self, epoll: &OwnedFd, longest: Option<Duration>) -> Found {
        let Some(longest) = longest else {
            return self.take(epoll, None);
        };
        let began = Instant::now();
        if longest >= COARSE {
            let whole = Duration::from_millis(u64::try_from(longest.as_millis()).unwrap_or(u64::MAX));
            let found = self.take(epoll, Some(whole));
            if !found.is_nothing() {
                return found;
            }
        }
        let rest = longest.saturating_sub(began.elapsed());
        self.wait_beside(epoll, &[] as &[OwnedFd], Some(rest))
    }

    fn wait_beside<F: AsFd>(&self, epoll: &OwnedFd, others: &[F], longest: Option<Duration>) -> Found {
        let mut fds = vec![PollFd::new(epoll, PollFlags::IN)];
        fds.extend(others.iter().map(|fd| PollFd::new(fd, PollFlags::IN)));
        poll_for(&mut fds, longest);
        let is_ready = |fd: &PollFd<'_>| !fd.revents().is_empty();
        let mut found = Found::default();
        if is_ready(&fds[0]) {
            found = self.take(epoll, Some(Duration::ZERO));
        }
        found.engine |= fds[1..].iter().any(is_ready);
        found
    }

    /// The system gives no epoll, so nothing is watched.
    fn wait_without_epoll<F: AsFd>(&self, others: &[F], longest: Option<Duration>) -> Found {
        let mut fds = vec![PollFd::new(&self.wake, PollFlags::IN)];
        fds.extend(others.iter().map(|fd| PollFd::new(fd, PollFlags::IN)));
        poll_for(&mut fds, longest);
        let woken = fds[0].revents().contains(PollFlags::IN);
        if woken {
            let mut count = [0; 8];
            let _ = read(&self.wake, &mut count);
        }
        Found {
            woken,
            engine: fds[1..].iter().any(|fd| !fd.revents().is_empty()),
            ..Found::default()
        }
    }

    /// One look of the system's, for whole milliseconds.
    fn take(&self, epoll: &OwnedFd, longest: Option<Duration>) -> Found {
        let mut events = self.events.borrow_mut();
        events.clear();
        events.reserve(BATCH);
        let longest = longest.and_then(|longest| Timespec::try_from(longest).ok());
        let mut found = Found::default();
        // An interruption counts as a time that is over.
        if epoll::wait(epoll, spare_capacity(&mut events), longest.as_ref()).is_ok() {
            events.drain(..).for_each(|event| found.note(event));
        }
        found
    }
}

/// After an error (an interruption, say) nothing is ready.
fn poll_for(fds: &mut [PollFd<'_>], longest: Option<Duration>) {
    let longest = longest.and_then(|longest| Timespec::try_from(longest).ok());
    let _ = poll(fds, longest.as_ref());
}

#[cfg(test)]
mod tests {
    use rustix::event::{EventfdFlags, eventfd};
    use rustix::io::write;

    use super::*;

    fn poller() -> (Poller, Arc<OwnedFd>) {
        let wake = Arc::new(eventfd(0, EventfdFlags::NONBLOCK).expect("an eventfd"));
        (Poller::new(Arc::clone(&wake)), wake)
    }

    const NONE: &[OwnedFd] = &[];

    fn ring(wake: &OwnedFd) {
        write(wake, &1u64.to_ne_bytes()).expect("room");
    }

    #[test]
    fn each_call_wakes_once() {
        let (poller, wake) = poller();
        for _ in 0..3 {
            ring(&wake);
            assert!(poller.wait(NONE, None).woken);
            assert!(!poller.look().woken);
        }
    }

    #[test]
    fn the_run_loop_is_heard_whether_it_waits_for_one_descriptor_or_more() {
        let (poller, _wake) = poller();
        let one = eventfd(1, EventfdFlags::NONBLOCK).expect("an eventfd");
        let other = eventfd(0, EventfdFlags::NONBLOCK).expect("an eventfd");
        assert!(poller.wait(&[&one], None).engine);
        assert!(poller.wait(&[&other, &one], None).engine);
        let mut count = [0; 8];
        read(&one, &mut count).expect("it was written");
        ring(&other);
        assert!(poller.wait(&[&one, &other], None).engine);
        assert!(!poller.wait(&[&one], Some(Duration::ZERO)).engine);
    }

    #[test]
    fn short_and_long_waits_end_when_they_should() {
        let (poller, _wake) = poller();
        for longest in [Duration::from_micros(300), COARSE + Duration::from_micros(500)] {
            let began = Instant::now();
            assert!(poller.wait(NONE, Some(longest)).wants_idle());
            assert!(began.elapsed() >= longest);
        }
    }
}
