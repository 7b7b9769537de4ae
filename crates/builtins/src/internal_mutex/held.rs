//! Which locks the Thread-Nodes of a realm hold, so that they are let go when those end.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use runtime::{Call, Local, Result, Scope, ScopeExt};

use super::state::Granted;
use crate::internal_waiting::{Mailbox, ThreadEnds, Waits};

/// By address.
type Locks = HashMap<usize, Weak<Granted>>;

/// So many may have been collected without being let go before their places are cleared.
const FORGOTTEN: usize = 64;

/// The locks held in a realm.
pub(crate) struct HeldLocks {
    /// By Thread-Node; 0 is the program itself.
    by_thread: RefCell<HashMap<u64, Locks>>,
    mailbox: Arc<Mailbox>,
}

impl HeldLocks {
    /// Those of this realm.
    pub(crate) fn of(scope: &Scope<'_>) -> Rc<HeldLocks> {
        let mut fresh = false;
        let held = scope.extension(|| {
            fresh = true;
            HeldLocks {
                by_thread: RefCell::default(),
                mailbox: Arc::clone(Waits::of(scope).mailbox()),
            }
        });
        if fresh {
            let weak = Rc::downgrade(&held);
            // After `Waits`, so that what the Thread-Node still waits for is not granted to it.
            ThreadEnds::of(scope).listen(move |thread| {
                if let Some(held) = weak.upgrade() {
                    held.end_thread(thread);
                }
            });
        }
        held
    }

    pub(crate) fn keep(&self, granted: &Arc<Granted>, thread: u64) {
        granted.belongs_to(thread, &self.mailbox);
        let mut by_thread = self.by_thread.borrow_mut();
        let locks = by_thread.entry(thread).or_default();
        if locks.len() >= FORGOTTEN && locks.len().is_power_of_two() {
            locks.retain(|_, lock| lock.strong_count() != 0);
        }
        locks.insert(address(granted), Arc::downgrade(granted));
    }

    pub(crate) fn forget(&self, granted: &Arc<Granted>) {
        let Some(thread) = granted.thread() else { return };
        let mut by_thread = self.by_thread.borrow_mut();
        let Some(locks) = by_thread.get_mut(&thread) else {
            return;
        };
        locks.remove(&address(granted));
        if locks.is_empty() {
            by_thread.remove(&thread);
        }
    }

    fn end_thread(&self, thread: u64) {
        let locks = self.by_thread.borrow_mut().remove(&thread);
        abandon(locks.unwrap_or_default());
    }
}

impl Drop for HeldLocks {
    /// The realm is gone, with all that ran in it.
    fn drop(&mut self) {
        for (_, locks) in self.by_thread.take() {
            abandon(locks);
        }
    }
}

fn address(granted: &Arc<Granted>) -> usize {
    Arc::as_ptr(granted).addr()
}

fn abandon(locks: Locks) {
    for lock in locks.values().filter_map(Weak::upgrade) {
        lock.abandon();
    }
}

/// `attach(onForgotten)`: it is called when a lock was collected that had not been let go.
pub(crate) fn attach<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on_forgotten = call.global_of(call.arg(0));
    Waits::of(call).on_forgotten_lock(on_forgotten);
    Ok(call.undefined())
}
