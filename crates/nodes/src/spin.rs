//! How long to look for work before parking. Waking an idle OS thread costs 17 to 35 µs, so a wait expected to be shorter is
//! better spun through, if a processor is free for it.

use std::time::{Duration, Instant};

/// The longest spin: within it a core that sleeps is woken, and takes and gives back some kilobytes of data.
pub const LONGEST: Duration = Duration::from_micros(120);
const SHORTEST: Duration = Duration::from_micros(3);
/// Waits that take no longer than this would end within a spin if both sides spun: parked, each of them waits until it is woken, too.
const WORTH: Duration = Duration::from_micros(220);
/// Longer ones say no more than this.
const MOST: Duration = Duration::from_micros(1000);
/// After failures so many waits at most go by before the next long spin.
const MOST_SKIPPED: u32 = 32;

/// A spin that learns from how long the waits take, whether they end while it spins or after parking: two sides that both sleep between their messages would
/// never find out by short spins that both could be faster.
#[derive(Debug)]
pub struct Spin {
    /// Later waits count more.
    expected: Duration,
    /// When the wait began that has not ended.
    began: Option<Instant>,
    /// Waits that go by before the next long spin, and how many did after the last that failed: others may want the processors.
    skip: u32,
    failures: u32,
}

impl Default for Spin {
    fn default() -> Self {
        Self {
            expected: Duration::ZERO,
            began: None,
            skip: 0,
            failures: 0,
        }
    }
}

impl Spin {
    /// Looks until `found` says so, the time is over, or `may_spin` (is a processor free?) says no. Tells whether `found` did. If not, [`Spin::waited`] is to
    /// be called as soon as there is something.
    pub fn until(&mut self, mut found: impl FnMut() -> bool, mut may_spin: impl FnMut() -> bool) -> bool {
        if found() {
            return true;
        }
        let began = Instant::now();
        self.began = Some(began);
        let budget = self.budget();
        self.skip = self.skip.saturating_sub(1);
        let end = began + budget;
        while Instant::now() < end {
            if !may_spin() {
                return false;
            }
            for _ in 0..16 {
                std::hint::spin_loop();
            }
            if found() {
                self.waited();
                self.failures = 0;
                return true;
            }
        }
        if budget == LONGEST {
            self.failures = (self.failures * 2 + 1).min(MOST_SKIPPED);
            self.skip = self.failures;
        }
        false
    }

    /// The wait has ended.
    pub fn waited(&mut self) {
        if let Some(began) = self.began.take() {
            self.expected = (self.expected * 3 + began.elapsed().min(MOST)) / 4;
        }
    }

    fn budget(&self) -> Duration {
        if self.expected <= WORTH && self.skip == 0 {
            LONGEST
        } else {
            SHORTEST
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_waits_make_it_short_and_short_ones_long_again() {
        let mut spin = Spin::default();
        for _ in 0..10 {
            assert!(!spin.until(|| false, || false));
            // As if it had parked for that long.
            spin.began = spin.began.map(|began| began - MOST);
            spin.waited();
        }
        assert_eq!(spin.budget(), SHORTEST);
        for _ in 0..20 {
            assert!(!spin.until(|| false, || false));
            spin.began = Some(Instant::now());
            spin.waited();
        }
        assert_eq!(spin.budget(), LONGEST);
    }

    #[test]
    fn a_long_spin_in_vain_is_not_tried_again_at_once() {
        let mut spin = Spin::default();
        assert!(!spin.until(|| false, || true));
        assert_eq!(spin.budget(), SHORTEST);
        assert!(!spin.until(|| false, || true));
        assert_eq!(spin.budget(), LONGEST);
    }

    #[test]
    fn only_the_first_end_of_a_wait_counts() {
        let mut spin = Spin::default();
        spin.until(|| false, || false);
        spin.waited();
        let expected = spin.expected;
        spin.waited();
        assert_eq!(spin.expected, expected);
    }

    #[test]
    fn does_not_spin_without_a_free_processor() {
        let mut looks = 0;
        Spin::default().until(
            || {
                looks += 1;
                false
            },
            || false,
        );
        assert_eq!(looks, 1);
    }
}
