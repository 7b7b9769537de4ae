//! The loop's clock: whole milliseconds since the loop began, as Node's timers see time.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// A monotonic clock that counts from the loop's start.
#[derive(Clone, Debug)]
pub struct Clock {
    start: Cell<Instant>,
}

impl Clock {
    /// A clock that reads 0 now.
    pub fn start() -> Clock {
        Clock {
            start: Cell::new(Instant::now()),
        }
    }

    /// From now on it counts from here: the loop has not begun yet.
    pub fn restart(&self) {
        self.start.set(Instant::now());
    }

    /// Whole milliseconds since the start.
    pub fn now(&self) -> u64 {
        u64::try_from(self.start.get().elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Milliseconds since the start, with fractions.
    pub fn precise(&self) -> f64 {
        self.start.get().elapsed().as_secs_f64() * 1e3
    }

    /// How long until the clock reads `due`; zero if it has.
    pub fn until(&self, due: u64) -> Duration {
        Duration::from_millis(due).saturating_sub(self.start.get().elapsed())
    }
}
