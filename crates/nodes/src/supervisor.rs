//! What happens when a process has ended: a policy, and the memory of how often it was needed. No clock and no process here.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// When a process that ended is started again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restart {
    /// Never.
    Never,
    /// If it did not end well.
    OnFailure,
    /// However it ended.
    Always,
}

/// A supervisor's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// When to start again.
    pub restart: Restart,
    /// At most so many times
    pub max_restarts: u32,
    /// within this time; one more, and the supervisor gives up.
    pub within: Duration,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Start it again, after a pause that doubles with each restart within the policy's time.
    Restart {
        /// The pause.
        after: Duration,
        /// How many restarts that makes in all.
        count: u64,
    },
    /// It has ended, and that is as it should be.
    Over,
    /// It would be started again, but that was done too often.
    TooOften,
}

/// The pause before the first restart,
const FIRST_PAUSE: Duration = Duration::from_millis(20);
/// and the longest.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Remembers the restarts of one process.
#[derive(Debug)]
pub struct Supervisor {
    policy: Policy,
    /// Times of the restarts within the policy's time.
    recent: VecDeque<Instant>,
    count: u64,
}

impl Supervisor {
    /// A supervisor of a process that was never restarted.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            recent: VecDeque::new(),
            count: 0,
        }
    }

    /// The process has ended.
    pub fn ended(&mut self, now: Instant, failed: bool) -> Verdict {
        let wanted = match self.policy.restart {
            Restart::Never => false,
            Restart::OnFailure => failed,
            Restart::Always => true,
        };
        if !wanted {
            return Verdict::Over;
        }
        let within = self.policy.within;
        self.recent.retain(|then| now.duration_since(*then) < within);
        if self.recent.len() >= self.policy.max_restarts as usize {
            return Verdict::TooOften;
        }
        let doublings = u32::try_from(self.recent.len()).unwrap_or(u32::MAX).min(16);
        self.recent.push_back(now);
        self.count += 1;
        Verdict::Restart {
            after: (FIRST_PAUSE * (1 << doublings)).min(LONGEST_PAUSE),
            count: self.count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn supervisor(restart: Restart, max_restarts: u32, within: u64) -> Supervisor {
        Supervisor::new(Policy {
            restart,
            max_restarts,
            within: Duration::from_millis(within),
        })
    }

    #[test]
    fn restarts_as_the_policy_says() {
        let now = Instant::now();
        for (restart, after_success, after_failure) in [
            (Restart::Never, false, false),
            (Restart::OnFailure, false, true),
            (Restart::Always, true, true),
        ] {
            for (failed, expected) in [(false, after_success), (true, after_failure)] {
                let verdict = supervisor(restart, 1, 1000).ended(now, failed);
                assert_eq!(
                    matches!(verdict, Verdict::Restart { .. }),
                    expected,
                    "{restart:?}"
                );
                assert_eq!(verdict == Verdict::Over, !expected);
            }
        }
    }

    #[test]
    fn a_loop_of_restarts_slows_down_and_ends() {
        let now = Instant::now();
        let mut supervisor = supervisor(Restart::Always, 3, 1000);
        let pauses = (0..3).map(|_| match supervisor.ended(now, true) {
            Verdict::Restart { after, .. } => after.as_millis(),
            other => panic!("{other:?}"),
        });
        assert_eq!(pauses.collect::<Vec<_>>(), [20, 40, 80]);
        assert_eq!(supervisor.ended(now, true), Verdict::TooOften);
        let later = now + Duration::from_secs(1);
        let again = Verdict::Restart {
            after: FIRST_PAUSE,
            count: 4,
        };
        assert_eq!(supervisor.ended(later, true), again);
    }

    proptest! {
        /// Against the plain reading of the policy: every restart has fewer than `max` others in the time before it.
        #[test]
        fn never_more_than_max_restarts_within_the_time(
            max in 0_u32..5,
            within in 1_u64..500,
            history in prop::collection::vec((0_u64..200, any::<bool>()), 0..40),
        ) {
            let begin = Instant::now();
            let mut supervisor = supervisor(Restart::OnFailure, max, within);
            let (mut now, mut restarts) = (0, Vec::<u64>::new());
            for (step, failed) in history {
                now += step;
                let verdict = supervisor.ended(begin + Duration::from_millis(now), failed);
                let recent = restarts.iter().filter(|then| now - **then < within).count();
                match verdict {
                    Verdict::Over => prop_assert!(!failed),
                    Verdict::TooOften => prop_assert!(failed && recent >= max as usize),
                    Verdict::Restart { after, count } => {
                        prop_assert!(failed && recent < max as usize);
                        prop_assert!(after >= FIRST_PAUSE && after <= LONGEST_PAUSE);
                        restarts.push(now);
                        prop_assert_eq!(count, restarts.len() as u64);
                    }
                }
            }
        }
    }
}
