//! Where other OS threads leave messages for a loop, and where the loop waits for them.

use std::any::Any;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{EventfdFlags, PollFd, PollFlags, Timespec, eventfd, poll};
use rustix::io::{read, write};

pub(crate) enum Message {
    Finished {
        request: usize,
        outcome: Box<dyn Any + Send>,
    },
    Posted {
        receiver: usize,
        value: Box<dyn Any + Send>,
    },
}

/// Messages for one loop. A sender wakes the loop only while it is parked, so a burst costs one wake-up.
pub struct Inbox {
    /// `None` when the loop is gone: what is sent then is dropped at once.
    messages: Mutex<Option<Vec<Message>>>,
    /// Whether there are messages, for those who look without taking the lock.
    has_any: AtomicBool,
    parked: AtomicBool,
    woken: AtomicBool,
    /// Belongs to the loop, not to those who may still write to it when it is gone.
    wake: Mutex<Option<Arc<OwnedFd>>>,
}

impl Inbox {
    pub(crate) fn new() -> std::io::Result<Inbox> {
        let wake = eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        Ok(Inbox {
            messages: Mutex::new(Some(Vec::new())),
            has_any: AtomicBool::new(false),
            parked: AtomicBool::new(false),
            woken: AtomicBool::new(false),
            wake: Mutex::new(Some(Arc::new(wake))),
        })
    }

    pub(crate) fn post(&self, message: Message) {
        let mut guard = self.lock();
        let Some(messages) = guard.as_mut() else {
            // What is dropped may send in its turn.
            drop(guard);
            return drop(message);
        };
        messages.push(message);
        self.has_any.store(true, Ordering::Release);
        drop(guard);
        self.unpark();
    }

    /// The loop sets `parked` and then looks for messages once more, both in sequentially consistent order with this.
    fn unpark(&self) {
        if self.parked.swap(false, Ordering::SeqCst)
            && let Some(wake) = self.wake()
        {
            let _ = write(&wake, &1u64.to_ne_bytes());
        }
    }

    /// The loop is gone: drops what it has not taken, and what comes later.
    pub(crate) fn close(&self) {
        let left = self.lock().take();
        drop(left);
        self.wake.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    pub(crate) fn take(&self) -> Vec<Message> {
        let mut messages = self.lock();
        self.has_any.store(false, Ordering::Release);
        messages.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Whether the loop need not wait.
    pub(crate) fn has_news(&self) -> bool {
        self.has_any.load(Ordering::Acquire) || self.woken.load(Ordering::Relaxed)
    }

    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.lock().as_ref().is_none_or(Vec::is_empty)
    }

    /// Waits until there is a message, `watched` or one of `others` is readable, or `longest` is over (`None`: for ever). Also whether none of
    /// `others` has ended the wait.
    pub(crate) fn wait<F: AsFd>(
        &self,
        watched: Option<BorrowedFd<'_>>,
        others: &[F],
        longest: Option<Duration>,
    ) -> (Vec<Message>, bool) {
        self.parked.store(true, Ordering::SeqCst);
        let early = self.take();
        let mut alone = true;
        if early.is_empty() && !self.woken.swap(false, Ordering::SeqCst) {
            alone = self.park(watched, others, longest);
        }
        self.parked.store(false, Ordering::SeqCst);
        self.woken.store(false, Ordering::SeqCst);
        let mut messages = early;
        messages.append(&mut self.take());
        (messages, alone)
    }

    /// Whether none of `others` has ended it, and it was not the time.
    fn park<F: AsFd>(
        &self,
        watched: Option<BorrowedFd<'_>>,
        others: &[F],
        longest: Option<Duration>,
    ) -> bool {
        let longest = longest.and_then(|longest| Timespec::try_from(longest).ok());
        let Some(wake) = self.wake() else { return true };
        let mut fds = vec![PollFd::new(&wake, PollFlags::IN)];
        fds.extend(watched.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        let own = fds.len();
        fds.extend(others.iter().map(|fd| PollFd::new(fd, PollFlags::IN)));
        let _ = poll(&mut fds, longest.as_ref());
        if fds[0].revents().contains(PollFlags::IN) {
            let mut count = [0; 8];
            let _ = read(&wake, &mut count);
        }
        let is_ready = |fd: &PollFd<'_>| !fd.revents().is_empty();
        fds[..own].iter().any(is_ready) && !fds[own..].iter().any(is_ready)
    }

    fn wake(&self) -> Option<Arc<OwnedFd>> {
        self.wake.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vec<Message>>> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the wait of a loop's poll phase: the one that goes on, or else the next. From any thread.
#[derive(Clone)]
pub struct Waker(Arc<Inbox>);

impl Waker {
    pub(crate) fn new(inbox: &Arc<Inbox>) -> Waker {
        Waker(Arc::clone(inbox))
    }

    /// Wakes the loop.
    pub fn wake(&self) {
        self.0.woken.store(true, Ordering::SeqCst);
        self.0.unpark();
    }
}

/// Sends values to one receiver of a loop, from any thread.
#[derive(Clone)]
pub struct Port {
    inbox: Arc<Inbox>,
    receiver: usize,
}

impl Port {
    pub(crate) fn new(inbox: &Arc<Inbox>, receiver: usize) -> Port {
        Port {
            inbox: Arc::clone(inbox),
            receiver,
        }
    }

    pub(crate) fn receiver(&self) -> usize {
        self.receiver
    }

    /// Sends `value`; the loop is woken if it waits.
    pub fn post(&self, value: impl Send + 'static) {
        self.inbox.post(Message::Posted {
            receiver: self.receiver,
            value: Box::new(value),
        });
    }
}
