//! A core: its OS thread's life, and how others reach it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crate::address::{Address, State};
use crate::call::{Outcome, Reply};
use crate::caller::Caller;
use crate::executor::{CancelFlag, Control, CoreContext, Executor, Remote, Source, Wait};
use crate::gate::Gate;
use crate::idle::Idle;
use crate::machine::Shared;
use crate::mailbox::{Mailbox, Receiver};
use crate::nook::{Bell, Nook};
use crate::picker::Picker;
use crate::queue::Queue;
use crate::spin::Spin;
use crate::stats::{Counters, Stats};
use crate::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use crate::sync::{Mutex, lock};
use crate::ticket::Ticket;
use crate::watch::LinkSpin;

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

/// How old the figures of a busy core may be.
const SAMPLE_EVERY: Duration = Duration::from_millis(10);

/// How old those of one that pauses may be: it asks the system for them, which takes as long as a tiny call.
const SAMPLE_PAUSES_EVERY: Duration = Duration::from_micros(250);

/// How long a core that dozes sleeps before it looks again.
const DOZE: Duration = Duration::from_millis(1);

/// How old the size of its heap may be. To find it costs some ten microseconds, or as many milliseconds if there is much garbage: then it is found as
/// seldom as makes that a hundredth of the time.
const WEIGH_EVERY: Duration = Duration::from_millis(200);
const WEIGH_SHARE: u32 = 100;

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
    bell: Bell,
    os_thread: OnceLock<std::thread::Thread>,
    began: OnceLock<Instant>,
    inbox: Mutex<Vec<(u64, Control)>>,
    inbox_len: AtomicUsize,
    remote: Mutex<Option<Remote>>,
    /// Its OS thread is inside its executor, and may be for long.
    in_executor: AtomicBool,
    halt: AtomicBool,
    why_down: Mutex<Option<Arc<str>>>,
    /// Its executor's loop has something from elsewhere.
    poked: AtomicBool,
    /// It takes no new work, and ends when what it has is over.
    closed: AtomicBool,
    /// Its OS thread neither sleeps nor is being woken.
    is_up: AtomicBool,
    idle: Idle,
}

const ABSENT: u8 = 0;
const STARTED: u8 = 1;
const EXITED: u8 = 2;

