//! Cores that doze: nobody wakes them while no processor is free, and still no call is left lying.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod common;

use std::sync::mpsc;
use std::time::Duration;

use common::*;

/// Far longer than any core dozes.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_call_that_nobody_else_takes_is_noticed() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for _ in 0..50 {
        for _ in 0..100 {
            let _ = caller.submit(answer(1));
        }
        caller.take(100);
        // One core is taken and this OS thread does not park: on two processors none is free for the other core.
        let (started, cores) = mpsc::channel();
        let first = caller.submit(spin(started.clone()));
        let busy = cores.recv_timeout(SOON).unwrap();
        let second = caller.submit(spin(started));
        assert_ne!(cores.recv_timeout(SOON).unwrap(), busy);
        for id in [first, second] {
            caller.caller.cancel(id, Vec::new());
        }
        caller.take(2);
    }
}

#[test]
fn both_cores_have_work_as_soon_as_the_caller_parks() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    for _ in 0..20 {
        let (started, cores) = mpsc::channel();
        for _ in 0..100 {
            let _ = caller.submit(answer(1));
        }
        let ids = [(); 2].map(|()| caller.submit(spin(started.clone())));
        caller.take(100);
        let mut seen: Vec<u32> = (0..2).map(|_| cores.recv_timeout(SOON).unwrap()).collect();
        seen.sort_unstable();
        assert_eq!(seen, [1, 2]);
        for id in ids {
            caller.caller.cancel(id, Vec::new());
        }
        caller.take(2);
    }
}
