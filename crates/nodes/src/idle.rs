//! Counts the cores that have nothing to do: those that are not there yet, that search, or that sleep and nobody has woken; and apart from them those that
//! doze, because others do the work. A hint, for callers that collect calls to submit many at once: they look at it in shared memory (so these are atomics
//! of `std`, also under loom).

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// The count.
#[derive(Debug, Clone)]
pub(crate) struct Idle(Arc<[AtomicI32]>);

impl Default for Idle {
    fn default() -> Self {
        Self(Arc::new([AtomicI32::new(0), AtomicI32::new(0)]))
    }
}

impl Idle {
    /// One more has nothing to do.
    pub fn more(&self) {
        self.0[0].fetch_add(1, Ordering::Relaxed);
    }

    /// One less: it has work, or was woken for it.
    pub fn less(&self) {
        self.0[0].fetch_sub(1, Ordering::Relaxed);
    }

    /// One that has nothing to do begins to doze.
    pub fn doze(&self) {
        self.less();
        self.0[1].fetch_add(1, Ordering::Relaxed);
    }

    /// It dozes no more.
    pub fn end_doze(&self) {
        self.0[1].fetch_sub(1, Ordering::Relaxed);
        self.more();
    }

    /// The two words themselves: idle, dozing.
    pub fn word(&self) -> Arc<[AtomicI32]> {
        Arc::clone(&self.0)
    }
}
