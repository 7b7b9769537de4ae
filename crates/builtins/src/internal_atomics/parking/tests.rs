//! The table of waiters against a model, and on several OS threads. Addresses are made up: nothing is read through them.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;
use crate::internal_waiting::{Blocked, block};

/// Addresses of no other test, far apart from real ones.
fn fresh_addresses(count: usize) -> Vec<usize> {
    static NEXT: AtomicUsize = AtomicUsize::new(4);
    let first = NEXT.fetch_add(4 * count, Ordering::Relaxed);
    (0..count).map(|index| first + 4 * index).collect()
}

#[derive(Clone, Debug)]
enum Step {
    Park { place: usize, expected: bool },
    Notify { place: usize, most: usize },
    Withdraw { which: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..3_usize, any::<bool>()).prop_map(|(place, expected)| Step::Park { place, expected }),
        2 => (0..3_usize, 0..4_usize).prop_map(|(place, most)| Step::Notify { place, most }),
        1 => (0..40_usize).prop_map(|which| Step::Withdraw { which }),
    ];
    prop::collection::vec(step, 0..60)
}

proptest! {
    #[test]
    fn wakes_who_has_waited_longest_and_nobody_else(steps in steps()) {
        let addresses = fresh_addresses(3);
        let woken = Arc::new(Mutex::new(Vec::new()));
        let mut model: [VecDeque<usize>; 3] = Default::default();
        let mut expected_woken = Vec::new();
        let mut parked: Vec<(usize, u64)> = Vec::new();
        for step in steps {
            match step {
                Step::Park { place, expected } => {
                    let (number, told) = (parked.len(), Arc::clone(&woken));
                    let waiter = Waiter::new(1, move |outcome| told.lock().expect("a lock").push((number, outcome)));
                    let id = waiter.id();
                    let waits = park_if(addresses[place], || expected, waiter).is_ok();
                    prop_assert_eq!(waits, expected);
                    if waits {
                        parked.push((place, id));
                        model[place].push_back(number);
                    }
                }
                Step::Notify { place, most } => {
                    let count = most.min(model[place].len());
                    expected_woken.extend(model[place].drain(..count).map(|number| (number, Woken::Notified)));
                    prop_assert_eq!(wake(addresses[place], most), count);
                }
                Step::Withdraw { which } => {
                    let Some((place, id)) = parked.get(which).copied() else { continue };
                    let waits = model[place].iter().position(|number| *number == which);
                    prop_assert_eq!(remove(addresses[place], id), waits.is_some());
                    if let Some(index) = waits {
                        model[place].remove(index);
                    }
                }
            }
        }
        prop_assert_eq!(&*woken.lock().expect("a lock"), &expected_woken);
        for (place, address) in addresses.iter().enumerate() {
            prop_assert_eq!(wake(*address, usize::MAX), model[place].len());
            prop_assert!(!part(*address).contains_key(address), "an empty queue stays in the table");
        }
    }
}

/// Waits until `word` is no longer `value`.
fn wait_while(address: usize, word: &AtomicU32, value: u32) {
    while word.load(Ordering::SeqCst) == value {
        let blocked = block(
            1,
            None,
            || false,
            |waiter: Waiter<Woken>| {
                let id = waiter.id();
                if let Err(waiter) = park_if(address, || word.load(Ordering::SeqCst) == value, waiter) {
                    waiter.settle(Woken::NotEqual);
                }
                move || remove(address, id)
            },
        );
        assert!(matches!(blocked, Blocked::Settled(_)));
    }
}

#[test]
fn no_wake_is_lost_between_threads() {
    const ROUNDS: u32 = 2000;
    const THREADS: u32 = 4;
    let address = fresh_addresses(1)[0];
    let word = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for me in 0..THREADS {
            let word = &word;
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    let mine = round * THREADS + me;
                    loop {
                        let now = word.load(Ordering::SeqCst);
                        if now == mine {
                            break;
                        }
                        wait_while(address, word, now);
                    }
                    word.store(mine + 1, Ordering::SeqCst);
                    wake(address, usize::MAX);
                }
            });
        }
    });
    assert_eq!(word.load(Ordering::SeqCst), ROUNDS * THREADS);
}
