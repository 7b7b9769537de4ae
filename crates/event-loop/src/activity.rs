//! How long a loop has worked and waited, for other OS threads too: the supervisor of a worker asks while the worker waits.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Of one loop, since it began. Times are nanoseconds since the loop was made, zero for none.
pub struct Activity {
    made: Instant,
    began: AtomicU64,
    waited: AtomicU64,
    waits_since: AtomicU64,
}

impl Activity {
    pub(crate) fn new() -> Self {
        Activity {
            made: Instant::now(),
            began: AtomicU64::new(0),
            waited: AtomicU64::new(0),
            waits_since: AtomicU64::new(0),
        }
    }

    /// The loop runs.
    pub(crate) fn begin(&self) {
        self.began.store(self.now(), Ordering::Release);
    }

    /// Counts as waiting what `wait` takes.
    pub(crate) fn waiting<R>(&self, wait: impl FnOnce() -> R) -> R {
        let since = self.now();
        self.waits_since.store(since, Ordering::Release);
        let outcome = wait();
        let waited = self.waited.load(Ordering::Relaxed) + (self.now() - since);
        self.waits_since.store(0, Ordering::Release);
        self.waited.store(waited, Ordering::Release);
        outcome
    }

    /// How long it has waited, the wait of now included.
    pub fn idle(&self) -> Duration {
        let waited = self.waited.load(Ordering::Acquire);
        let current = match self.waits_since.load(Ordering::Acquire) {
            0 => 0,
            since => self.now().saturating_sub(since),
        };
        Duration::from_nanos(waited + current)
    }

    /// How long it has worked; `None` before it began.
    pub fn active(&self) -> Option<Duration> {
        match self.began.load(Ordering::Acquire) {
            0 => None,
            began => Some(Duration::from_nanos(self.now().saturating_sub(began)).saturating_sub(self.idle())),
        }
    }

    /// Never zero; enough for 584 years.
    fn now(&self) -> u64 {
        u64::try_from(self.made.elapsed().as_nanos())
            .unwrap_or(u64::MAX)
            .max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_counts_while_it_lasts_and_work_begins_with_the_loop() {
        let activity = Activity::new();
        assert!(activity.active().is_none());
        activity.begin();
        let start = Instant::now();
        let seen = activity.waiting(|| {
            while activity.idle().is_zero() {
                std::hint::spin_loop();
            }
            activity.idle()
        });
        let idle = activity.idle();
        assert!(idle >= seen && idle <= start.elapsed());
        assert_eq!(activity.idle(), idle);
        assert!(activity.active().is_some());
    }
}
