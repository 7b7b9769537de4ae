//! What becomes of locks, and of what waits for them, when a realm ends: as a core does that panics.

use std::sync::{Arc, Mutex};

use runtime::loader::{Disk, Loader};
use runtime::{ModuleOptions, Realm, RealmOptions, SharedNodes};

use super::held::HeldLocks;
use super::state::{Granted, MutexState};
use crate::internal_waiting::{For, ThreadEnds, Waiter, Waits};

fn with_realm(body: impl FnOnce(&Realm) + Send) {
    // A realm belongs to its OS thread.
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let modules = ModuleOptions {
                loader: Arc::new(Loader::new(Arc::new(Disk), Vec::<String>::new(), &[], Vec::new())),
                nodes: SharedNodes::default(),
            };
            let options = RealmOptions {
                builtins: crate::BUILTINS,
                modules,
            };
            let realm = Realm::new(options).expect("a realm");
            body(&realm);
        });
    });
}

/// `count` tickets of Thread-Node `thread` for the lock.
fn wait(realm: &Realm, state: &Arc<MutexState>, thread: u64, count: usize) {
    realm.enter(|scope| {
        let who = For {
            thread,
            keeps_alive: true,
        };
        for _ in 0..count {
            Waits::of(scope).begin(scope, who, |waiter: Waiter<Granted>| {
                let (state, id) = (Arc::clone(state), waiter.id());
                state.enqueue(waiter);
                Some(move || state.withdraw(id))
            });
        }
    });
}

/// Whoever waits on no realm, and what it got.
fn stand_in_line(state: &Arc<MutexState>) -> Arc<Mutex<Vec<Granted>>> {
    let got = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&got);
    state.enqueue(Waiter::new(0, move |granted| {
        list.lock().expect("a lock").push(granted);
    }));
    got
}

#[test]
fn a_lock_held_in_a_realm_that_ends_is_abandoned_to_the_next_in_line() {
    let state = Arc::new(MutexState::default());
    let held: Mutex<Option<Arc<Granted>>> = Mutex::default();
    with_realm(|realm| {
        realm.enter(|scope| {
            let granted = Arc::new(state.try_lock(Waits::of(scope).realm()).expect("it is free"));
            HeldLocks::of(scope).keep(&granted, 7);
            *held.lock().expect("a lock") = Some(granted);
        });
        assert!(state.try_lock(0).is_none());
    });
    assert!(state.try_lock(0).expect("it was let go").was_abandoned());
}

#[test]
fn what_a_realm_that_ends_waits_for_goes_to_others() {
    let state = Arc::new(MutexState::default());
    let first = state.try_lock(0).expect("it is free");
    let mut got = None;
    with_realm(|realm| {
        wait(realm, &state, 0, 3);
        assert!(realm.is_alive());
        got = Some(stand_in_line(&state));
        // Granted, but never read.
        first.release();
    });
    let got = got.expect("it stands in line");
    assert_eq!(got.lock().expect("a lock").len(), 1);
}

#[test]
fn a_thread_node_that_ends_waits_and_holds_no_more_and_others_go_on() {
    let state = Arc::new(MutexState::default());
    let first = state.try_lock(0).expect("it is free");
    with_realm(|realm| {
        wait(realm, &state, 7, 2);
        wait(realm, &state, 8, 1);
        let last = stand_in_line(&state);
        realm.enter(|scope| ThreadEnds::of(scope).tell(7));
        // To Thread-Node 8, which ends before it reads it.
        first.release();
        assert_eq!(last.lock().expect("a lock").len(), 0);
        realm.enter(|scope| ThreadEnds::of(scope).tell(8));
        realm.enter(|scope| {
            let on_settled = scope.eval("() => {}", "test.js").expect("a function");
            Waits::of(scope).attach(scope.global_of(on_settled));
        });
        while realm.is_alive() {
            realm.turn_loop(true);
        }
        let got = last.lock().expect("a lock").pop().expect("it came to the last");
        assert!(!got.was_abandoned());
    });
}
