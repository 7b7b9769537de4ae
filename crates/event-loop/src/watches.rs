//! File descriptors that the poll phase waits for.
//!
//! Readiness is told as long as it lasts (level-triggered), so whoever is told need not do all that could be done.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use rustix::event::epoll::EventFlags;
use slab::Slab;

use crate::eager::Record;
use crate::poller::{Found, Poller};

/// What is waited for, and what is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// There is something to read, or the end of it.
    pub readable: bool,
    /// There is room to write, or nobody who reads.
    pub writable: bool,
    /// Nothing more will come than what there is. Told only, never waited for.
    pub hung_up: bool,
}

const NOTHING: Readiness = Readiness {
    readable: false,
    writable: false,
    hung_up: false,
};

/// When a descriptor's callback comes among those of one poll phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// As the system gives them.
    Usual,
    /// After all the usual ones, the oldest first: so ends of processes come after their output, as libuv has it.
    Last,
}

/// Something that several OS threads of this process can take in: the system wakes one of those who wait for it, who takes in what there is for all.
pub trait Attended {
    /// What is readable when there is something: the same one always.
    fn descriptor(&self) -> Option<BorrowedFd<'_>>;
    /// Takes in what there is, on the loop's OS thread and outside of its callbacks. False if nothing more will come.
    fn take_in(&self) -> bool;
}

/// Serial numbers are below those of the poller's own keys.
const MOST_SERIAL: u32 = u32::MAX >> 1;

/// The number of a watched descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WatchId(u64);

type Tell<T> = Rc<dyn Fn(Readiness) -> T>;

struct Watch<T> {
    /// Kept open at least as long as it is watched.
    fd: Rc<OwnedFd>,
    turn: Turn,
    serial: u32,
    wanted: Readiness,
    /// What the system has been told, which may be behind what is wanted.
    told: Readiness,
    tell: Tell<T>,
}

impl<T> Watch<T> {
    /// Tells the system what is wanted. Without any wish it would still tell that the other side has gone, again and again: so it is taken out.
    fn tell_system(&mut self, poller: &Poller, id: WatchId) -> io::Result<()> {
        if self.told == self.wanted {
            return Ok(());
        }
        if self.wanted == NOTHING {
            poller.remove(&self.fd)?;
        } else if self.told == NOTHING {
            poller.add(&self.fd, id.0, flags_of(self.wanted))?;
        } else {
            poller.modify(&self.fd, id.0, flags_of(self.wanted))?;
        }
        self.told = self.wanted;
        Ok(())
    }
}

/// The watched descriptors of one loop.
pub(crate) struct Watches<T> {
    poller: Poller,
    attended: RefCell<Slab<Rc<dyn Attended>>>,
    list: RefCell<Slab<Watch<T>>>,
    last_serial: Cell<u32>,
    /// Of which the system is still to be told.
    changed: RefCell<Vec<WatchId>>,
    /// Whether looking before waiting pays.
    record: Record,
    /// Some were ready when the loop last looked.
    is_busy: Cell<bool>,
}

impl<T> Watches<T> {
    /// Those of a loop that is woken through `wake`.
    pub(crate) fn new(wake: Arc<OwnedFd>) -> Watches<T> {
        Watches {
            poller: Poller::new(wake),
            attended: RefCell::default(),
            list: RefCell::default(),
            last_serial: Cell::new(0),
            changed: RefCell::default(),
            record: Record::default(),
            is_busy: Cell::new(false),
        }
    }

    /// Watches `fd`, for nothing at first.
    pub(crate) fn add(
        &self,
        fd: Rc<OwnedFd>,
        turn: Turn,
        tell: impl Fn(Readiness) -> T + 'static,
    ) -> WatchId {
        let serial = self.last_serial.get().wrapping_add(1) & MOST_SERIAL;
        self.last_serial.set(serial);
        let index = self.list.borrow_mut().insert(Watch {
            fd,
            turn,
            serial,
            wanted: Readiness::default(),
            told: Readiness::default(),
            tell: Rc::new(tell),
        });
        WatchId((u64::from(serial) << 32) | index as u64)
    }

