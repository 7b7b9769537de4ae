//! Where a core without a loop of its own sleeps: as a rule by parking its OS thread; once calls come from another machine, at the link that brings them. So a
//! call wakes the OS thread that will run it, and not first one that wakes another.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use rustix::event::{EventfdFlags, eventfd};
use rustix::io::write;

use crate::arrivals::Arrivals;
use crate::link::Link;

/// The part of a nook that others touch: what wakes who sleeps there.
#[derive(Debug, Default)]
pub(crate) struct Bell {
    eventfd: OnceLock<OwnedFd>,
    is_heard: AtomicBool,
}

impl Bell {
    /// Wakes the OS thread if it sleeps at a link, or is about to; false if it does not.
    pub fn ring(&self) -> bool {
        if !self.is_heard.load(Ordering::Acquire) {
            return false;
        }
        // It takes more than 2^64 calls that nobody hears to fill it.
        self.eventfd
            .get()
            .is_some_and(|eventfd| write(eventfd, &1u64.to_ne_bytes()).is_ok())
    }
}

/// A nook at a link. For one OS thread.
pub(crate) struct Nook {
    place: Option<Arrivals>,
    link: Weak<Link>,
}

impl Default for Nook {
    fn default() -> Self {
        Self {
            place: None,
            link: Weak::new(),
        }
    }
}

impl Nook {
    /// From now until [`Nook::sleep`] has come back `bell` wakes it, if it will sleep at a link.
    pub fn prepare(&mut self, bell: &Bell, link: Option<Arc<Link>>) {
        let attends = match link {
            Some(link) if self.link.as_ptr() == Arc::as_ptr(&link) => true,
            Some(link) => self.move_to(bell, &link),
            None => false,
        };
        bell.is_heard.store(attends, Ordering::Release);
    }

    /// Sleeps until the bell rings or something has come over the link, at most `longest`; tells whether something has come.
    pub fn sleep(&self, bell: &Bell, longest: Option<Duration>) -> bool {
        match &self.place {
            Some(place) if bell.is_heard.load(Ordering::Relaxed) => place.wait(longest).shared,
            _ => {
                match longest {
                    Some(longest) => std::thread::park_timeout(longest),
                    None => std::thread::park(),
                }
                false
            }
        }
    }

    /// Handles what has come over the link.
    pub fn take_in(&mut self) {
        let brings_more = self.link.upgrade().is_some_and(|link| link.take_in());
        if !brings_more {
            self.leave();
        }
    }

    fn leave(&mut self) {
        let link = std::mem::take(&mut self.link).upgrade();
        if let (Some(place), Some(socket)) = (&self.place, link.as_ref().and_then(|link| link.descriptor())) {
            place.leave(socket);
        }
    }

    fn move_to(&mut self, bell: &Bell, link: &Arc<Link>) -> bool {
        self.leave();
        let Ok(place) = self.place(bell) else { return false };
        let attends = link.attend(|socket| place.join(socket));
        if attends {
            self.link = Arc::downgrade(link);
        }
        attends
    }

    fn place(&mut self, bell: &Bell) -> io::Result<&Arrivals> {
        if self.place.is_none() {
            let place = Arrivals::new()?;
            let eventfd = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
            place.add(&eventfd)?;
            // A nook has one bell.
            let _ = bell.eventfd.set(eventfd);
            self.place = Some(place);
        }
        self.place.as_ref().ok_or_else(|| io::ErrorKind::Other.into())
    }
}
