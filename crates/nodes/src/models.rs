//! Loom models: every interleaving of the races that this crate decides itself. Run with
//! `RUSTFLAGS='--cfg loom' cargo test -p nodes --lib --release models` (in a target folder of its own).

#![allow(clippy::unwrap_used, reason = "models are tests")]

use std::collections::VecDeque;
use std::sync::Arc;

use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::sync::{Condvar, Mutex};
use loom::thread;

use crate::call::{Call, CallId, Outcome, Reply, Slice};
use crate::dozing::Dozing;
use crate::gate::{Gate, Opened};
use crate::mailbox::{Mailbox, Receiver};
use crate::queue::{Job, Queue};
use crate::search::Search;
use crate::ticket::{CancelStep, QueueKey, Standing, Ticket};

fn id(slot: u32) -> CallId {
    CallId::new(slot, 0)
}

fn reply(slot: u32) -> Reply {
    Reply {
        id: id(slot),
        core: 0,
        thread: 0,
        outcome: Outcome::TimedOut,
        slice: None,
    }
}

fn job(slot: u32, mailbox: &Arc<Mailbox>) -> Job {
    let slice = Arc::new(Slice {
        hash: [0; 32],
        module: String::new(),
        text: String::new(),
    });
    let ticket = Arc::new(Ticket::new(id(slot), QueueKey::Shared, 0, Arc::clone(mailbox)));
    Job {
        ticket,
        call: Call::new(slice, 0, Vec::new()),
    }
}

/// Nobody reads: for models that look at the mailbox at the end only.
struct Nobody;

impl Receiver for Nobody {
    fn nudge(&self) {}
}

/// A reader that parks its OS thread; counts how often it was woken.
struct Sleeper {
    gate: Gate,
    /// A wake-up that came; as with `Thread::unpark`, one that comes early is kept. (Not loom's own parking: a late wake-up there
    /// disturbs `join`.)
    token: Mutex<bool>,
    came: Condvar,
    wakes: AtomicUsize,
}

impl Sleeper {
    fn new() -> Arc<Self> {
        let (token, came) = (Mutex::new(false), Condvar::new());
        Arc::new(Self {
            gate: Gate::default(),
            token,
            came,
            wakes: AtomicUsize::new(0),
        })
    }

    fn park(&self) {
        let mut token = self.token.lock().unwrap();
        while !std::mem::take(&mut *token) {
            token = self.came.wait(token).unwrap();
        }
    }

    fn wake(&self) {
        self.wakes.fetch_add(1, Ordering::Relaxed);
        *self.token.lock().unwrap() = true;
        self.came.notify_one();
    }
}

impl Receiver for Sleeper {
    fn nudge(&self) {
        if self.gate.open() {
            self.wake();
        }
    }

    fn nudge_or_put_off(&self) -> bool {
        match self.gate.open_if_firm() {
            Opened::PutOff => true,
            Opened::MustWake => {
                self.wake();
                false
            }
            Opened::Awake => false,
        }
    }
}

/// Reads `count` replies, parking in between; gives the number of times the gate was closed. A lost wake-up is a deadlock, which loom reports.
fn read(mailbox: &Mailbox, sleeper: &Sleeper, count: usize, softly: bool) -> usize {
    let (mut seen, mut into, mut closed) = (0, Vec::new(), 0);
    loop {
        mailbox.swap(&mut into);
        seen += into.drain(..).count();
        if seen == count {
            return closed;
        }
        closed += 1;
        if softly {
            sleeper.gate.close_softly()
        } else {
            sleeper.gate.close()
        }
        if !mailbox.has_news() {
            sleeper.park();
        }
        sleeper.gate.reopen();
    }
}

#[test]
fn no_reply_is_left_lying_before_a_sleeper_and_no_sleeper_is_woken_twice() {
    // Three threads: all interleavings with up to two preemptions, which is where such bugs show.
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(2);
    model.check(|| {
        let sleeper = Sleeper::new();
        let mailbox = Arc::new(Mailbox::new(Arc::clone(&sleeper) as Arc<dyn Receiver>));
        let senders: Vec<_> = (0..2)
            .map(|slot| {
                let mailbox = Arc::clone(&mailbox);
                thread::spawn(move || mailbox.push(reply(slot)))
            })
            .collect();
        let closed = read(&mailbox, &sleeper, 2, false);
        for sender in senders {
            sender.join().unwrap();
        }
        assert!(
            sleeper.wakes.load(Ordering::Relaxed) <= closed,
            "one wake-up for each time the gate was closed"
        );
    });
}

#[test]
fn a_wake_up_that_was_put_off_comes_with_the_next_nudge() {
    loom::model(|| {
        let sleeper = Sleeper::new();
        let mailbox = Arc::new(Mailbox::new(Arc::clone(&sleeper) as Arc<dyn Receiver>));
        let sender = {
            let mailbox = Arc::clone(&mailbox);
            thread::spawn(move || {
                let first = mailbox.push_with_more_to_come(reply(0));
                let second = mailbox.push_with_more_to_come(reply(1));
                if first || second {
                    mailbox.nudge();
                }
            })
        };
        read(&mailbox, &sleeper, 2, true);
        sender.join().unwrap();
    });
}

