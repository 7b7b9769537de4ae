//! How long to look for work before parking. Waking an idle OS thread costs 17 to 35 µs, so a wait expected to be shorter is
//! better spun through, if a processor is free for it.

use std::time::{Duration, Instant};

/// The longest spin.
pub const LONGEST: Duration = Duration::from_micros(50);
const SHORTEST: Duration = Duration::from_micros(3);

/// A spin that learns: it grows when spinning found work and shrinks when it did not.
#[derive(Debug)]
pub struct Spin {
    budget: Duration,
}

impl Default for Spin {
    fn default() -> Self {
        Self { budget: LONGEST }
    }
}

impl Spin {
    /// Looks until `found` says so, the time is over, or `may_spin` (is a processor free?) says no. Tells whether `found` did.
    pub fn until(&mut self, mut found: impl FnMut() -> bool, mut may_spin: impl FnMut() -> bool) -> bool {
        if found() {
            return true;
        }
        let end = Instant::now() + self.budget;
        while may_spin() && Instant::now() < end {
            for _ in 0..16 {
                std::hint::spin_loop();
            }
            if found() {
                self.learn(true);
                return true;
            }
        }
        self.learn(false);
        false
    }

    /// From the shortest spin one success leads back to the longest in four steps, and failures down in four.
    fn learn(&mut self, success: bool) {
        self.budget = if success {
            (self.budget * 2).min(LONGEST)
        } else {
            (self.budget / 2).max(SHORTEST)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrinks_when_it_finds_nothing_and_grows_when_it_does() {
        let mut spin = Spin::default();
        for _ in 0..10 {
            assert!(!spin.until(|| false, || true));
        }
        assert_eq!(spin.budget, SHORTEST);
        for _ in 0..10 {
            let mut looks = 0;
            let found = spin.until(|| std::mem::replace(&mut looks, 1) == 1, || true);
            assert!(
                found || spin.budget == SHORTEST,
                "a long pause of this OS thread may use the budget up"
            );
        }
        assert!(spin.budget > SHORTEST);
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
