//! Keeps a link's own OS thread asleep while another looks at the link again and again, because it spins for a reply: else each message would wake
//! both, and the reply would be later for it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::Thread;
use std::time::{Duration, Instant};

use crate::link::Link;

/// After a look the link is left to whoever looked for so long; if nobody has looked again by then, its own thread takes over. So this is the longest
/// that a message waits for somebody who was expected to look and did not.
const EACH: Duration = Duration::from_millis(1);

/// The longest spin at a link: as long as a call to another process takes when everybody on its way must be woken.
const LONGEST: Duration = Duration::from_micros(120);
/// After failures so many turns at most go by before the next spin.
const MOST_SKIPPED: u32 = 64;

/// Whether it is worth while to spin at a link. Two sides that both spin answer each other in a few microseconds, and two that both sleep take so long
/// that neither would learn to spin from short tries; so a try is long, and after one in vain it is some turns before the next.
#[derive(Debug, Default)]
pub(crate) struct LinkSpin {
    skip: u32,
    failures: u32,
}

impl LinkSpin {
    /// Looks at `link` until `found` says so, or the time is over, or `may_spin` says no. Tells whether `found` did.
    pub fn until(
        &mut self,
        link: &Link,
        mut found: impl FnMut() -> bool,
        mut may_spin: impl FnMut() -> bool,
    ) -> bool {
        if self.skip > 0 {
            self.skip -= 1;
            return found();
        }
        let end = Instant::now() + LONGEST;
        while !found() {
            if !may_spin() || Instant::now() >= end {
                link.stop_looking();
                self.failures = (self.failures * 2 + 1).min(MOST_SKIPPED);
                self.skip = self.failures;
                return false;
            }
            link.look();
        }
        self.failures = 0;
        true
    }
}

/// Who looks at a link, and until when.
pub(crate) struct Watch {
    began: Instant,
    /// Until when others look, in nanoseconds since `began`; 0 if nobody does.
    until: AtomicU64,
    dozes: AtomicBool,
    dozer: Mutex<Option<Thread>>,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            began: Instant::now(),
            until: AtomicU64::new(0),
            dozes: AtomicBool::new(false),
            dozer: Mutex::default(),
        }
    }
}

impl Watch {
    /// Somebody looks, and will soon look again.
    pub fn extend(&self) {
        self.until
            .store(self.now() + nanoseconds(EACH), Ordering::Relaxed);
    }

    /// Nobody looks any more: the link's own thread must.
    pub fn end(&self) {
        self.until.store(0, Ordering::SeqCst);
        if self.dozes.load(Ordering::SeqCst)
            && let Some(thread) = &*self.dozer.lock().unwrap_or_else(PoisonError::into_inner)
        {
            thread.unpark();
        }
    }

    /// Sleeps as long as others look. For the link's own OS thread.
    pub fn doze(&self) {
        let mut left = self.left();
        if left.is_zero() {
            return;
        }
        *self.dozer.lock().unwrap_or_else(PoisonError::into_inner) = Some(std::thread::current());
        self.dozes.store(true, Ordering::SeqCst);
        while !left.is_zero() {
            left = self.left();
            std::thread::park_timeout(left);
        }
        self.dozes.store(false, Ordering::SeqCst);
    }

    fn left(&self) -> Duration {
        let until = self.until.load(Ordering::SeqCst);
        Duration::from_nanos(until.saturating_sub(self.now()))
    }

    fn now(&self) -> u64 {
        nanoseconds(self.began.elapsed())
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
