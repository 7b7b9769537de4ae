//! Chooses a core's next call, and sends its replies: what the executor's [`Source`](crate::Source) and Thread-Nodes use.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::call::{Outcome, Reply};
use crate::core::CoreShared;
use crate::executor::Thread;
use crate::machine::Shared;
use crate::mailbox::Mailbox;
use crate::queue::Job;
use crate::sync::atomic::Ordering;
use crate::ticket::{Standing, Ticket};

/// Calls begun in one round at most, before messages and the executor's loop get their turn.
const CALLS_PER_ROUND: u32 = 64;
/// And no call is begun when a round has lasted this long.
const ROUND: Duration = Duration::from_micros(500);
/// A caller that sleeps while replies flow is woken for so many of them at once,
const REPLIES_PER_WAKE: u32 = 64;
/// or when the first of them is so old, measured when a call begins.
const WAKE_WITHIN: Duration = Duration::from_micros(50);
/// The same while many calls wait: the program can do nothing for them, and would only take the processor from one.
const WAKE_WITHIN_BACKLOG: Duration = Duration::from_millis(2);
/// While calls take less than this on average, the clock is looked at less often,
const SHORT: Duration = Duration::from_micros(4);
/// but once in so many calls.
const LONGEST_STRIDE: u32 = 8;
/// Once in so many calls the machine's queue comes before the core's own, so that neither starves the other.
const FAIRNESS: u64 = 61;
/// How many more Thread-Nodes than an idle core a core may have and still take work that could run anywhere.
const LEAD: u64 = 32;

/// Chooses the core's next call.
pub(crate) struct Picker {
    pub core: Arc<CoreShared>,
    shared: Arc<Shared>,
    left: Cell<u32>,
    round_began: Cell<Instant>,
    now: Cell<Instant>,
    /// Calls begun since the last look at the clock, and after how many comes the next.
    unlooked: Cell<u32>,
    stride: Cell<u32>,
    next_number: Cell<u64>,
    owed: RefCell<Option<Owed>>,
}

/// A caller that sleeps for a short time and whose wake-up was put off.
struct Owed {
    mailbox: Arc<Mailbox>,
    replies: u32,
    /// Whether it is to hear that a call begins.
    begins: bool,
    /// When the clock was first looked at after the oldest of the replies.
    since: Cell<Option<Instant>>,
}

/// What a caller is woken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    Begin,
    Reply,
}

impl Owed {
    fn nothing_yet(mailbox: &Arc<Mailbox>) -> Self {
        Self {
            mailbox: Arc::clone(mailbox),
            replies: 0,
            begins: false,
            since: Cell::new(None),
        }
    }

    fn one_more(&mut self, what: Due) {
        if what == Due::Begin {
            self.begins = true;
            return;
        }
        // It may have read those before: another core has woken it, or it has come by itself.
        if self.mailbox.len() == 1 {
            self.replies = 0;
            self.since.set(None);
        }
        self.replies += 1;
    }
}

impl Picker {
    pub fn new(core: Arc<CoreShared>, shared: Arc<Shared>) -> Self {
        let now = Instant::now();
        let (left, round_began, now) = (Cell::new(0), Cell::new(now), Cell::new(now));
        Self {
            core,
            shared,
            left,
            round_began,
            now,
            unlooked: Cell::new(0),
            stride: Cell::new(1),
            next_number: Cell::new(1),
            owed: RefCell::new(None),
        }
    }

    pub fn begin_round(&self) {
        self.left.set(CALLS_PER_ROUND);
        let now = Instant::now();
        self.round_began.set(now);
        self.now.set(now);
        self.unlooked.set(0);
    }

    /// The time of the last look at the clock.
    pub fn now(&self) -> Instant {
        self.now.get()
    }

    /// The next call to begin in this round.
    pub fn next(self: &Rc<Self>) -> Option<Thread> {
        while self.may_begin_another() {
            self.wake_owed_if_due();
            let number = self.next_number.get();
            let Some(job) = self.pick(number) else { break };
            self.next_number.set(number + 1);
            self.left.set(self.left.get() - 1);
            if let Some(thread) = self.seat(job, number) {
                return Some(thread);
            }
        }
        self.end_round();
        None
    }

    /// Whoever still sleeps on replies of this core is woken, unless more calls are about to be begun here: then that waits as long as it may.
    pub fn end_round(&self) {
        if self.has_work() {
            self.wake_owed_if_due();
        } else {
            self.wake_owed();
        }
    }

    /// Sends a reply. While replies flow, waking a caller for each costs more than the calls: one that sleeps for a short time
    /// only is woken after some replies, or some time, or when no call is left.
    pub fn post(&self, mailbox: &Arc<Mailbox>, reply: Reply) {
        if mailbox.push_with_more_to_come(reply) {
            self.owe(mailbox, Due::Reply);
        }
    }

    /// The caller must be woken, later.
    fn owe(&self, mailbox: &Arc<Mailbox>, what: Due) {
        let mut owed = self.owed.borrow_mut();
        let is_known = matches!(&*owed, Some(known) if Arc::ptr_eq(&known.mailbox, mailbox));
        if !is_known && let Some(before) = owed.replace(Owed::nothing_yet(mailbox)) {
            before.mailbox.nudge();
        }
        if let Some(owed) = &mut *owed {
            owed.one_more(what);
        }
    }

