//! Ending synchronous code from outside: whose code runs on a core, who is to end, and the engine's trap that is set when these are the same.
//!
//! A core writes who runs and then looks whether somebody is to end; a canceller writes who is to end and then looks who runs. So at least one of them sees
//! the other, and a call that nobody cancels pays for two words of shared memory.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use runtime::{Interrupter, SharedIntegers};

use super::leftovers::Leftovers;

/// What other OS threads need to end the Thread-Node that runs: see [`Stop::interrupt`].
pub(super) struct Stop {
    /// [`RUNNING`] and [`PENDING`].
    pub(super) words: SharedIntegers,
    ending: Mutex<Ending>,
    pub(super) interrupter: OnceLock<Option<Interrupter>>,
    /// Thread-Nodes that have ended but for code that may still run.
    pub(super) leftovers: Leftovers,
}

/// Who is to end.
#[derive(Default)]
struct Ending {
    all: bool,
    threads: HashSet<u64>,
}

impl Ending {
    fn holds(&self, thread: u64) -> bool {
        thread != 0 && (self.all || self.threads.contains(&thread))
    }
}

/// In [`Stop::words`]: the number of the Thread-Node whose code runs, 0 for none. The JS keeps it, with the asynchronous context.
const RUNNING: usize = 0;
/// In [`Stop::words`]: not 0 if some Thread-Node is to end: then the core asks when another begins or goes on.
const PENDING: usize = 1;

/// A Thread-Node's number as it fits into a word.
pub(super) fn key(number: u64) -> u64 {
    number & 0x7fff_ffff
}

impl Stop {
    pub(super) fn new() -> Stop {
        Stop { words: SharedIntegers::new(2), ending: Mutex::default(), interrupter: OnceLock::new(), leftovers: Leftovers::default() }
    }

    /// The Thread-Node `number` is to end, or (0) whatever runs: if its code runs now, that is ended. Called by whoever cancels.
    pub(super) fn interrupt(&self, number: u64) {
        let mut ending = self.lock();
        if number == 0 {
            ending.all = true;
        } else {
            ending.threads.insert(key(number));
        }
        self.words.set(PENDING, 1);
        if ending.holds(self.running())
            && let Some(interrupter) = self.interrupter()
        {
            interrupter.interrupt();
        }
    }

    /// Code of a Thread-Node begins or goes on while something is pending: ends it if it is the one, else sees to it that it is not hit.
    pub(super) fn check_running(&self) {
        let ending = self.lock();
        let Some(interrupter) = self.interrupter() else { return };
        if ending.holds(self.running()) {
            interrupter.interrupt();
        } else {
            interrupter.take_back();
        }
    }

    /// A Thread-Node has ended; an interruption that was meant for it must not hit the next. The lock keeps others from interrupting in between.
    pub(super) fn end(&self, number: u64) {
        self.words.set(RUNNING, 0);
        if self.words.get(PENDING) == 0 {
            return;
        }
        let mut ending = self.lock();
        ending.threads.remove(&key(number));
        if let Some(interrupter) = self.interrupter() {
            interrupter.take_back();
        }
        let pending = ending.all || !ending.threads.is_empty();
        self.words.set(PENDING, i32::from(pending));
    }

    /// The Thread-Node has ended by its own code, which still runs.
    pub(super) fn runs_on(&self, number: u64) {
        // Far below 2^31: see `key`.
        self.words.set(RUNNING, i32::try_from(key(number)).unwrap_or(0));
    }

    fn interrupter(&self) -> Option<&Interrupter> {
        self.interrupter.get().and_then(Option::as_ref)
    }

    /// The number of the Thread-Node whose code runs, as it fits into a word; 0 for none.
    pub(super) fn running(&self) -> u64 {
        u64::try_from(self.words.get(RUNNING)).unwrap_or(0)
    }

    fn lock(&self) -> MutexGuard<'_, Ending> {
        self.ending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_has_ended_leaves_nothing_pending() {
        let stop = Stop::new();
        stop.interrupt(7);
        assert_eq!(stop.words.get(PENDING), 1);
        stop.end(8);
        assert_eq!(stop.words.get(PENDING), 1);
        stop.end(7);
        assert_eq!(stop.words.get(PENDING), 0);
        stop.interrupt(0);
        stop.end(7);
        assert_eq!(stop.words.get(PENDING), 1, "the core itself is to end");
    }
}
