//! A caller's mailbox: replies from all cores, in the order they were sent, with one wake-up for as many as arrive while it sleeps.

use std::sync::Arc;

use crate::call::{CallId, Reply};
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use crate::sync::{Mutex, lock};

/// Wakes a receiver that blocks in its own loop: an eventfd, a condition variable, `Thread::unpark`. May be called from any OS thread,
/// and when nobody sleeps (then it must do no harm).
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Who reads a mailbox.
pub trait Receiver: Send + Sync {
    /// Something was put in: wake the reader if it is parked.
    fn nudge(&self);

    /// The same from a sender that may have more in a moment and will call `nudge` soon. True if it was left for then.
    fn nudge_or_put_off(&self) -> bool {
        self.nudge();
        false
    }

    /// One of the reader's calls begins on this core, as this Thread-Node. True if the sender must call `nudge` soon, as after a reply.
    fn begins(&self, _call: CallId, _core: u32, _thread: u64) -> bool {
        false
    }
}

/// Replies on their way to one caller. Its length is bounded by the calls in flight, which the queues bound, and by
/// generators' credit.
pub struct Mailbox {
    replies: Mutex<Vec<Reply>>,
    len: AtomicUsize,
    room: AtomicBool,
    receiver: Arc<dyn Receiver>,
}

impl Mailbox {
    /// An empty mailbox read by `receiver`.
    pub fn new(receiver: Arc<dyn Receiver>) -> Self {
        Self {
            replies: Mutex::new(Vec::new()),
            len: AtomicUsize::new(0),
            room: AtomicBool::new(false),
            receiver,
        }
    }

    /// Puts a reply in and wakes the reader if it is parked.
    pub fn push(&self, reply: Reply) {
        self.put(reply);
        self.receiver.nudge();
    }

    /// Puts a reply in. True if waking the reader was put off: then the sender must [`nudge`](Mailbox::nudge) it soon, after
    /// its next replies or when it has no more.
    #[must_use]
    pub fn push_with_more_to_come(&self, reply: Reply) -> bool {
        self.put(reply);
        self.receiver.nudge_or_put_off()
    }

    /// Tells the reader that its call begins: before any of it runs. True if the sender must [`nudge`](Mailbox::nudge) it soon.
    #[must_use]
    pub fn begins(&self, call: CallId, core: u32, thread: u64) -> bool {
        self.receiver.begins(call, core, thread)
    }

    /// Wakes the reader if it is parked.
    pub fn nudge(&self) {
        self.receiver.nudge();
    }

    fn put(&self, reply: Reply) {
        let mut replies = lock(&self.replies);
        replies.push(reply);
        self.len.store(replies.len(), Ordering::Release);
    }

    /// Tells the reader that a queue which was full has room again.
    pub fn announce_room(&self) {
        self.room.store(true, Ordering::Release);
        self.receiver.nudge();
    }

    /// Whether there was such news since the last question.
    pub fn take_room(&self) -> bool {
        self.room.load(Ordering::Acquire) && self.room.swap(false, Ordering::AcqRel)
    }

    /// How many replies wait to be read.
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Acquire)
    }

    /// Whether anything waits to be read.
    pub fn has_news(&self) -> bool {
        self.len.load(Ordering::Acquire) > 0 || self.room.load(Ordering::Acquire)
    }

    /// Exchanges the replies for the empty `into`: no copying under the lock, and both vectors keep their memory.
    pub fn swap(&self, into: &mut Vec<Reply>) {
        if self.len.load(Ordering::Acquire) == 0 {
            return;
        }
        let mut replies = lock(&self.replies);
        std::mem::swap(&mut *replies, into);
        self.len.store(replies.len(), Ordering::Release);
    }
}
