//! Random histories of calls, cancellations, panics (whose executor is made anew), stops and halts of cores and of the machine against a simple model: every
//! call is settled exactly once, as what was told about it allows, what was cancelled before it began never runs, and the counts add up.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod common;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use common::*;
use nodes::{Call, CallId, Cancelled, Machine, Outcome, Place};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Call { what: What, core: u32 },
    Cancel(prop::sample::Index),
    Read,
    CloseCore(u32),
    HaltCore(u32),
    Halt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Answer,
    Fail,
    Wait,
    Spin,
    Nest,
    Panic,
}

/// What the model knows of a call.
struct Known {
    what: What,
    ran: Arc<AtomicBool>,
    cancelled: Option<Cancelled>,
    replies: usize,
}

fn step() -> impl Strategy<Value = Step> {
    let what = prop_oneof![
        6 => Just(What::Answer),
        2 => Just(What::Fail),
        4 => Just(What::Wait),
        2 => Just(What::Spin),
        2 => Just(What::Nest),
        1 => Just(What::Panic),
    ];
    prop_oneof![
        60 => (what, 0_u32..3).prop_map(|(what, core)| Step::Call { what, core }),
        30 => any::<prop::sample::Index>().prop_map(Step::Cancel),
        10 => Just(Step::Read),
        1 => (1_u32..3).prop_map(Step::CloseCore),
        1 => (1_u32..3).prop_map(Step::HaltCore),
        1 => Just(Step::Halt),
    ]
}

/// `begun` counts the calls that have begun, nested ones included.
fn body(what: What, ran: Arc<AtomicBool>, begun: Arc<AtomicU64>) -> Call {
    call(move |fake, thread| {
        ran.store(true, Ordering::SeqCst);
        begun.fetch_add(1, Ordering::SeqCst);
        match what {
            What::Answer => thread.done(vec![1], Vec::new()),
            What::Fail => thread.failed(vec![2]),
            What::Wait => fake.keep(thread),
            What::Spin => {
                while !thread.is_cancelled() {
                    std::hint::spin_loop();
                }
                thread.cancelled();
            }
            What::Nest => match fake.context.caller.submit(inner(begun), Place::Anywhere) {
                Ok(id) => {
                    fake.nested.insert(id, thread.number());
                    fake.keep(thread);
                }
                Err(_) => thread.failed(vec![4]),
            },
            What::Panic => std::panic::resume_unwind(Box::new("on purpose")),
        }
    })
}

fn inner(begun: Arc<AtomicU64>) -> Call {
    call(move |_, thread| {
        begun.fetch_add(1, Ordering::SeqCst);
        thread.done(vec![3], Vec::new());
    })
}

struct History {
    caller: Blocking,
    begun: Arc<AtomicU64>,
    known: HashMap<CallId, Known>,
    order: Vec<CallId>,
}

impl History {
    fn step(&mut self, machine: &Machine, step: Step) {
        match step {
            Step::Call { what, core } => {
                let ran = Arc::new(AtomicBool::new(false));
                let place = if core == 0 {
                    Place::Anywhere
                } else {
                    Place::Core(core)
                };
                if let Ok(id) = self
                    .caller
                    .caller
                    .submit(body(what, Arc::clone(&ran), Arc::clone(&self.begun)), place)
                {
                    self.order.push(id);
                    self.known.insert(
                        id,
                        Known {
                            what,
                            ran,
                            cancelled: None,
                            replies: 0,
                        },
                    );
                }
            }
            Step::Cancel(which) if !self.order.is_empty() => {
                let id = *which.get(&self.order);
                self.cancel(id);
            }
            Step::Cancel(_) => {}
            Step::Read => self.read(),
            Step::CloseCore(core) => machine.close_core(core),
            Step::HaltCore(core) => machine.halt_core(core),
            Step::Halt => machine.halt(),
        }
    }

    fn cancel(&mut self, id: CallId) {
        let found = self.caller.caller.cancel(id, Vec::new());
        let known = self.known.get_mut(&id).unwrap();
        match (known.cancelled, found) {
            (Some(Cancelled::Removed), found) => assert_eq!(found, Cancelled::TooLate),
            (Some(Cancelled::TooLate), found) => assert_eq!(found, Cancelled::TooLate),
            _ => known.cancelled = known.cancelled.or(Some(found)),
        }
    }

    fn read(&mut self) {
        self.caller.caller.drain(&mut self.caller.seen);
        for reply in std::mem::take(&mut self.caller.seen) {
            let known = self.known.get_mut(&reply.id).unwrap();
            known.replies += 1;
            check(known, &reply.outcome);
        }
    }
}

fn check(known: &Known, outcome: &Outcome) {
    let ran = known.ran.load(Ordering::SeqCst);
    let right = match (known.cancelled, outcome) {
        (Some(Cancelled::Removed), outcome) => matches!(outcome, Outcome::Cancelled { begun: false }) && !ran,
        (Some(Cancelled::Stopping), outcome) => matches!(outcome, Outcome::Cancelled { begun: true }),
        (_, Outcome::Done(..)) => ran && matches!(known.what, What::Answer | What::Nest),
        (_, Outcome::Failed(..)) => ran && matches!(known.what, What::Fail | What::Nest),
        (_, Outcome::Down { maybe_executed, .. }) => *maybe_executed || !ran || known.what == What::Nest,
        // A nested call's own end is passed on; a spinning one ends as cancelled when its core halts.
        (_, Outcome::Cancelled { .. }) => ran && matches!(known.what, What::Nest | What::Spin),
        _ => false,
    };
    assert!(
        right,
        "{:?} cancelled {:?}, ran {ran}: {outcome:?}",
        known.what, known.cancelled
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_call_settles_exactly_once(steps in prop::collection::vec(step(), 1..120), cores in 1_usize..=2) {
        let machine = machine(cores);
        let mut history = History {
            caller: Blocking::new(&machine),
            begun: Arc::default(),
            known: HashMap::new(),
            order: Vec::new(),
        };
        for step in steps {
            history.step(&machine, step);
        }
        for id in history.order.clone() {
            history.cancel(id);
        }
        while history.caller.caller.in_flight() > 0 {
            history.caller.read(1);
            history.read();
        }
        for known in history.known.values() {
            prop_assert_eq!(known.replies, 1);
        }
        machine.stop(Duration::from_secs(30));
        let stats = machine.stats();
        prop_assert_eq!((stats.running, stats.queued), (0, 0));
        prop_assert_eq!(stats.done + stats.failed, history.begun.load(Ordering::SeqCst));
    }
}