impl CoreShared {
    pub fn new(number: u32, machine: Address, max_queue: usize, idle: Idle) -> Self {
        idle.more();
        Self {
            number,
            counters: Counters::default(),
            pinned: Queue::new(max_queue),
            own: Queue::new(max_queue),
            machine,
            phase: AtomicU8::new(ABSENT),
            gate: Gate::default(),
            parked_in_loop: AtomicBool::new(false),
            bell: Bell::default(),
            os_thread: OnceLock::new(),
            began: OnceLock::new(),
            inbox: Mutex::new(Vec::new()),
            inbox_len: AtomicUsize::new(0),
            remote: Mutex::new(None),
            in_executor: AtomicBool::new(false),
            halt: AtomicBool::new(false),
            why_down: Mutex::new(None),
            poked: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            is_up: AtomicBool::new(false),
            idle,
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

    /// It was asked to end before it had an OS thread: now it never gets one.
    pub fn never_started(&self) -> bool {
        self.phase
            .compare_exchange(ABSENT, EXITED, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    pub fn is_started(&self) -> bool {
        self.phase.load(Ordering::Acquire) != ABSENT
    }

    pub fn state(&self, closed: bool) -> State {
        match self.phase.load(Ordering::Acquire) {
            EXITED => State::Exited,
            _ if closed || self.is_closed() => State::Stopping,
            ABSENT => State::Starting,
            _ => State::Running,
        }
    }

    /// Whether it will take work as soon as it is woken, started or given a processor: it sleeps, or does not run calls just now. A hint.
    pub fn is_available(&self) -> bool {
        self.gate.is_closed() || !self.in_executor.load(Ordering::Relaxed)
    }

    /// Whether it was started or woken, and is not up yet: the next call is as good as its. A hint.
    pub fn is_rising(&self) -> bool {
        let is_woken = self.phase.load(Ordering::Relaxed) == STARTED && !self.gate.is_closed();
        is_woken && !self.is_up.load(Ordering::Relaxed) && !self.is_closed()
    }

    /// Wakes it if it sleeps, and tells whether it did.
    pub fn wake_if_parked(&self) -> bool {
        let parked = self.gate.open();
        if parked {
            self.idle.less();
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
        if self.bell.ring() {
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

    pub fn has_messages(&self) -> bool {
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

    /// Ends the synchronous code of a Thread-Node that was cancelled, or (0) any.
    pub fn interrupt(&self, thread: u64) {
        let remote = lock(&self.remote).clone();
        if let Some(remote) = remote {
            (remote.interrupt)(thread);
        }
    }

    /// Sees to it that its executor's loop takes a turn soon: something was left there that the executor's own wake-ups do not tell of.
    pub fn poke(&self) {
        self.poked.store(true, Ordering::Release);
        self.wake_if_parked();
    }

    /// Takes no more calls; those it has go on.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Release);
        self.pinned.close();
        self.wake_if_parked();
    }

    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// Ends the core as soon as its executor lets go.
    pub fn halt(&self) {
        *lock(&self.why_down) = Some("it was stopped".into());
        self.halt.store(true, Ordering::SeqCst);
        self.wake_if_parked();
        self.interrupt(0);
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
    link_spin: LinkSpin,
    nook: Nook,
    /// It was woken by what has come over a link.
    called_by_link: bool,
    sampled: Instant,
    /// When the size of its heap is to be found again.
    weigh_again: Instant,
    /// It had work since it last dozed.
    worked: bool,
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
            link_spin: LinkSpin::default(),
            nook: Nook::default(),
            called_by_link: false,
            sampled,
            weigh_again: sampled + WEIGH_EVERY,
            worked: false,
        }
    }

    /// A core starts as one that searches for work (see [`Shared::start`]), and so begins by ending that.
    fn announce_start(&self) {
        self.core.idle.less();
        self.gets_up();
        self.shared.end_search(&self.core);
    }

    fn gets_up(&self) {
        self.core.is_up.store(true, Ordering::Relaxed);
        self.shared.awake.fetch_add(1, Ordering::Relaxed);
    }

    fn lies_down(&self) {
        self.core.is_up.store(false, Ordering::Relaxed);
        self.shared.awake.fetch_sub(1, Ordering::Relaxed);
    }

    fn has_something(&self) -> bool {
        self.picker.has_work() || self.has_news()
    }

    /// Whether there is anything to do besides beginning calls.
    fn has_news(&self) -> bool {
        self.core.is_halting()
            || self.core.has_messages()
            || self.core.poked.load(Ordering::Acquire)
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
            self.worked = true;
        }
        let poked = self.core.poked.load(Ordering::Acquire) && self.core.poked.swap(false, Ordering::AcqRel);
        self.guarded(|running| {
            if poked || running.executor.alive() || running.mailbox.has_news() {
                running.executor.turn(Wait::Poll);
            }
        });
        self.picker.end_round();
        if self.picker.now().duration_since(self.sampled) > SAMPLE_EVERY {
            self.sample();
        }
    }

    /// Searches a little, then parks until somebody wakes it.
    fn pause(&mut self) {
        let shared = Arc::clone(&self.shared);
        shared.search.begin();
        self.core.idle.more();
        let found = self.spin(&shared);
        if found {
            self.core.idle.less();
            shared.end_search(&self.core);
            return;
        }
        if self.sampled.elapsed() > SAMPLE_PAUSES_EVERY {
            self.sample();
        }
        self.park();
    }

    /// Looks for work a little while: in the queues, and at the link that brought the last call.
    fn spin(&mut self, shared: &Shared) -> bool {
        if std::mem::take(&mut self.called_by_link) {
            self.nook.take_in();
        }
        let link = lock(&shared.last_link).upgrade();
        let (mut spin, mut link_spin) = (
            std::mem::take(&mut self.spin),
            std::mem::take(&mut self.link_spin),
        );
        let found = match &link {
            Some(link) => link_spin.until(link, || self.has_something(), || shared.may_spin()),
            None => spin.until(|| self.has_something(), || shared.may_spin()),
        };
        (self.spin, self.link_spin) = (spin, link_spin);
        found
    }

    fn park(&mut self) {
        let in_loop = self
            .executor
            .as_ref()
            .is_some_and(|running| running.executor.alive());
        self.core.parked_in_loop.store(in_loop, Ordering::Relaxed);
        let link = lock(&self.shared.last_link).upgrade();
        self.nook.prepare(&self.core.bell, link.filter(|_| !in_loop));
        self.core.gate.close();
        let dozes = !in_loop && std::mem::take(&mut self.worked);
        if dozes {
            self.shared.begin_doze();
        }
        self.lies_down();
        self.shared.give_up_search();
        if !self.has_something() {
            if in_loop {
                self.guarded(|running| running.executor.turn(Wait::Block));
                self.picker.wake_owed();
            } else if dozes {
                self.doze();
            } else {
                self.called_by_link = self.nook.sleep(&self.core.bell, None);
            }
        }
        self.gets_up();
        if dozes {
            self.shared.end_doze();
        }
        self.spin.waited();
        if self.core.gate.reopen() {
            self.core.idle.less();
        }
        self.shared.was_woken(&self.core);
    }

    /// Sleeps, and is not woken for calls that other cores will take themselves before a processor is free for this one. So it looks now and then whether
    /// they do: until somebody wakes it after all, or nothing has moved.
    fn doze(&mut self) {
        let mut begun = self.shared.begun();
        loop {
            self.called_by_link = self.nook.sleep(&self.core.bell, Some(DOZE));
            let before = std::mem::replace(&mut begun, self.shared.begun());
            if self.called_by_link || !self.core.gate.is_closed() || begun == before || self.has_news() {
                return;
            }
        }
    }

    fn sample(&mut self) {
        self.core.counters.sample_this_thread();
        self.sampled = Instant::now();
        if self.sampled > self.weigh_again {
            let core = Arc::clone(&self.core);
            self.guarded(|running| core.counters.memory.set(running.executor.memory()));
            self.weigh_again = Instant::now() + WEIGH_EVERY.max(self.sampled.elapsed() * WEIGH_SHARE);
        }
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
        self.core.in_executor.store(true, Ordering::Relaxed);
        let outcome = catch_unwind(AssertUnwindSafe(|| call(running)));
        self.core.in_executor.store(false, Ordering::Relaxed);
        if let Err(panic) = outcome {
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
        self.picker.wake_owed();
        for queue in [&self.core.pinned, &self.core.own] {
            settle_as_down(queue);
        }
        self.sample();
        self.lies_down();
        self.core.phase.store(EXITED, Ordering::Release);
    }
}

/// Ends all calls of a queue that was closed.
pub(crate) fn settle_as_down(queue: &Queue) {
    while let Some(job) = queue.pop(Ticket::withdraw) {
        let outcome = Outcome::Down {
            reason: "it was stopped".into(),
            maybe_executed: false,
        };
        job.mailbox().push(Reply {
            id: job.ticket.id(),
            core: 0,
            thread: 0,
            outcome,
            slice: None,
        });
    }
}

fn message_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}
