//! Single cores that are closed, ended and poked, the count of idle ones, and who is interrupted for whom.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

use common::{Blocking, answer, machine, spin, wait_for_ever, wait_until};
use nodes::{Control, Executor, Factory, Machine, Outcome, Place, Remote, Source, State, Wait, Why};

#[test]
fn a_closed_core_ends_what_it_has_and_the_others_take_the_rest() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    let waiting = caller.submit_to(1, wait_for_ever());
    wait_until(|| machine.core_stats(1).unwrap().running == 1);
    machine.close_core(1);
    assert_eq!(machine.core_state(1), Some(State::Stopping));
    let refused = caller.caller.submit(answer(1), Place::Core(1)).unwrap_err();
    assert_eq!(refused.why, Why::Stopping);
    for _ in 0..50 {
        caller.submit(answer(2));
    }
    assert!(caller.take(50).iter().all(|reply| reply.core == 2));
    assert!(!machine.is_core_quiet(1));
    caller.caller.cancel(waiting, Vec::new());
    assert!(matches!(caller.one(), Outcome::Cancelled { begun: true }));
    assert!(machine.is_core_quiet(1));
}

#[test]
fn a_core_that_is_ended_settles_its_calls_and_the_last_one_closes_the_machine() {
    let machine = machine(2);
    let mut caller = Blocking::new(&machine);
    let (started, starts) = channel();
    caller.submit_to(1, spin(started));
    caller.submit_to(1, answer(1));
    starts.recv().unwrap();
    machine.halt_core(1);
    let outcomes = caller.take(2);
    assert!(
        outcomes
            .iter()
            .any(|reply| matches!(reply.outcome, Outcome::Cancelled { .. }))
    );
    assert!(outcomes.iter().any(|reply| matches!(
        reply.outcome,
        Outcome::Down {
            maybe_executed: false,
            ..
        }
    )));
    wait_until(|| machine.core_state(1) == Some(State::Exited));
    caller.submit(answer(3));
    assert!(matches!(caller.one(), Outcome::Done(..)));
    machine.halt_core(2);
    wait_until(|| machine.state() == State::Exited);
    let refused = caller.caller.submit(answer(1), Place::Anywhere).unwrap_err();
    assert_eq!(refused.why, Why::Stopping);
}

#[test]
fn a_core_that_never_began_can_be_ended() {
    let machine = machine(2);
    machine.halt_core(2);
    assert_eq!(machine.core_state(2), Some(State::Exited));
    let mut caller = Blocking::new(&machine);
    caller.submit(answer(1));
    assert_eq!(caller.take(1)[0].core, 1);
}

#[test]
fn the_count_of_idle_cores_is_that_of_those_without_work() {
    let machine = machine(3);
    let idle = machine.idle();
    let count = || idle[0].load(Ordering::Relaxed);
    assert_eq!(count(), 3, "cores that are not there yet are idle");
    let mut caller = Blocking::new(&machine);
    let (started, starts) = channel();
    let spinning: Vec<_> = (1..=3)
        .map(|core| caller.submit_to(core, spin(started.clone())))
        .collect();
    for _ in 1..=3 {
        starts.recv().unwrap();
    }
    assert_eq!(count(), 0);
    for id in spinning {
        caller.caller.cancel(id, Vec::new());
    }
    caller.take(3);
    wait_until(|| count() == 3);
    for _ in 0..200 {
        caller.submit(answer(1));
        caller.take(1);
    }
    wait_until(|| count() == 3);
}

/// Answers every call, and counts the turns of its loop, which nothing keeps alive.
struct Turner {
    source: Source,
    turns: Arc<AtomicUsize>,
}

impl Executor for Turner {
    fn work(&mut self) {
        while let Some(thread) = self.source.next() {
            thread.done(Vec::new(), Vec::new());
        }
    }

    fn control(&mut self, _: u64, _: Control) {}

    fn turn(&mut self, _: Wait) {
        self.turns.fetch_add(1, Ordering::SeqCst);
    }

    fn alive(&self) -> bool {
        false
    }

    fn remote(&self) -> Remote {
        Remote {
            wake: Arc::new(|| {}),
            interrupt: Arc::new(|_| {}),
        }
    }
}

#[test]
fn a_poked_core_turns_its_loop_though_nothing_keeps_that_alive() {
    let turns = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&turns);
    let factory: Factory = Arc::new(move |context| {
        let turns = Arc::clone(&counted);
        Ok(Box::new(Turner {
            source: context.source,
            turns,
        }) as Box<dyn Executor>)
    });
    let machine = Machine::new(common::settings(1), factory);
    let mut caller = Blocking::new(&machine);
    caller.submit(answer(1));
    caller.take(1);
    assert_eq!(turns.load(Ordering::SeqCst), 0);
    for poke in 1..=50 {
        machine.poke(1);
        wait_until(|| turns.load(Ordering::SeqCst) == poke);
    }
    machine.poke(7);
}
