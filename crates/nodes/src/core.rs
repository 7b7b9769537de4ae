//! A core: its OS thread's life, and how others reach it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crate::address::{Address, State};
use crate::call::{Outcome, Reply};
use crate::caller::Caller;
use crate::executor::{CancelFlag, Control, CoreContext, Executor, Remote, Source, Thread, Wait};
use crate::gate::Gate;
use crate::machine::Shared;
use crate::mailbox::{Mailbox, Receiver};
use crate::queue::{Job, Queue};
use crate::spin::Spin;
use crate::stats::{Counters, Stats};
use crate::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use crate::sync::{Mutex, lock};
use crate::ticket::{Standing, Ticket};

/// What one core's OS thread does until the machine halts: rounds of work while there is any, else a pause.
pub(crate) fn run(core: Arc<CoreShared>, shared: Arc<Shared>) {
    let mut seat = Seat::new(core, shared);
    seat.announce_start();
    while !seat.core.is_halting() {
        if seat.has_something() {
            seat.round();
        } else {
            seat.pause();
        }
    }
    seat.finish();
}

/// Calls begun in one round at most, before messages and the executor's loop get their turn.
const CALLS_PER_ROUND: u32 = 64;
/// And no call is begun when a round has lasted this long.
const ROUND: Duration = Duration::from_micros(500);
/// A caller that sleeps while replies flow is woken for so many of them at once,
const REPLIES_PER_WAKE: u32 = 64;
/// or when the first of them is so old, measured when a call begins.
const WAKE_WITHIN: Duration = Duration::from_micros(50);
/// How old the figures of a busy core may be.
const SAMPLE_EVERY: Duration = Duration::from_millis(10);
/// Once in so many calls the machine's queue comes before the core's own, so that neither starves the other.
const FAIRNESS: u64 = 61;
/// How many more Thread-Nodes than an idle core a core may have and still take work that could run anywhere.
const LEAD: u64 = 32;

/// The part of a core that everyone may touch.
pub(crate) struct CoreShared {
    /// From 1.
    pub number: u32,
    pub counters: Counters,
    /// Calls addressed to this core.
    pub pinned: Queue,
    /// Calls made on this core that may run anywhere.
    pub own: Queue,
    machine: Address,
    phase: AtomicU8,
    gate: Gate,
    parked_in_loop: AtomicBool,
    os_thread: OnceLock<std::thread::Thread>,
    began: OnceLock<Instant>,
    inbox: Mutex<Vec<(u64, Control)>>,
    inbox_len: AtomicUsize,
    remote: Mutex<Option<Remote>>,
    halt: AtomicBool,
    why_down: Mutex<Option<Arc<str>>>,
}

const ABSENT: u8 = 0;
const STARTED: u8 = 1;
const EXITED: u8 = 2;

impl CoreShared {
    pub fn new(number: u32, machine: Address, max_queue: usize) -> Self {
        Self {
            number,
            counters: Counters::default(),
            pinned: Queue::new(max_queue),
            own: Queue::new(max_queue),
            machine,
            phase: AtomicU8::new(ABSENT),
            gate: Gate::default(),
            parked_in_loop: AtomicBool::new(false),
            os_thread: OnceLock::new(),
            began: OnceLock::new(),
            inbox: Mutex::new(Vec::new()),
            inbox_len: AtomicUsize::new(0),
            remote: Mutex::new(None),
            halt: AtomicBool::new(false),
            why_down: Mutex::new(None),
        }
    }

    pub fn machine_address(&self) -> &Address {
        &self.machine
    }

