//! Looking for messages for a moment before waiting: waking an OS thread that sleeps costs 20 to 50 µs, and whoever has just got a message from another
//! thread often gets the next one sooner than that.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// The longest look.
const LONGEST: Duration = Duration::from_micros(50);
/// So many looks in vain, and there is only one in [`RARELY`].
const MISSES: u32 = 8;
const RARELY: u32 = 32;

/// Whether to look, learnt from what looking has found.
#[derive(Default)]
pub(crate) struct Eager {
    /// A message has come since the last look.
    is_wanted: Cell<bool>,
    record: Record,
}

/// How often looking was in vain: after some misses it is done rarely, until it succeeds again.
#[derive(Default)]
pub(crate) struct Record {
    misses: Cell<u32>,
    skipped: Cell<u32>,
}

impl Record {
    pub(crate) fn is_worth_it(&self) -> bool {
        if self.misses.get() < MISSES {
            return true;
        }
        let skipped = self.skipped.get() + 1;
        self.skipped.set(skipped % RARELY);
        skipped == RARELY
    }

    pub(crate) fn note(&self, found: bool) {
        self.misses.set(if found {
            0
        } else {
            self.misses.get().saturating_add(1)
        });
    }
}

impl Eager {
    /// A message has come to which another may follow soon.
    pub(crate) fn want(&self) {
        self.is_wanted.set(true);
    }

    /// Looks until `found` says so or the time is over, for `longest` at most; if there is reason to.
    pub(crate) fn look(&self, longest: Option<Duration>, found: impl Fn() -> bool) {
        if !self.is_wanted.replace(false) || !self.record.is_worth_it() {
            return;
        }
        let end = Instant::now() + longest.map_or(LONGEST, |longest| longest.min(LONGEST));
        loop {
            for _ in 0..16 {
                if found() {
                    self.record.note(true);
                    return;
                }
                std::hint::spin_loop();
            }
            if Instant::now() >= end {
                self.record.note(false);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(eager: &Eager, found: bool) -> bool {
        let looked = Cell::new(false);
        eager.want();
        eager.look(None, || {
            looked.set(true);
            found
        });
        looked.get()
    }

    #[test]
    fn nobody_looks_who_does_not_expect_anything() {
        Eager::default().look(None, || panic!("it looked"));
    }

    #[test]
    fn looking_in_vain_becomes_rare_and_success_makes_it_common_again() {
        let eager = Eager::default();
        assert!((0..MISSES).all(|_| looks(&eager, false)));
        assert_eq!((0..RARELY).filter(|_| looks(&eager, true)).count(), 1);
        assert!(looks(&eager, true));
    }
}
