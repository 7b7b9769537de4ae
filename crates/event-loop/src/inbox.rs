//! Where other OS threads leave messages for a loop, and how they end its wait.

use std::any::Any;
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustix::event::{EventfdFlags, eventfd};
use rustix::io::write;

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
    /// An inbox, and the eventfd to which something is written when the loop is to come back from its wait.
    pub(crate) fn new() -> std::io::Result<(Inbox, Arc<OwnedFd>)> {
        let wake = Arc::new(eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?);
        let inbox = Inbox {
            messages: Mutex::new(Some(Vec::new())),
            has_any: AtomicBool::new(false),
            parked: AtomicBool::new(false),
            woken: AtomicBool::new(false),
            wake: Mutex::new(Some(Arc::clone(&wake))),
        };
        Ok((inbox, wake))
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

    /// Waits with `wait`, which the eventfd ends and whose result is given; not if there is a message already.
    pub(crate) fn wait<R>(&self, wait: impl FnOnce() -> R) -> (Vec<Message>, Option<R>) {
        self.parked.store(true, Ordering::SeqCst);
        let mut messages = self.take();
        let may_wait = messages.is_empty() && !self.woken.swap(false, Ordering::SeqCst);
        let found = may_wait.then(wait);
        self.parked.store(false, Ordering::SeqCst);
        self.woken.store(false, Ordering::SeqCst);
        messages.append(&mut self.take());
        (messages, found)
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
