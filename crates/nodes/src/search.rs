//! Counts the cores that look for work, so that a new call need not wake one when another is about to find it.
//!
//! A caller queues its call and then asks `nobody`; a core that gives up closes its gate, then calls `end`, then looks at the
//! queues a last time, and only then parks. With the full fences here, either the caller sees that nobody searches (and then
//! finds the gate closed), or the core's last look finds the call.

use crate::sync::atomic::{AtomicUsize, Ordering, fence};

/// How many search.
#[derive(Debug)]
pub struct Search {
    searching: AtomicUsize,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            searching: AtomicUsize::new(0),
        }
    }
}

impl Search {
    /// One more.
    pub fn begin(&self) {
        self.searching.fetch_add(1, Ordering::SeqCst);
    }

    /// One less; true if it was the last.
    pub fn end(&self) -> bool {
        let last = self.searching.fetch_sub(1, Ordering::SeqCst) == 1;
        fence(Ordering::SeqCst);
        last
    }

    /// Whether nobody searches, asked after a call was queued.
    pub fn nobody(&self) -> bool {
        fence(Ordering::SeqCst);
        self.searching.load(Ordering::Relaxed) == 0
    }
}