    fn wake_owed_if_due(&self) {
        let due = |owed: &Owed| {
            let now = self.now.get();
            let since = owed.since.get().unwrap_or(now);
            owed.since.set(Some(since));
            let age = now.duration_since(since);
            owed.replies >= REPLIES_PER_WAKE
                || age >= WAKE_WITHIN_BACKLOG
                || age >= WAKE_WITHIN && !self.shared.has_backlog()
        };
        if self.owed.borrow().as_ref().is_some_and(due) {
            self.wake_owed();
        }
    }

    /// Makes up for a wake-up that was put off, unless the caller has come by itself.
    pub fn wake_owed(&self) {
        if let Some(owed) = self.owed.take()
            && (owed.begins || owed.mailbox.has_news())
        {
            owed.mailbox.nudge();
        }
    }

    fn may_begin_another(&self) -> bool {
        if self.left.get() == 0 || self.core.has_messages() || self.core.is_halting() {
            return false;
        }
        if self.left.get() < CALLS_PER_ROUND {
            self.look_at_clock();
        }
        self.now.get().duration_since(self.round_began.get()) < ROUND
    }

    /// Among calls that take a microsecond or two, a look for each would be a good part of them.
    fn look_at_clock(&self) {
        self.unlooked.set(self.unlooked.get() + 1);
        if self.unlooked.get() < self.stride.get() {
            return;
        }
        let now = Instant::now();
        let short = now.duration_since(self.now.get()) < SHORT * self.stride.get();
        self.stride.set(if short {
            (self.stride.get() * 2).min(LONGEST_STRIDE)
        } else {
            1
        });
        if self.shared.quick.load(Ordering::Relaxed) != short {
            self.shared.quick.store(short, Ordering::Relaxed);
        }
        self.unlooked.set(0);
        self.now.set(now);
    }

    /// A Thread-Node of the job, unless its time is over.
    fn seat(self: &Rc<Self>, job: Job, number: u64) -> Option<Thread> {
        if job
            .call
            .deadline()
            .is_none_or(|deadline| self.now.get() < deadline)
        {
            if job.mailbox().begins(job.ticket.id(), self.core.number, number) {
                self.owe(job.mailbox(), Due::Begin);
            }
            return Some(Thread::new(job.call, number, job.ticket, Rc::clone(self)));
        }
        let outcome = match job.ticket.settle()? {
            Standing::Begun => Outcome::TimedOut,
            Standing::Cancelling => Outcome::Cancelled { begun: false },
        };
        job.mailbox().push(Reply {
            id: job.ticket.id(),
            core: 0,
            thread: 0,
            outcome,
            slice: None,
        });
        None
    }

    fn pick(&self, number: u64) -> Option<Job> {
        let begin = |ticket: &Ticket| ticket.begin(self.core.number - 1, number);
        if !self.has_room() {
            return None;
        }
        if self.core.is_closed() {
            return self.core.pinned.pop(begin).or_else(|| self.core.own.pop(begin));
        }
        let anyones = || {
            if self.may_take_anyones() {
                self.shared.queue.pop(begin)
            } else {
                None
            }
        };
        if number.is_multiple_of(FAIRNESS)
            && let Some(job) = anyones()
        {
            return Some(job);
        }
        self.core
            .pinned
            .pop(begin)
            .or_else(|| self.core.own.pop(begin))
            .or_else(anyones)
            .or_else(|| self.steal(begin))
    }

    /// The oldest call that waits in another core's own queue: one at a time and from the front, so that each caller's calls
    /// begin in their order on every core.
    fn steal(&self, begin: impl Fn(&Ticket) -> bool) -> Option<Job> {
        let job = self.others().find_map(|other| other.own.pop(&begin))?;
        self.core.counters.stolen.up();
        Some(job)
    }

    fn others(&self) -> impl Iterator<Item = &Arc<CoreShared>> {
        let here = self.core.number as usize;
        let cores = &self.shared.cores;
        cores.iter().cycle().skip(here).take(cores.len() - 1)
    }

    fn has_room(&self) -> bool {
        self.core.counters.running.get() < self.shared.concurrency.load(Ordering::Relaxed)
    }

    /// Whether something waits that this core may begin.
    pub fn has_work(&self) -> bool {
        self.has_room()
            && (!self.core.pinned.is_empty()
                || !self.core.own.is_empty()
                || !self.core.is_closed()
                    && (!self.shared.queue.is_empty() || self.others().any(|other| !other.own.is_empty())))
    }

    /// Calls that may run anywhere are left to an idle core if this one has many more Thread-Nodes: they wait now, but will want to run
    /// later. The idle core is woken, and once it runs calls everyone may take again.
    fn may_take_anyones(&self) -> bool {
        let running = self.core.counters.running.get();
        if running < LEAD || self.shared.queue.is_empty() {
            return true;
        }
        let emptier = |other: &&Arc<CoreShared>| other.counters.running.get() + LEAD <= running;
        let Some(other) = self.others().filter(emptier).find(|other| other.is_available()) else {
            return true;
        };
        if other.is_started() {
            other.wake_if_parked();
        } else if !self.shared.start_next() {
            return true;
        }
        // It may be awake and want for this very processor.
        std::thread::yield_now();
        false
    }
}