    /// Changes what is waited for. The system is told of the first wish at once, because it may refuse; of others before the loop waits next, so that
    /// what changes back and forth costs nothing.
    pub(crate) fn want(&self, id: WatchId, wanted: Readiness) -> io::Result<()> {
        let mut list = self.list.borrow_mut();
        let Some(watch) = list
            .get_mut(index_of(id))
            .filter(|watch| watch.serial == serial_of(id))
        else {
            return Ok(());
        };
        if watch.wanted == wanted {
            return Ok(());
        }
        watch.wanted = wanted;
        if watch.told == NOTHING {
            return watch.tell_system(&self.poller, id);
        }
        self.changed.borrow_mut().push(id);
        Ok(())
    }

    /// Tells the system what has changed.
    fn settle(&self) {
        let changed = self.changed.take();
        let mut list = self.list.borrow_mut();
        for id in changed {
            if let Some(watch) = list
                .get_mut(index_of(id))
                .filter(|watch| watch.serial == serial_of(id))
            {
                // It can refuse only what it does not know yet.
                let _ = watch.tell_system(&self.poller, id);
            }
        }
    }

    /// Watches it no more.
    pub(crate) fn remove(&self, id: WatchId) {
        let mut list = self.list.borrow_mut();
        let Some(watch) = list
            .get_mut(index_of(id))
            .filter(|watch| watch.serial == serial_of(id))
        else {
            return;
        };
        watch.wanted = NOTHING;
        let _ = watch.tell_system(&self.poller, id);
        list.remove(index_of(id));
    }

    /// Attends to something from now on.
    pub(crate) fn attend(&self, what: Rc<dyn Attended>) -> io::Result<()> {
        let descriptor = what.descriptor().ok_or(io::ErrorKind::Unsupported)?;
        let mut list = self.attended.borrow_mut();
        let place = list.vacant_entry();
        // Of several that wait for it the system wakes one.
        let flags = EventFlags::IN | EventFlags::EXCLUSIVE;
        self.poller
            .add(descriptor, Poller::attended_key(place.key()), flags)?;
        place.insert(Rc::clone(&what));
        Ok(())
    }

    /// Waits until something is ready, one of `others` (the host's run loop's) included, or `longest` is over.
    pub(crate) fn wait<F: AsFd>(&self, others: &[F], longest: Option<Duration>) -> Found {
        self.settle();
        self.poller.wait(others, longest)
    }

    /// Those that are ready before the loop has waited, if looking is likely to find some: waiting costs more than looking.
    pub(crate) fn ready_early(&self) -> Vec<(WatchId, Readiness)> {
        if !self.is_busy.get() || !self.record.is_worth_it() {
            return Vec::new();
        }
        let ready = self.ready();
        self.record.note(!ready.is_empty());
        ready
    }

    /// Those that are ready now, in the order of their callbacks.
    pub(crate) fn ready(&self) -> Vec<(WatchId, Readiness)> {
        // What is attended is for those who wait.
        if self.list.borrow().is_empty() {
            return Vec::new();
        }
        self.settle();
        self.sort(self.poller.look())
    }

    /// Those that were found ready, in the order of their callbacks. What is attended has been taken in when it comes back.
    pub(crate) fn sort(&self, found: Found) -> Vec<(WatchId, Readiness)> {
        found.attended.into_iter().for_each(|number| self.take_in(number));
        let mut ready: Vec<_> = found
            .watched
            .into_iter()
            .map(|(key, flags)| (WatchId(key), told(flags)))
            .collect();
        ready.sort_by_key(|(id, _)| self.rank(*id));
        self.is_busy.set(!ready.is_empty());
        ready
    }

    fn take_in(&self, number: usize) {
        let what = self.attended.borrow().get(number).cloned();
        let Some(what) = what else { return };
        if !what.take_in() {
            let _ = what.descriptor().map(|descriptor| self.poller.remove(descriptor));
            self.attended.borrow_mut().try_remove(number);
        }
    }

    /// The callback for one that was ready, if that is still wanted.
    pub(crate) fn task(&self, id: WatchId, ready: Readiness) -> Option<T> {
        let (tell, told) = {
            let list = self.list.borrow();
            let watch = list
                .get(index_of(id))
                .filter(|watch| watch.serial == serial_of(id))?;
            let told = Readiness {
                readable: ready.readable && watch.wanted.readable,
                writable: ready.writable && watch.wanted.writable,
                hung_up: ready.hung_up,
            };
            (Rc::clone(&watch.tell), told)
        };
        (told.readable || told.writable).then(|| tell(told))
    }