    /// True for the one caller who must start the OS thread now.
    pub fn claim_start(&self) -> bool {
        self.phase
            .compare_exchange(ABSENT, STARTED, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    /// The OS thread could not be started.
    pub fn start_failed(&self) {
        self.phase.store(ABSENT, Ordering::Release);
    }

    pub fn is_started(&self) -> bool {
        self.phase.load(Ordering::Acquire) != ABSENT
    }

    pub fn state(&self, closed: bool) -> State {
        match self.phase.load(Ordering::Acquire) {
            EXITED => State::Exited,
            _ if closed => State::Stopping,
            ABSENT => State::Starting,
            _ => State::Running,
        }
    }

    /// Whether it sleeps, as a hint.
    pub fn is_parked(&self) -> bool {
        self.gate.is_closed()
    }

    /// Wakes it if it sleeps, and tells whether it did.
    pub fn wake_if_parked(&self) -> bool {
        let parked = self.gate.open();
        if parked {
            self.wake_now();
        }
        parked
    }

    fn wake_now(&self) {
        if self.parked_in_loop.load(Ordering::Acquire)
            && let Some(remote) = lock(&self.remote).clone()
        {
            (remote.wake)();
            return;
        }
        if let Some(thread) = self.os_thread.get() {
            thread.unpark();
        }
    }

    /// Puts a message for one of its Thread-Nodes in the inbox. Bounded by its Thread-Nodes: one cancellation each, and
    /// credits, which readers give for values they have read.
    pub fn tell(&self, thread: u64, message: Control) {
        let mut inbox = lock(&self.inbox);
        inbox.push((thread, message));
        self.inbox_len.store(inbox.len(), Ordering::Release);
        drop(inbox);
        self.wake_if_parked();
    }

    fn has_messages(&self) -> bool {
        self.inbox_len.load(Ordering::Acquire) > 0
    }

    fn take_messages(&self) -> Vec<(u64, Control)> {
        if !self.has_messages() {
            return Vec::new();
        }
        let mut inbox = lock(&self.inbox);
        self.inbox_len.store(0, Ordering::Release);
        std::mem::take(&mut *inbox)
    }

    /// Has the synchronous code that runs on it look whether it was cancelled.
    pub fn interrupt(&self) {
        let remote = lock(&self.remote).clone();
        if let Some(remote) = remote {
            (remote.interrupt)();
        }
    }

    /// Ends the core as soon as its executor lets go.
    pub fn halt(&self) {
        *lock(&self.why_down) = Some("the node was stopped".into());
        self.halt.store(true, Ordering::SeqCst);
        self.wake_if_parked();
        self.interrupt();
    }

    pub fn is_halting(&self) -> bool {
        self.halt.load(Ordering::Relaxed)
    }

    /// What callers of Thread-Nodes that nobody settled are told.
    pub fn why_down(&self) -> Arc<str> {
        lock(&self.why_down).clone().unwrap_or_else(|| {
            let number = self.number;
            if std::thread::panicking() {
                format!("core {number}'s executor panicked").into()
            } else {
                format!("core {number}'s executor lost the call").into()
            }
        })
    }

    pub fn stats(&self) -> Stats {
        Stats {
            wall: self.began.get().map_or(Duration::ZERO, Instant::elapsed),
            queued: (self.pinned.len() + self.own.len()) as u64,
            ..self.counters.read()
        }
    }
}

/// The core reads the replies to its own calls.
impl Receiver for CoreShared {
    fn nudge(&self) {
        self.wake_if_parked();
    }
}

/// The part of a core that only its OS thread touches.
struct Seat {
    core: Arc<CoreShared>,
    shared: Arc<Shared>,
    picker: Rc<Picker>,
    executor: Option<Running>,
    made_one_before: bool,
    spin: Spin,
    sampled: Instant,
}

struct Running {
    executor: Box<dyn Executor>,
    mailbox: Arc<Mailbox>,
}

impl Seat {
    fn new(core: Arc<CoreShared>, shared: Arc<Shared>) -> Self {
        // Set once: this is the core's only OS thread.
        let _ = core.os_thread.set(std::thread::current());
        let _ = core.began.set(Instant::now());
        let picker = Rc::new(Picker::new(Arc::clone(&core), Arc::clone(&shared)));
        let sampled = Instant::now();
        Self {
            core,
            shared,
            picker,
            executor: None,
            made_one_before: false,
            spin: Spin::default(),
            sampled,
        }
    }

    /// A core starts as one that searches for work (see [`Shared::start`]), and so begins by ending that.
    fn announce_start(&self) {
        self.shared.awake.fetch_add(1, Ordering::Relaxed);
        self.shared.end_search(true);
    }

    fn has_something(&self) -> bool {
        self.picker.has_work() || self.has_news()
    }

    /// Whether there is anything to do besides beginning calls.
    fn has_news(&self) -> bool {
        self.core.is_halting()
            || self.core.has_messages()
            || self
                .executor
                .as_ref()
                .is_some_and(|running| running.mailbox.has_news())
    }

    fn round(&mut self) {
        for (thread, message) in self.core.take_messages() {
            self.guarded(|running| running.executor.control(thread, message));
        }
        if self.picker.has_work() && self.has_executor() {
            self.picker.begin_round();
            self.guarded(|running| running.executor.work());
        }
        self.guarded(|running| {
            if running.executor.alive() || running.mailbox.has_news() {
                running.executor.turn(Wait::Poll);
            }
        });
        self.picker.wake_owed();
        if self.picker.now().duration_since(self.sampled) > SAMPLE_EVERY {
            self.sample();
        }
    }

    /// Searches a little, then parks until somebody wakes it.
    fn pause(&mut self) {
        let shared = Arc::clone(&self.shared);
        shared.searching.fetch_add(1, Ordering::SeqCst);
        let mut spin = std::mem::take(&mut self.spin);
        let found = spin.until(|| self.has_something(), || shared.may_spin());
        self.spin = spin;
        if found {
            shared.end_search(true);
            return;
        }
        self.sample();
        self.park();
    }

    fn park(&mut self) {
        let in_loop = self
            .executor
            .as_ref()
            .is_some_and(|running| running.executor.alive());
        self.core.parked_in_loop.store(in_loop, Ordering::Relaxed);
        self.core.gate.close();
        self.shared.end_search(false);
        if !self.has_something() {
            self.shared.awake.fetch_sub(1, Ordering::Relaxed);
            if in_loop {
                self.guarded(|running| running.executor.turn(Wait::Block));
            } else {
                std::thread::park();
            }
            self.shared.awake.fetch_add(1, Ordering::Relaxed);
        }
        self.core.gate.reopen();
    }

    fn sample(&mut self) {
        self.core.counters.sample_this_thread();
        self.sampled = Instant::now();
    }

    /// Makes the executor if there is none. If that fails the next call hears of it, so a factory that always fails ends all calls.
    fn has_executor(&mut self) -> bool {
        if self.executor.is_some() {
            return true;
        }
        let mailbox = Arc::new(Mailbox::new(Arc::clone(&self.core) as Arc<dyn Receiver>));
        let context = CoreContext {
            source: Source::new(Rc::clone(&self.picker)),
            caller: Caller::on_core(
                Arc::clone(&self.shared),
                Arc::clone(&mailbox),
                self.core.number - 1,
            ),
            address: self.core.machine.core(self.core.number),
            core: self.core.number,
            halt: CancelFlag::of_core(Arc::clone(&self.core)),
        };
        let factory = Arc::clone(&self.shared.factory);
        let made = catch_unwind(AssertUnwindSafe(|| {
            let executor = factory(context)?;
            let remote = executor.remote();
            Ok((executor, remote))
        }));
        match made.unwrap_or_else(|panic| Err(format!("panicked: {}", message_of(&*panic)))) {
            Ok((executor, remote)) => {
                *lock(&self.core.remote) = Some(remote);
                self.executor = Some(Running { executor, mailbox });
                if std::mem::replace(&mut self.made_one_before, true) {
                    self.core.counters.restarts.up();
                }
                true
            }
            Err(why) => {
                self.fail_one_call(&why);
                false
            }
        }
    }

    fn fail_one_call(&self, why: &str) {
        self.picker.begin_round();
        if let Some(thread) = self.picker.next() {
            let reason = format!("core {} could not start: {why}", self.core.number).into();
            thread.settle(Outcome::Down {
                reason,
                maybe_executed: false,
            });
        }
    }

    /// Calls the executor, if there is one. Its panic ends it and its Thread-Nodes, and nothing else.
    fn guarded(&mut self, call: impl FnOnce(&mut Running)) {
        let Some(running) = &mut self.executor else { return };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| call(running))) {
            let number = self.core.number;
            let reason = format!("core {number}'s executor panicked: {}", message_of(&*panic));
            *lock(&self.core.why_down) = Some(reason.into());
            self.drop_executor();
            if !self.core.is_halting() {
                *lock(&self.core.why_down) = None;
            }
        }
    }

