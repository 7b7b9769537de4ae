//! The lock itself: who holds it, who waits. No JS here.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::internal_waiting::{Mailbox, Queue, Waiter};

/// A lock that is granted in the order in which it was asked for.
#[derive(Default)]
pub(crate) struct MutexState(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    /// The realm that holds it.
    holder: Option<u64>,
    waiting: Queue<Granted>,
    /// The last holder ended without letting it go.
    abandoned: bool,
}

/// The lock, held. Dropped, it is let go.
pub(crate) struct Granted {
    state: Arc<MutexState>,
    was_abandoned: bool,
    released: AtomicBool,
    /// Set once JS has it: the Thread-Node, and its realm's mailbox. To drop it then is a mistake, of which the realm is told.
    owner: OnceLock<(u64, Arc<Mailbox>)>,
}

impl MutexState {
    /// The lock, if nobody holds it. (Nobody waits for a lock that is free.)
    pub(crate) fn try_lock(self: &Arc<Self>, realm: u64) -> Option<Granted> {
        let mut inner = self.inner();
        inner.holder.is_none().then(|| self.grant(&mut inner, realm))
    }

    /// Stands in line; a lock that is free is granted at once.
    pub(crate) fn enqueue(self: &Arc<Self>, waiter: Waiter<Granted>) {
        self.enqueue_with(waiter, Queue::push);
    }

    /// The same for one that blocks its OS thread: it stands before those of its own realm.
    pub(crate) fn enqueue_blocking(self: &Arc<Self>, waiter: Waiter<Granted>) {
        self.enqueue_with(waiter, Queue::push_blocking);
    }

    fn enqueue_with(
        self: &Arc<Self>,
        waiter: Waiter<Granted>,
        push: impl FnOnce(&mut Queue<Granted>, Waiter<Granted>),
    ) {
        let mut inner = self.inner();
        if inner.holder.is_some() {
            push(&mut inner.waiting, waiter);
            return;
        }
        let granted = self.grant(&mut inner, waiter.realm());
        drop(inner);
        waiter.settle(granted);
    }

    /// Stands in line no longer; false if the lock has been granted to it.
    pub(crate) fn withdraw(&self, waiter: u64) -> bool {
        self.inner().waiting.remove(waiter)
    }

    /// Whether code of `realm` holds it.
    pub(crate) fn is_held_by(&self, realm: u64) -> bool {
        self.inner().holder == Some(realm)
    }

    fn grant(self: &Arc<Self>, inner: &mut Inner, realm: u64) -> Granted {
        inner.holder = Some(realm);
        let was_abandoned = std::mem::take(&mut inner.abandoned);
        Granted {
            state: Arc::clone(self),
            was_abandoned,
            released: AtomicBool::new(false),
            owner: OnceLock::new(),
        }
    }

    fn release(self: &Arc<Self>, abandoned: bool) {
        let mut inner = self.inner();
        inner.holder = None;
        inner.abandoned |= abandoned;
        let Some(next) = inner.waiting.pop() else { return };
        let granted = self.grant(&mut inner, next.realm());
        drop(inner);
        next.settle(granted);
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Granted {
    /// Whether the holder before ended without letting it go: what the lock protects may be half-done.
    pub(crate) fn was_abandoned(&self) -> bool {
        self.was_abandoned
    }

    /// A Thread-Node (0 for the program) of the realm with this mailbox has it now.
    pub(crate) fn belongs_to(&self, thread: u64, mailbox: &Arc<Mailbox>) {
        let _ = self.owner.set((thread, Arc::clone(mailbox)));
    }

    /// The Thread-Node that has it.
    pub(crate) fn thread(&self) -> Option<u64> {
        self.owner.get().map(|owner| owner.0)
    }

    /// Lets it go, once.
    pub(crate) fn release(&self) {
        self.release_as(false);
    }

    /// Its holder has ended without letting it go.
    pub(crate) fn abandon(&self) {
        self.release_as(true);
    }

    fn release_as(&self, abandoned: bool) -> bool {
        let first = !self.released.swap(true, Ordering::SeqCst);
        if first {
            self.state.release(abandoned);
        }
        first
    }
}

impl Drop for Granted {
    fn drop(&mut self) {
        let owner = self.owner.get().map(|owner| Arc::clone(&owner.1));
        // One that nobody has got passes on what its holder would have been told.
        let first = self.release_as(owner.is_some() || self.was_abandoned);
        if let Some(mailbox) = owner.filter(|_| first) {
            mailbox.tell_forgotten_lock();
        }
    }
}

#[cfg(test)]
mod tests;