    fn rank(&self, id: WatchId) -> u32 {
        match self.list.borrow().get(index_of(id)) {
            Some(watch) if watch.turn == Turn::Last => watch.serial.max(1),
            _ => 0,
        }
    }
}

// The two halves of a number are 32 bits wide each; a list never grows beyond that.
#[allow(clippy::cast_possible_truncation)]
fn index_of(id: WatchId) -> usize {
    id.0 as u32 as usize
}

#[allow(clippy::cast_possible_truncation)]
fn serial_of(id: WatchId) -> u32 {
    (id.0 >> 32) as u32
}

fn flags_of(wanted: Readiness) -> EventFlags {
    let mut flags = EventFlags::empty();
    flags.set(EventFlags::IN, wanted.readable);
    flags.set(EventFlags::OUT, wanted.writable);
    flags
}

/// The end and errors are for whoever reads or writes to find.
fn told(flags: EventFlags) -> Readiness {
    let gone = flags.intersects(EventFlags::HUP | EventFlags::ERR);
    Readiness {
        readable: gone || flags.contains(EventFlags::IN),
        writable: gone || flags.contains(EventFlags::OUT),
        hung_up: gone,
    }
}

#[cfg(test)]
mod tests {
    use rustix::event::{EventfdFlags, eventfd};
    use rustix::io::write;
    use rustix::pipe::pipe;

    use super::*;

    const READ: Readiness = Readiness {
        readable: true,
        writable: false,
        hung_up: false,
    };

    fn watches() -> Watches<&'static str> {
        Watches::new(Arc::new(eventfd(0, EventfdFlags::NONBLOCK).expect("an eventfd")))
    }

    fn names(watches: &Watches<&'static str>) -> Vec<&'static str> {
        let ready = watches.ready();
        ready
            .iter()
            .filter_map(|(id, ready)| watches.task(*id, *ready))
            .collect()
    }

    #[test]
    fn only_what_is_wanted_is_told_and_as_long_as_it_lasts() {
        let watches = watches();
        let (reader, writer) = pipe().expect("a pipe");
        let id = watches.add(Rc::new(reader), Turn::Usual, |_| "read");
        write(&writer, b"x").expect("room");
        assert!(names(&watches).is_empty());
        watches.want(id, READ).expect("it can be watched");
        assert_eq!(names(&watches), ["read"]);
        assert_eq!(names(&watches), ["read"]);
        watches.want(id, Readiness::default()).expect("it can be left");
        assert!(names(&watches).is_empty());
    }

    #[test]
    fn the_last_come_last_the_oldest_first() {
        let watches = watches();
        let mut writers = Vec::new();
        for (name, turn) in [
            ("late 1", Turn::Last),
            ("late 2", Turn::Last),
            ("usual", Turn::Usual),
        ] {
            let (reader, writer) = pipe().expect("a pipe");
            let id = watches.add(Rc::new(reader), turn, move |_| name);
            watches.want(id, READ).expect("it can be watched");
            writers.insert(0, writer);
        }
        // The newest becomes ready first.
        for writer in &writers {
            write(writer, b"x").expect("room");
        }
        assert_eq!(names(&watches), ["usual", "late 1", "late 2"]);
    }

    #[test]
    fn what_a_callback_has_removed_is_not_told() {
        let watches = watches();
        let (reader, writer) = pipe().expect("a pipe");
        let id = watches.add(Rc::new(reader), Turn::Usual, |_| "read");
        watches.want(id, READ).expect("it can be watched");
        write(&writer, b"x").expect("room");
        let ready = watches.ready();
        watches.remove(id);
        // Its place is taken by another, which is not it.
        let (reader, _writer) = pipe().expect("a pipe");
        watches.add(Rc::new(reader), Turn::Usual, |_| "another");
        assert!(
            ready
                .iter()
                .all(|(id, ready)| watches.task(*id, *ready).is_none())
        );
    }
}
