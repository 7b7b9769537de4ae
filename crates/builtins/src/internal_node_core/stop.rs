//! Ending synchronous code from outside: whose code runs on a core, who is to end, and the engine's trap that is set when these are the same.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use nodes::CancelFlag;
use runtime::{Interrupter, SharedIntegers};

/// A Thread-Node's number as it fits into a word.
fn key(number: u64) -> u64 {
    number & 0x7fff_ffff
}

/// What other OS threads need to end the Thread-Node that runs: see [`Stop::interrupt`].
pub(super) struct Stop {
    /// [`RUNNING`] and [`PENDING`].
    pub(super) words: SharedIntegers,
    flags: Mutex<HashMap<u64, CancelFlag>>,
    pub(super) interrupter: OnceLock<Option<Interrupter>>,
}

/// In [`Stop::words`]: the number of the Thread-Node whose code runs, 0 for none. `internal/node_core` keeps it, with the asynchronous context.
const RUNNING: usize = 0;
/// In [`Stop::words`]: not 0 if some Thread-Node is to end: then the core asks when another begins or goes on.
const PENDING: usize = 1;

impl Stop {
    pub(super) fn new() -> Stop {
        Stop { words: SharedIntegers::new(2), flags: Mutex::default(), interrupter: OnceLock::new() }
    }

    /// Ends the code that runs, if it is that of a Thread-Node that was cancelled. Called by whoever cancels.
    /// Either the canceller sees who runs, or the core sees that something is pending: both write before they read.
    pub(super) fn interrupt(&self) {
        self.words.set(PENDING, 1);
        let flags = self.lock();
        if flags.get(&self.running()).is_some_and(CancelFlag::is_cancelled)
            && let Some(interrupter) = self.interrupter()
        {
            interrupter.interrupt();
        }
    }

    fn interrupter(&self) -> Option<&Interrupter> {
        self.interrupter.get().and_then(Option::as_ref)
    }

    /// Code of a Thread-Node begins or goes on while something is pending: ends it if it is the one, else sees to it that it is not hit.
    pub(super) fn check_running(&self) {
        let flags = self.lock();
        let cancelled = flags.get(&self.running()).is_some_and(CancelFlag::is_cancelled);
        match self.interrupter() {
            Some(interrupter) if cancelled => interrupter.interrupt(),
            Some(interrupter) => interrupter.take_back(),
            None => {}
        }
    }

    fn running(&self) -> u64 {
        u64::try_from(self.words.get(RUNNING)).unwrap_or(0)
    }

    pub(super) fn begin(&self, number: u64, flag: CancelFlag) {
        self.lock().insert(key(number), flag);
    }

    /// A Thread-Node has ended; an interruption that was meant for it must not hit the next. The lock keeps others from interrupting in between.
    pub(super) fn end(&self, number: u64) {
        let mut flags = self.lock();
        flags.remove(&key(number));
        if self.words.get(PENDING) != 0 {
            if let Some(interrupter) = self.interrupter() {
                interrupter.take_back();
            }
            let pending = flags.values().any(CancelFlag::is_cancelled);
            self.words.set(PENDING, i32::from(pending));
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, CancelFlag>> {
        self.flags.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
