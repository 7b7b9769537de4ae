//! A bounded queue of calls that many push to and many pop from, first in, first out.
//!
//! One short lock, taken once per batch of pushes and once per pop; never held while a call runs or a payload is dropped. (A ring
//! without a lock was rejected: cancelled calls could not leave it, so they would use up its bound.)

use std::collections::VecDeque;
use std::sync::Arc;

use crate::call::Call;
use crate::mailbox::Mailbox;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Mutex, lock};
use crate::ticket::Ticket;

/// A call in a queue, and who wants to hear of it.
pub struct Job {
    /// Decides whether it may still begin.
    pub ticket: Arc<Ticket>,
    /// The call.
    pub call: Call,
}

impl Job {
    /// Gets the reply.
    pub fn mailbox(&self) -> &Arc<Mailbox> {
        self.ticket.mailbox()
    }
}

/// The queue. `len` mirrors the number of calls waiting, readable without the lock.
pub struct Queue {
    inner: Mutex<Inner>,
    len: AtomicUsize,
    limit: AtomicUsize,
}

#[derive(Default)]
struct Inner {
    jobs: VecDeque<Job>,
    /// How many of `jobs` were cancelled and are still there. Below zero for the moment in which a cancelled job was skipped
    /// before its canceller came to report it.
    stale: isize,
    /// Callers that met a full queue.
    waiting: Vec<Arc<Mailbox>>,
    closed: bool,
}

/// Why a queue took nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// At its bound.
    Full,
    /// The node is stopping.
    Closed,
}

/// Cancelled jobs below this number are left for `pop` to skip.
const SWEEP_FROM: isize = 64;

impl Queue {
    /// An empty queue for at most `limit` calls.
    pub fn new(limit: usize) -> Self {
        Self {
            inner: Mutex::new(Inner::default()),
            len: AtomicUsize::new(0),
            limit: AtomicUsize::new(limit),
        }
    }

    /// Calls waiting.
    pub fn len(&self) -> usize {
        self.len.load(Ordering::Acquire)
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bound.
    pub fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    /// Changes the bound. Calls that are in already stay.
    pub fn set_limit(&self, limit: usize) {
        self.limit.store(limit, Ordering::Relaxed);
    }

    /// Takes from the front of `jobs` while there is room; says why if some are left. A caller that met a full queue hears of it in `mailbox` when there
    /// is room again.
    pub fn push(&self, jobs: &mut VecDeque<Job>, mailbox: &Arc<Mailbox>) -> Option<Refusal> {
        let mut inner = lock(&self.inner);
        if inner.closed {
            return Some(Refusal::Closed);
        }
        let room = self.limit.load(Ordering::Relaxed).saturating_sub(inner.live());
        let taken = jobs.len().min(room);
        inner.jobs.extend(jobs.drain(..taken));
        self.publish(&inner);
        if jobs.is_empty() {
            return None;
        }
        if !inner.waiting.iter().any(|known| Arc::ptr_eq(known, mailbox)) {
            inner.waiting.push(Arc::clone(mailbox));
        }
        Some(Refusal::Full)
    }

    /// The first call that `begin` can begin; those that were cancelled are skipped.
    ///
    /// It begins under the lock, so a cancelled call was in the queue, or was skipped here, when its canceller reports it:
    /// the count of the cancelled stays exact.
    pub fn pop(&self, mut begin: impl FnMut(&Ticket) -> bool) -> Option<Job> {
        if self.is_empty() {
            return None;
        }
        let mut skipped = Vec::new();
        let mut inner = lock(&self.inner);
        let job = loop {
            match inner.jobs.pop_front() {
                Some(job) if !begin(&job.ticket) => {
                    inner.stale -= 1;
                    skipped.push(job);
                }
                other => break other,
            }
        };
        self.publish(&inner);
        let waiting = self.callers_with_room(&mut inner);
        drop(inner);
        announce(waiting);
        job
    }

    /// One of its calls was cancelled: it no longer counts, and its place is given back.
    pub fn forget_one(&self) {
        let mut inner = lock(&self.inner);
        inner.stale += 1;
        let swept = if inner.stale >= SWEEP_FROM && inner.stale as usize * 2 > inner.jobs.len() {
            inner.sweep()
        } else {
            Vec::new()
        };
        self.publish(&inner);
        let waiting = self.callers_with_room(&mut inner);
        drop(inner);
        drop(swept);
        announce(waiting);
    }

    /// Takes no more calls. Those inside stay to be popped.
    pub fn close(&self) {
        let mut inner = lock(&self.inner);
        inner.closed = true;
        let waiting = std::mem::take(&mut inner.waiting);
        drop(inner);
        announce(waiting);
    }

    fn publish(&self, inner: &Inner) {
        self.len.store(inner.live(), Ordering::Release);
    }

    /// The callers to tell of room, once a quarter of the queue is free: telling earlier would wake them for one call each.
    fn callers_with_room(&self, inner: &mut Inner) -> Vec<Arc<Mailbox>> {
        let limit = self.limit.load(Ordering::Relaxed);
        if inner.waiting.is_empty() || inner.live() > limit - limit.div_ceil(4) {
            return Vec::new();
        }
        std::mem::take(&mut inner.waiting)
    }
}

impl Inner {
    fn live(&self) -> usize {
        self.jobs.len().saturating_sub(self.stale.max(0) as usize)
    }

    /// Takes the cancelled jobs out, in one pass, and gives them back to be dropped outside the lock.
    fn sweep(&mut self) -> Vec<Job> {
        let (gone, kept): (Vec<Job>, VecDeque<Job>) = {
            let mut gone = Vec::new();
            let mut kept = VecDeque::with_capacity(self.jobs.len());
            for job in self.jobs.drain(..) {
                if job.ticket.is_settled() {
                    gone.push(job)
                } else {
                    kept.push_back(job)
                }
            }
            (gone, kept)
        };
        self.jobs = kept;
        self.stale -= gone.len() as isize;
        gone
    }
}

fn announce(waiting: Vec<Arc<Mailbox>>) {
    for mailbox in waiting {
        mailbox.announce_room();
    }
}
