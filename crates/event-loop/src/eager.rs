//! Looking for messages for a moment before waiting: waking an OS thread that sleeps costs 20 to 50 µs, and whoever has just got a message from another
//! thread or process often gets the next one sooner than that.

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

/// The longest look at channels to other processes: a bit more than an answer takes when the other side must be woken. Else two sides that both wait would
/// never learn that both could look.
const LONGEST_AT_CHANNELS: Duration = Duration::from_micros(100);
/// After looks in vain so many turns at most go by before the next.
const MOST_SKIPPED: u32 = 64;

/// Whether to look at channels to other processes before waiting: those who look at each other's answers need not be woken for them.
#[derive(Default)]
pub(crate) struct ChannelLook {
    /// A message has come since the last look.
    is_wanted: Cell<bool>,
    skip: Cell<u32>,
    failures: Cell<u32>,
}

impl ChannelLook {
    /// A message has come to which the other side may have another soon.
    pub(crate) fn want(&self) {
        self.is_wanted.set(true);
    }

    /// Looks with `look` until that finds something or the time is over, for `longest` at most; if there is reason to. Others have the processor in between,
    /// and if one of them keeps it, that counts as a look in vain: who sleeps gets it back sooner.
    pub(crate) fn look<R>(&self, longest: Option<Duration>, look: impl Fn() -> Option<R>) -> Option<R> {
        if !self.is_wanted.replace(false) {
            return None;
        }
        if self.skip.get() > 0 {
            self.skip.set(self.skip.get() - 1);
            return None;
        }
        let end =
            Instant::now() + longest.map_or(LONGEST_AT_CHANNELS, |longest| longest.min(LONGEST_AT_CHANNELS));
        loop {
            let found = look();
            let is_over = Instant::now() >= end;
            if is_over {
                self.failures.set((self.failures.get() * 2 + 1).min(MOST_SKIPPED));
                self.skip.set(self.failures.get());
            } else if found.is_some() {
                self.failures.set(0);
            }
            if is_over || found.is_some() {
                return found;
            }
            std::thread::yield_now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_at_channels_in_vain_is_followed_by_more_and_more_turns_without_one() {
        let channels = ChannelLook::default();
        let looks_until = |found: bool| {
            let looked = Cell::new(false);
            let turns = (1..).find(|_| {
                channels.want();
                channels.look((!found).then_some(Duration::ZERO), || {
                    looked.set(true);
                    found.then_some(())
                });
                looked.get()
            });
            turns.expect("it looks again")
        };
        assert_eq!([false; 4].map(looks_until), [1, 2, 4, 8]);
        assert_eq!(looks_until(true), 16);
        assert_eq!(looks_until(true), 1);
        let found = channels.look(None, || Some(()));
        assert!(found.is_none(), "nobody expects anything");
    }

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
