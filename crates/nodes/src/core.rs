//! A core: its OS thread's life. What others may do with it is in `core/shared.rs`.

mod shared;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::call::{Outcome, Reply};
use crate::caller::Caller;
use crate::executor::{CancelFlag, CoreContext, Executor, Source, Wait};
use crate::machine::Shared;
use crate::mailbox::{Mailbox, Receiver};
use crate::nook::Nook;
use crate::picker::Picker;
use crate::queue::Queue;
use crate::spin::Spin;
use crate::sync::atomic::Ordering;
use crate::sync::lock;
use crate::ticket::Ticket;
use crate::watch::LinkSpin;
use shared::EXITED;

pub(crate) use shared::CoreShared;

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
            address: self.core.machine_address().core(self.core.number),
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
