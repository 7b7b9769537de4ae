//! The loop's clock: whole milliseconds since the loop began, as Node's timers see time.

use std::time::{Duration, Instant};

/// A monotonic clock that counts from the loop's start.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    start: Instant,
}

impl Clock {
    /// A clock that reads 0 now.
    pub fn start() -> Clock {
        Clock {
            start: Instant::now(),
        }
    }

    /// Whole milliseconds since the start.
    pub fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Milliseconds since the start, with fractions.
    pub fn precise(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1e3
    }

    /// How long until the clock reads `due`; zero if it has.
    pub fn until(&self, due: u64) -> Duration {
        Duration::from_millis(due).saturating_sub(self.start.elapsed())
    }
}
