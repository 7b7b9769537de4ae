//! The lock against a model, and on several OS threads.

use std::collections::VecDeque;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::internal_waiting::{Blocked, block};

/// What came to whom: the locks as their waiters got them.
type Arrived = Arc<Mutex<Vec<(usize, Granted)>>>;

#[derive(Clone, Debug)]
enum Step {
    Lock {
        realm: u64,
        blocking: bool,
    },
    Withdraw {
        which: usize,
    },
    /// The holder lets go…
    Release,
    /// …or ends…
    Abandon,
    /// …or was gone before it got the lock, which is dropped unread.
    Lose,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (1..4_u64, any::<bool>()).prop_map(|(realm, blocking)| Step::Lock { realm, blocking }),
        1 => (0..40_usize).prop_map(|which| Step::Withdraw { which }),
        2 => Just(Step::Release),
        1 => Just(Step::Abandon),
        1 => Just(Step::Lose),
    ];
    prop::collection::vec(step, 0..80)
}

/// A lock as simple as can be: a line whose first has it.
#[derive(Default)]
struct Model {
    holder: Option<usize>,
    line: VecDeque<(usize, u64)>,
    abandoned: bool,
    /// What each was told when it got the lock.
    told: Vec<(usize, bool)>,
}

impl Model {
    fn grant_next(&mut self) {
        if self.holder.is_none()
            && let Some((next, _)) = self.line.pop_front()
        {
            self.holder = Some(next);
            self.told.push((next, std::mem::take(&mut self.abandoned)));
        }
    }

    fn lock(&mut self, who: usize, realm: u64, blocking: bool) {
        let own = self.line.iter().position(|other| blocking && other.1 == realm);
        self.line.insert(own.unwrap_or(self.line.len()), (who, realm));
        self.grant_next();
    }

    fn end(&mut self, abandoned: bool) {
        self.holder = None;
        self.abandoned = abandoned;
        self.grant_next();
    }
}

/// The lock that the last one got, out of `arrived`: it is dropped or released without the list's lock, as more may arrive meanwhile.
fn take_last(arrived: &Arrived) -> Option<Granted> {
    arrived.lock().expect("a lock").pop().map(|entry| entry.1)
}

proptest! {
    #[test]
    fn is_granted_in_order_to_one_at_a_time(steps in steps()) {
        let state = Arc::new(MutexState::default());
        let arrived: Arrived = Arc::default();
        let told = Arc::new(Mutex::new(Vec::new()));
        let mut model = Model::default();
        let mut ids = Vec::new();
        for step in steps {
            match step {
                Step::Lock { realm, blocking } => {
                    let (who, list, told) = (ids.len(), Arc::clone(&arrived), Arc::clone(&told));
                    let waiter = Waiter::new(realm, move |granted: Granted| {
                        told.lock().expect("a lock").push((who, granted.was_abandoned()));
                        list.lock().expect("a lock").push((who, granted));
                    });
                    ids.push(waiter.id());
                    model.lock(who, realm, blocking);
                    if blocking { state.enqueue_blocking(waiter) } else { state.enqueue(waiter) }
                }
                Step::Withdraw { which } => {
                    let Some(id) = ids.get(which) else { continue };
                    let waits = model.line.iter().position(|other| other.0 == which);
                    prop_assert_eq!(state.withdraw(*id), waits.is_some());
                    if let Some(place) = waits {
                        model.line.remove(place);
                    }
                }
                Step::Release | Step::Abandon | Step::Lose => {
                    let Some(granted) = take_last(&arrived) else { continue };
                    match step {
                        Step::Release => {
                            model.end(false);
                            granted.release();
                            granted.release();
                        }
                        Step::Abandon => {
                            model.end(true);
                            granted.abandon();
                        }
                        _ => model.end(granted.was_abandoned()),
                    }
                    drop(granted);
                }
            }
            let holders: Vec<_> = arrived.lock().expect("a lock").iter().map(|entry| entry.0).collect();
            prop_assert_eq!(holders, model.holder.into_iter().collect::<Vec<_>>());
            prop_assert_eq!(&*told.lock().expect("a lock"), &model.told);
        }
        // Whoever is left is let go one after the other.
        while let Some(granted) = take_last(&arrived) {
            drop(granted);
        }
        prop_assert!(state.try_lock(9).is_some());
    }
}

#[test]
fn counts_exactly_on_many_threads_that_also_give_up() {
    const ROUNDS: u64 = 2000;
    let state = Arc::new(MutexState::default());
    let (counter, given_up) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for realm in 1..=4 {
            let (state, counter, given_up) = (Arc::clone(&state), &counter, &given_up);
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    let deadline =
                        (round % 7 == 0).then(|| Instant::now() + Duration::from_micros(round % 50));
                    let blocked = block(
                        realm,
                        deadline,
                        || false,
                        |waiter| {
                            let id = waiter.id();
                            state.enqueue(waiter);
                            let state = Arc::clone(&state);
                            move || state.withdraw(id)
                        },
                    );
                    let Blocked::Settled(granted) = blocked else {
                        given_up.fetch_add(1, Ordering::Relaxed);
                        continue;
                    };
                    // Not atomic together: two holders at once would lose one.
                    let now = counter.load(Ordering::Relaxed);
                    std::hint::spin_loop();
                    counter.store(now + 1, Ordering::Relaxed);
                    granted.release();
                }
            });
        }
    });
    assert_eq!(counter.into_inner() + given_up.into_inner(), 4 * ROUNDS);
    assert!(state.try_lock(1).is_some());
}

#[test]
fn one_that_was_forgotten_is_let_go_and_its_realm_is_told() {
    let state = Arc::new(MutexState::default());
    let mailbox = Arc::new(Mailbox::unread());
    let granted = state.try_lock(1).expect("it is free");
    granted.belongs_to(0, &mailbox);
    assert!(state.is_held_by(1) && state.try_lock(2).is_none());
    drop(granted);
    assert_eq!(mailbox.forgotten_locks(), 1);
    let next = state.try_lock(2).expect("it was let go");
    assert!(next.was_abandoned());
    next.release();
    drop(next);
    assert!(!state.try_lock(2).expect("it was let go").was_abandoned());
}
