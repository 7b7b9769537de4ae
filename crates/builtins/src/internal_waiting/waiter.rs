//! Those who wait, and the queues they wait in. No JS here.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Somebody who waits for a `T`: told at most once.
pub(crate) struct Waiter<T> {
    id: u64,
    realm: u64,
    deliver: Box<dyn FnOnce(T) + Send>,
}

impl<T> Waiter<T> {
    /// `deliver` is called on whichever OS thread settles it, never while that holds a lock. `realm` is the number of the realm that waits.
    pub(crate) fn new(realm: u64, deliver: impl FnOnce(T) + Send + 'static) -> Waiter<T> {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let id = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        Waiter {
            id,
            realm,
            deliver: Box::new(deliver),
        }
    }

    /// Its number, of no other waiter in this process.
    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    /// The number of the realm that waits.
    pub(crate) fn realm(&self) -> u64 {
        self.realm
    }

    /// Settles it.
    pub(crate) fn settle(self, outcome: T) {
        (self.deliver)(outcome);
    }
}

/// Waiters, first come first served. Lives under the lock of what they wait for.
pub(crate) struct Queue<T>(VecDeque<Waiter<T>>);

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Queue(VecDeque::new())
    }
}

impl<T> Queue<T> {
    pub(crate) fn push(&mut self, waiter: Waiter<T>) {
        self.0.push_back(waiter);
    }

    /// Puts it in front of those of its own realm: that one blocks its OS thread, so they cannot go on before it does.
    pub(crate) fn push_blocking(&mut self, waiter: Waiter<T>) {
        let place = self.0.iter().position(|other| other.realm == waiter.realm);
        self.0.insert(place.unwrap_or(self.0.len()), waiter);
    }

    /// The first, to be settled once the lock is let go.
    pub(crate) fn pop(&mut self) -> Option<Waiter<T>> {
        self.0.pop_front()
    }

    /// Takes one out; false if it is there no more: it has been settled, or is about to be.
    pub(crate) fn remove(&mut self, id: u64) -> bool {
        let place = self.0.iter().position(|waiter| waiter.id == id);
        place.and_then(|place| self.0.remove(place)).is_some()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How a blocking wait ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Blocked<T> {
    Settled(T),
    TimedOut,
    /// The code that waits is to end.
    Interrupted,
}

/// A wait looks so often whether its code is to end: a cancelled one ends within 100 ms.
const SLICE: Duration = Duration::from_millis(10);

/// Blocks this OS thread. `enqueue` puts the waiter into its queue and gives what takes it out again (see [`Queue::remove`]).
pub(crate) fn block<T: Send + 'static, W: FnOnce() -> bool>(
    realm: u64,
    deadline: Option<Instant>,
    mut is_interrupted: impl FnMut() -> bool,
    enqueue: impl FnOnce(Waiter<T>) -> W,
) -> Blocked<T> {
    let place: Arc<(Mutex<Option<T>>, Condvar)> = Arc::new((Mutex::new(None), Condvar::new()));
    let other = Arc::clone(&place);
    let withdraw = enqueue(Waiter::new(realm, move |outcome| {
        *other.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        other.1.notify_one();
    }));
    let (settled, changed) = &*place;
    let mut outcome = settled.lock().unwrap_or_else(PoisonError::into_inner);
    let mut withdraw = Some(withdraw);
    let mut reason = Blocked::Interrupted;
    loop {
        if let Some(outcome) = outcome.take() {
            return Blocked::Settled(outcome);
        }
        let left = deadline.map_or(SLICE, |deadline| {
            deadline.saturating_duration_since(Instant::now()).min(SLICE)
        });
        if left.is_zero() {
            reason = Blocked::TimedOut;
        }
        if (left.is_zero() || is_interrupted())
            && let Some(withdraw) = withdraw.take()
        {
            drop(outcome);
            if withdraw() {
                return reason;
            }
            // It has been settled: whoever did is just bringing it.
            outcome = settled.lock().unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let pause = left.max(Duration::from_millis(1));
        outcome = changed
            .wait_timeout(outcome, pause)
            .unwrap_or_else(PoisonError::into_inner)
            .0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued(queue: &Arc<Mutex<Queue<u8>>>, waiter: Waiter<u8>) -> impl FnOnce() -> bool + use<> {
        let (queue, id) = (Arc::clone(queue), waiter.id());
        queue.lock().expect("a lock").push(waiter);
        move || queue.lock().expect("a lock").remove(id)
    }

    #[test]
    fn a_blocked_thread_is_settled_by_another() {
        let queue = Arc::new(Mutex::new(Queue::default()));
        let other = Arc::clone(&queue);
        let settler = std::thread::spawn(move || {
            loop {
                let waiter = other.lock().expect("a lock").pop();
                if let Some(waiter) = waiter {
                    return waiter.settle(7);
                }
                std::thread::yield_now();
            }
        });
        assert_eq!(
            block(1, None, || false, |waiter| queued(&queue, waiter)),
            Blocked::Settled(7)
        );
        settler.join().expect("the settler ends");
    }

    #[test]
    fn a_deadline_and_an_interruption_end_it_and_leave_nobody_in_the_queue() {
        let queue = Arc::new(Mutex::new(Queue::default()));
        assert_eq!(
            block(1, Some(Instant::now()), || false, |waiter| queued(&queue, waiter)),
            Blocked::TimedOut
        );
        assert_eq!(
            block(1, None, || true, |waiter| queued(&queue, waiter)),
            Blocked::Interrupted
        );
        assert!(queue.lock().expect("a lock").is_empty());
    }

    #[test]
    fn what_was_settled_before_the_deadline_is_not_lost() {
        let got = block(
            1,
            Some(Instant::now()),
            || false,
            |waiter| {
                waiter.settle(9);
                || false
            },
        );
        assert_eq!(got, Blocked::Settled(9));
    }

    #[test]
    fn one_that_blocks_goes_before_its_own_realm_only() {
        let mut queue = Queue::default();
        let told = Arc::new(Mutex::new(Vec::new()));
        let waiter = |realm, name: &'static str| {
            let told = Arc::clone(&told);
            Waiter::new(realm, move |()| told.lock().expect("a lock").push(name))
        };
        queue.push(waiter(1, "1"));
        queue.push(waiter(2, "2"));
        queue.push(waiter(1, "1 again"));
        queue.push_blocking(waiter(2, "2 blocking"));
        queue.push_blocking(waiter(3, "3 blocking"));
        while let Some(waiter) = queue.pop() {
            waiter.settle(());
        }
        assert_eq!(
            *told.lock().expect("a lock"),
            ["1", "2 blocking", "2", "1 again", "3 blocking"]
        );
    }
}