    /// Dropping its Thread-Nodes settles them.
    fn drop_executor(&mut self) {
        self.core.parked_in_loop.store(false, Ordering::Relaxed);
        *lock(&self.core.remote) = None;
        let running = self.executor.take();
        // A second panic while it is torn down changes nothing: the Thread-Nodes are settled by unwinding too.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(running)));
    }

    /// The machine halts: nothing of this core stays unsettled.
    fn finish(mut self) {
        self.drop_executor();
        for queue in [&self.core.pinned, &self.core.own] {
            settle_as_down(queue);
        }
        self.sample();
        self.shared.awake.fetch_sub(1, Ordering::Relaxed);
        self.core.phase.store(EXITED, Ordering::Release);
    }
}

/// Ends all calls of a queue that was closed.
pub(crate) fn settle_as_down(queue: &Queue) {
    while let Some(job) = queue.pop(Ticket::withdraw) {
        let outcome = Outcome::Down {
            reason: "the node was stopped".into(),
            maybe_executed: false,
        };
        job.mailbox.push(Reply {
            id: job.ticket.id(),
            core: 0,
            thread: 0,
            outcome,
        });
    }
}

fn message_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}

/// Chooses the core's next call.
pub(crate) struct Picker {
    pub core: Arc<CoreShared>,
    shared: Arc<Shared>,
    left: Cell<u32>,
    round_began: Cell<Instant>,
    now: Cell<Instant>,
    next_number: Cell<u64>,
    owed: RefCell<Option<Owed>>,
}

