//! What is left of Thread-Nodes that were cancelled: listeners of their signals, `finally` blocks, timers and callbacks still run, since that is how
//! they let go of things. But code that goes on and on would keep the core from everybody else, and nobody is left to cancel it: so an OS thread looks, as
//! long as there may be such code, and ends it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use super::stop::Stop;

/// Code that is found running at so many looks in a row is ended. On a busy machine it has had the processor for a part of that time only.
const LOOKS: u32 = 3;
const LOOK: Duration = Duration::from_millis(50);
/// One that nobody has told of for so long does not run: whenever its code goes on after others', that is told anew.
const LASTS: Duration = Duration::from_secs(1);
/// Of more than so many only the last are looked for.
const MOST: usize = 1024;

/// Those of one core.
#[derive(Default)]
pub(super) struct Leftovers(Mutex<Left>);

#[derive(Default)]
struct Left {
    threads: VecDeque<(u64, Instant)>,
    /// Which of them ran at the last look, 0 for none, and at how many looks in a row.
    seen: u64,
    looks: u32,
}

impl Leftovers {
    fn lock(&self) -> MutexGuard<'_, Left> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks who runs; true if that is to be ended.
    fn look(&self, running: u64) -> bool {
        let mut left = self.lock();
        let is_left = running != 0 && left.threads.iter().any(|(thread, _)| *thread == running);
        let before = std::mem::replace(&mut left.seen, if is_left { running } else { 0 });
        left.looks = if before == running { left.looks + 1 } else { 1 };
        is_left && left.looks >= LOOKS
    }

    /// Forgets those that do not run; false if none is left.
    fn are_there(&self) -> bool {
        let mut left = self.lock();
        let seen = left.seen;
        left.threads.retain(|(thread, since)| *thread == seen || since.elapsed() <= LASTS);
        !left.threads.is_empty()
    }

    fn add(&self, thread: u64) {
        let mut left = self.lock();
        left.threads.retain(|(known, _)| *known != thread);
        left.threads.push_back((thread, Instant::now()));
        if left.threads.len() > MOST {
            left.threads.pop_front();
        }
    }
}

/// A Thread-Node was cancelled, or what it has left behind runs.
pub(super) fn watch(stop: &Arc<Stop>, thread: u64) {
    stop.leftovers.add(thread);
    let mut watched = watched();
    if !watched.stops.iter().any(|known| known.as_ptr() == Arc::as_ptr(stop)) {
        watched.stops.push(Arc::downgrade(stop));
    }
    if !watched.is_at_work {
        let started = std::thread::Builder::new().name("leftovers".into()).spawn(work);
        // Without an OS thread nobody looks until the next is cancelled.
        watched.is_at_work = started.is_ok();
    }
}

struct Watched {
    stops: Vec<Weak<Stop>>,
    is_at_work: bool,
}

fn watched() -> MutexGuard<'static, Watched> {
    static WATCHED: Mutex<Watched> = Mutex::new(Watched { stops: Vec::new(), is_at_work: false });
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn work() {
    loop {
        std::thread::sleep(LOOK);
        let stops: Vec<_> = watched().stops.iter().filter_map(Weak::upgrade).collect();
        for stop in stops {
            let running = stop.running();
            if stop.leftovers.look(running) {
                stop.interrupt(running);
            }
        }
        let mut watched = watched();
        watched.stops.retain(|stop| stop.upgrade().is_some_and(|stop| stop.leftovers.are_there()));
        watched.is_at_work = !watched.stops.is_empty();
        if !watched.is_at_work {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_at_all_looks_is_ended() {
        let leftovers = Leftovers::default();
        leftovers.add(7);
        assert!(!leftovers.look(7));
        assert!(!leftovers.look(0));
        for _ in 1..LOOKS {
            assert!(!leftovers.look(7));
        }
        assert!(leftovers.look(7));
        assert!((0..LOOKS).all(|_| !leftovers.look(8)), "8 was not cancelled");
        assert!(leftovers.are_there());
    }

    #[test]
    fn one_is_forgotten_when_it_has_not_run_for_long() {
        let leftovers = Leftovers::default();
        let Some(long_ago) = Instant::now().checked_sub(LASTS * 2) else { return };
        leftovers.lock().threads.push_back((7, long_ago));
        assert!(!leftovers.look(7));
        assert!(leftovers.are_there(), "it runs");
        assert!(!leftovers.look(0) && !leftovers.are_there());
    }
}