#[test]
fn beginning_and_cancelling_settle_once() {
    loom::model(|| {
        let mailbox = Arc::new(Mailbox::new(Arc::new(Nobody)));
        let ticket = Arc::new(Ticket::new(id(0), QueueKey::Shared, 0, mailbox));
        let core = {
            let ticket = Arc::clone(&ticket);
            thread::spawn(move || ticket.begin(3, 17).then(|| ticket.settle()))
        };
        let step = ticket.cancel();
        match (core.join().unwrap(), step) {
            (None, CancelStep::Removed) | (Some(Some(Standing::Begun)), CancelStep::AlreadySettled) => {}
            (Some(Some(Standing::Cancelling)), CancelStep::Running { core: 3, thread: 17 }) => {}
            other => panic!("{other:?}"),
        }
        assert!(ticket.is_settled());
        assert_eq!(ticket.settle(), None);
    });
}

#[test]
fn two_cancellers_and_one_core_agree() {
    loom::model(|| {
        let mailbox = Arc::new(Mailbox::new(Arc::new(Nobody)));
        let ticket = Arc::new(Ticket::new(id(0), QueueKey::Shared, 0, mailbox));
        let cancel = || {
            let ticket = Arc::clone(&ticket);
            thread::spawn(move || ticket.cancel())
        };
        let other = cancel();
        let began = ticket.begin(0, 1);
        let settled = began && ticket.settle().is_some();
        let steps = [other.join().unwrap(), ticket.cancel()];
        let removed = steps.iter().filter(|&&step| step == CancelStep::Removed).count();
        assert_eq!(removed + usize::from(settled), 1, "{steps:?}");
    });
}

#[test]
fn a_queue_counts_right_while_calls_are_cancelled_and_taken() {
    loom::model(|| {
        let mailbox = Arc::new(Mailbox::new(Arc::new(Nobody)));
        let queue = Arc::new(Queue::new(2));
        let mut jobs = VecDeque::from([job(0, &mailbox), job(1, &mailbox)]);
        let first = Arc::clone(&jobs[0].ticket);
        assert_eq!(queue.push(&mut jobs, &mailbox), None);
        let core = {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                queue
                    .pop(|ticket| ticket.begin(0, 1))
                    .map(|job| job.ticket.id().slot())
            })
        };
        let removed = first.cancel() == CancelStep::Removed;
        if removed {
            queue.forget_one();
        }
        let taken = core.join().unwrap();
        assert_eq!(taken, Some(usize::from(removed)));
        assert_eq!(queue.len(), usize::from(!removed));
        let left = queue
            .pop(|ticket| ticket.begin(0, 2))
            .map(|job| job.ticket.id().slot());
        assert_eq!(left, (!removed).then_some(1));
        assert_eq!(queue.len(), 0);
        let mut more = VecDeque::from([(); 3].map(|()| job(9, &mailbox)));
        queue.push(&mut more, &mailbox);
        assert_eq!(more.len(), 1, "the whole bound is free again");
    });
}

#[test]
fn a_call_never_lies_in_the_queue_while_every_core_sleeps() {
    loom::model(|| {
        let mailbox = Arc::new(Mailbox::new(Arc::new(Nobody)));
        let (queue, search) = (Arc::new(Queue::new(8)), Arc::new(Search::default()));
        let core = Sleeper::new();
        let caller = {
            let (queue, search, core) = (Arc::clone(&queue), Arc::clone(&search), Arc::clone(&core));
            thread::spawn(move || {
                queue.push(&mut VecDeque::from([job(0, &mailbox)]), &mailbox);
                // As `Shared::announce_work`.
                if search.nobody() && core.gate.open() {
                    core.wake();
                }
            })
        };
        // As `Seat::pause` and `Seat::park`.
        while queue.pop(|ticket| ticket.begin(0, 1)).is_none() {
            search.begin();
            core.gate.close();
            search.end();
            if queue.is_empty() {
                core.park();
            }
            core.gate.reopen();
        }
        caller.join().unwrap();
    });
}

/// No processor is free, so the caller leaves its call to those that work; but these take nothing. The core that ends its doze finds the call, or it was woken.
#[test]
fn a_call_left_to_a_core_that_dozes_is_found_or_wakes_it() {
    loom::model(|| {
        let dozing = Arc::new(Dozing::default());
        let search = Arc::new(Search::default());
        let queue = Arc::new(Queue::new(8));
        dozing.begin();
        let caller = {
            let (dozing, search, queue) = (Arc::clone(&dozing), Arc::clone(&search), Arc::clone(&queue));
            thread::spawn(move || {
                let mailbox = Arc::new(Mailbox::new(Arc::new(Nobody)));
                queue.push(&mut VecDeque::from([job(0, &mailbox)]), &mailbox);
                // As `Shared::announce_work`: what is not left is announced.
                search.nobody() && !dozing.any()
            })
        };
        // As at the end of `Seat::park`.
        dozing.end();
        let found = !queue.is_empty();
        let woken = caller.join().unwrap();
        assert!(found || woken);
    });
}