/// A caller that sleeps for a short time and whose wake-up was put off.
struct Owed {
    mailbox: Arc<Mailbox>,
    replies: u32,
    since: Instant,
}

impl Picker {
    fn new(core: Arc<CoreShared>, shared: Arc<Shared>) -> Self {
        let now = Instant::now();
        let (left, round_began, now) = (Cell::new(0), Cell::new(now), Cell::new(now));
        Self {
            core,
            shared,
            left,
            round_began,
            now,
            next_number: Cell::new(1),
            owed: RefCell::new(None),
        }
    }

    fn begin_round(&self) {
        self.left.set(CALLS_PER_ROUND);
        let now = Instant::now();
        self.round_began.set(now);
        self.now.set(now);
    }

    /// The time of the last look at the clock.
    fn now(&self) -> Instant {
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
        self.wake_owed();
        None
    }

    /// Sends a reply. While replies flow, waking a caller for each costs more than the calls: one that sleeps for a short time
    /// only is woken after some replies, or some time, or when no call is left.
    pub fn post(&self, mailbox: &Arc<Mailbox>, reply: Reply) {
        if !mailbox.push_with_more_to_come(reply) {
            return;
        }
        let mut owed = self.owed.borrow_mut();
        match &mut *owed {
            Some(known) if Arc::ptr_eq(&known.mailbox, mailbox) => known.replies += 1,
            other => {
                let fresh = Owed {
                    mailbox: Arc::clone(mailbox),
                    replies: 1,
                    since: self.now.get(),
                };
                if let Some(before) = other.replace(fresh) {
                    before.mailbox.nudge();
                }
            }
        }
    }

    fn wake_owed_if_due(&self) {
        let due = |owed: &Owed| {
            owed.replies >= REPLIES_PER_WAKE || self.now.get().duration_since(owed.since) >= WAKE_WITHIN
        };
        if self.owed.borrow().as_ref().is_some_and(due) {
            self.wake_owed();
        }
    }

    /// Makes up for a wake-up that was put off.
    fn wake_owed(&self) {
        if let Some(owed) = self.owed.take() {
            owed.mailbox.nudge();
        }
    }

    fn may_begin_another(&self) -> bool {
        if self.left.get() == 0 || self.core.has_messages() || self.core.is_halting() {
            return false;
        }
        if self.left.get() < CALLS_PER_ROUND {
            self.now.set(Instant::now());
        }
        self.now.get().duration_since(self.round_began.get()) < ROUND
    }

    /// A Thread-Node of the job, unless its time is over.
    fn seat(self: &Rc<Self>, job: Job, number: u64) -> Option<Thread> {
        if job.call.deadline.is_none_or(|deadline| self.now.get() < deadline) {
            return Some(Thread::new(
                job.call,
                number,
                job.ticket,
                job.mailbox,
                Rc::clone(self),
            ));
        }
        let outcome = match job.ticket.settle()? {
            Standing::Begun => Outcome::TimedOut,
            Standing::Cancelling => Outcome::Cancelled { begun: false },
        };
        job.mailbox.push(Reply {
            id: job.ticket.id(),
            core: 0,
            thread: 0,
            outcome,
        });
        None
    }

    fn pick(&self, number: u64) -> Option<Job> {
        let begin = |ticket: &Ticket| ticket.begin(self.core.number - 1, number);
        if !self.has_room() {
            return None;
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
    fn has_work(&self) -> bool {
        self.has_room()
            && (!self.core.pinned.is_empty()
                || !self.core.own.is_empty()
                || !self.shared.queue.is_empty()
                || self.others().any(|other| !other.own.is_empty()))
    }

    /// Calls that may run anywhere are left to an idle core if this one has many more Thread-Nodes: they wait now, but will want to run
    /// later. The idle core is woken, and once it is awake everyone may take again.
    fn may_take_anyones(&self) -> bool {
        let running = self.core.counters.running.get();
        if running < LEAD || self.shared.queue.is_empty() {
            return true;
        }
        let emptier = |other: &&Arc<CoreShared>| other.counters.running.get() + LEAD <= running;
        match self
            .others()
            .filter(emptier)
            .find(|other| !other.is_started() || other.is_parked())
        {
            Some(other) if other.is_started() => !other.wake_if_parked(),
            Some(_) => !self.shared.start_next(),
            None => true,
        }
    }
}
