//! Counts the cores that doze: they sleep, are not woken for calls that others will take before a processor is free, and look now and then whether
//! these do.
//!
//! A caller queues its call and then, behind a full fence, asks `any`; a core that ends its doze calls `end` and then looks at the queues. So either the
//! core's look finds the call, or the caller sees nobody doze (and wakes somebody).

use crate::sync::atomic::{AtomicUsize, Ordering, fence};

/// How many doze.
#[derive(Debug)]
pub struct Dozing {
    dozing: AtomicUsize,
}

impl Default for Dozing {
    fn default() -> Self {
        Self {
            dozing: AtomicUsize::new(0),
        }
    }
}

impl Dozing {
    /// One more. It must look at the queues after this, too.
    pub fn begin(&self) {
        self.dozing.fetch_add(1, Ordering::SeqCst);
    }

    /// One less.
    pub fn end(&self) {
        self.dozing.fetch_sub(1, Ordering::SeqCst);
        fence(Ordering::SeqCst);
    }

    /// Whether somebody does.
    pub fn any(&self) -> bool {
        self.dozing.load(Ordering::Relaxed) > 0
    }
}
