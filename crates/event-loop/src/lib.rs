//! The event loop: its phases, what keeps it alive, the poll phase and the thread pool. It knows no JS.
//!
//! ```text
//!    ┌─> pending        callbacks put off from the last turn (late errors of the system)
//!    │   idle/prepare   the engine's own run loop
//!    │   poll           finished requests and messages; waits here when nothing else is to be done; then what that has put off
//!    │   check          immediates
//!    │   close          'close' callbacks
//!    └── timers         those that are due
//! ```
//! Timers also run once before the first turn, so that one turn is C1's "timers, pending, idle/prepare, poll, check, close", and liveness is
//! asked after timers, as libuv does since 1.45 (<https://docs.libuv.org/en/v1.x/design.html>).
//!
//! Ticks and promise jobs have no phase: the [`Host`] runs them after every callback.

mod activity;
mod clock;
mod eager;
mod inbox;
mod poll_phase;
mod poller;
mod pool;
#[cfg(test)]
mod tests;
mod watches;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::os::fd::{AsFd, OwnedFd};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

pub use activity::Activity;
pub use clock::Clock;
pub use inbox::{Inbox, Port, Waker};
pub use pool::{Pool, PoolFull};
pub use watches::{Attended, Readiness, Turn, WatchId};

use eager::{ChannelLook, Eager};
use inbox::Message;
use slab::Slab;
use watches::Watches;

/// Whoever the loop works for: it owns the callbacks' world.
pub trait Host {
    /// A callback with all it needs.
    type Task;
    /// A file descriptor that the host's run loop waits for.
    type Fd: AsFd;
    /// Runs one callback and everything that must follow it before the next.
    fn run(&mut self, task: Self::Task);
    /// Runs the timers that are due.
    fn run_timers(&mut self);
    /// When the next timer is due, in milliseconds of the loop's [`Clock`].
    fn next_timer(&self) -> Option<u64>;
    /// Runs the immediates that were there when the phase began.
    fn run_immediates(&mut self);
    /// Whether immediates wait, and whether some of them keep the loop alive.
    fn immediates(&self) -> Immediates;
    /// Whether some timer keeps the loop alive.
    fn timers_keep_alive(&self) -> bool;
    /// Runs what the host's own run loop has to do, without waiting.
    fn idle(&mut self);
    /// The file descriptors that the host's run loop waits for, and for how long at most.
    fn idle_wait(&mut self) -> (Vec<Self::Fd>, Option<Duration>);
    /// Whether the loop must end now, whatever waits.
    fn stopped(&self) -> bool;
    /// Runs what has come in by the host's own ways (a mailbox, say); they wake the loop with a [`Waker`].
    fn run_own(&mut self) {}
    /// Whether something of the host's own keeps the loop alive.
    fn keeps_alive(&self) -> bool {
        false
    }
    /// The poll phase is about to wait: whether it may. After anything but [`Park::No`] comes [`Host::unpark`].
    fn park(&mut self) -> Park {
        Park::Yes
    }
    /// The poll phase has waited.
    fn unpark(&mut self) {}
}

/// Whether the poll phase may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Park {
    /// There is something to do.
    No,
    /// For so long at most.
    For(Duration),
    /// Until something comes.
    Yes,
}

/// What waits for the check phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Immediates {
    /// there is at least one
    pub any: bool,
    /// at least one keeps the loop alive
    pub keep_alive: bool,
}

/// How often pending callbacks run behind a poll phase, before the loop goes on.
const PENDING_AFTER_POLL: usize = 8;

type Reply<T> = Box<dyn FnOnce(Box<dyn Any + Send>) -> T>;

/// What waits for the thread pool.
struct Request<T> {
    reply: Reply<T>,
    /// Its callback may be taken by [`EventLoop::next_quick`].
    quick: bool,
}

type Receiver<T> = Rc<dyn Fn(Box<dyn Any + Send>) -> T>;

/// A loop whose callbacks are `T`s. It belongs to one OS thread; [`Port`]s and the [`Pool`] reach it from others.
pub struct EventLoop<T> {
    inbox: Arc<Inbox>,
    clock: Clock,
    pending: RefCell<VecDeque<T>>,
    ready: RefCell<VecDeque<T>>,
    quiet: RefCell<VecDeque<T>>,
    closing: RefCell<VecDeque<T>>,
    /// What the poll phase has still to deliver.
    arrived: RefCell<VecDeque<Message>>,
    requests: RefCell<Slab<Request<T>>>,
    receivers: RefCell<Slab<Receiver<T>>>,
    watches: Watches<T>,
    eager: Eager,
    channels: ChannelLook,
    keepers: Cell<usize>,
    last_idle: Cell<u64>,
    /// When `run` was first called, in the clock's milliseconds; before that none.
    started: Cell<Option<f64>>,
    activity: Arc<Activity>,
    /// Poll phases so far, and whether one runs now.
    polls: Cell<u64>,
    polling: Cell<bool>,
}

impl<T> Drop for EventLoop<T> {
    /// Ports and wakers may outlive it; what they would send goes nowhere, and they keep no descriptor open.
    fn drop(&mut self) {
        self.inbox.close();
    }
}

impl<T> EventLoop<T> {
    /// A loop for this OS thread.
    pub fn new() -> std::io::Result<Self> {
        let (inbox, wake) = Inbox::new()?;
        Ok(EventLoop {
            inbox: Arc::new(inbox),
            clock: Clock::start(),
            pending: RefCell::default(),
            ready: RefCell::default(),
            quiet: RefCell::default(),
            closing: RefCell::default(),
            arrived: RefCell::default(),
            requests: RefCell::default(),
            receivers: RefCell::default(),
            watches: Watches::new(wake),
            eager: Eager::default(),
            channels: ChannelLook::default(),
            keepers: Cell::new(0),
            last_idle: Cell::new(0),
            started: Cell::new(None),
            activity: Arc::new(Activity::new()),
            polls: Cell::new(0),
            polling: Cell::new(false),
        })
    }

    /// Runs until nothing keeps the loop alive or the host stops it. Timers that keep nothing alive do not run if nothing else does, even if
    /// due. After the first timers comes a turn in any case, as in libuv.
    pub fn run(&self, host: &mut impl Host<Task = T>) {
        if self.started.get().is_none() {
            self.started.set(Some(self.clock.precise()));
            self.activity.begin();
        }
        let mut alive = self.is_alive(host);
        if alive {
            self.timers(host);
        }
        while alive {
            self.turn(host, true);
            alive = self.is_alive(host);
        }
    }

    /// One turn; with `may_wait` false, poll does not wait.
    pub fn turn(&self, host: &mut impl Host<Task = T>, may_wait: bool) {
        self.run_pending(host);
        self.idle_prepare(host);
        self.polls.set(self.polls.get() + 1);
        self.polling.set(true);
        self.poll(host, may_wait);
        self.polling.set(false);
        self.run_immediate_pending(host);
        self.check(host);
        self.close(host);
        self.timers(host);
    }

    /// When the loop began, in the clock's milliseconds; `None` before that.
    pub fn started(&self) -> Option<f64> {
        self.started.get()
    }

    /// Milliseconds that the loop has waited for something to happen.
    pub fn waited(&self) -> f64 {
        self.activity.idle().as_secs_f64() * 1e3
    }

    /// How long the loop has worked and waited, to be asked from any OS thread.
    pub fn activity(&self) -> Arc<Activity> {
        Arc::clone(&self.activity)
    }

    /// How often the loop has turned.
    pub fn turns(&self) -> u64 {
        self.polls.get()
    }

    /// The number of the poll phase that runs now, from 1; `None` in any other phase.
    pub fn current_poll(&self) -> Option<u64> {
        self.polling.get().then(|| self.polls.get())
    }

    /// Whether something keeps the loop alive.
    pub fn is_alive(&self, host: &impl Host<Task = T>) -> bool {
        !host.stopped()
            && (self.keepers.get() > 0
                || host.timers_keep_alive()
                || host.keeps_alive()
                || host.immediates().keep_alive
                || !self.pending.borrow().is_empty()
                || !self.ready.borrow().is_empty()
                || !self.closing.borrow().is_empty())
    }

    // ---- the phases

    fn timers(&self, host: &mut impl Host<Task = T>) {
        if !host.stopped() && host.next_timer().is_some_and(|due| due <= self.clock.now()) {
            host.run_timers();
        }
    }

    fn run_pending(&self, host: &mut impl Host<Task = T>) {
        self.drain(&self.pending, host);
    }

    /// What the poll phase has put off runs right behind it, as in libuv since 1.45; and so does, a few times, what that puts off.
    fn run_immediate_pending(&self, host: &mut impl Host<Task = T>) {
        for _ in 0..PENDING_AFTER_POLL {
            if self.pending.borrow().is_empty() {
                return;
            }
            self.run_pending(host);
        }
    }

    /// The host's run loop is asked at most once a millisecond: it is never urgent, and asking costs a system call.
    fn idle_prepare(&self, host: &mut impl Host<Task = T>) {
        if self.last_idle.replace(self.clock.now()) != self.clock.now() {
            host.idle();
        }
    }

    fn check(&self, host: &mut impl Host<Task = T>) {
        if !host.stopped() && host.immediates().any {
            host.run_immediates();
        }
    }

    /// Last in, first out, as libuv closes handles.
    fn close(&self, host: &mut impl Host<Task = T>) {
        let mut closing = std::mem::take(&mut *self.closing.borrow_mut());
        while !host.stopped()
            && let Some(task) = closing.pop_back()
        {
            host.run(task);
        }
    }

    // ---- what the phases are made of

    /// Runs what was in the queue when the phase began.
    fn drain(&self, queue: &RefCell<VecDeque<T>>, host: &mut impl Host<Task = T>) {
        let count = queue.borrow().len();
        for _ in 0..count {
            if host.stopped() {
                return;
            }
            let Some(task) = queue.borrow_mut().pop_front() else {
                return;
            };
            host.run(task);
        }
    }

    /// The next message, if it is one that is wanted.
    fn next_arrived(&self, wanted: impl Fn(&Message) -> bool) -> Option<Message> {
        let mut arrived = self.arrived.borrow_mut();
        arrived.front().is_some_and(wanted).then(|| arrived.pop_front())?
    }

    /// The callback that comes next in this poll phase, if it was submitted as quick: a host that runs one may run those behind it as well,
    /// without coming back to the loop in between.
    pub fn next_quick(&self) -> Option<T> {
        let message = self.next_arrived(|message| match message {
            Message::Finished { request, .. } => self
                .requests
                .borrow()
                .get(*request)
                .is_some_and(|request| request.quick),
            Message::Posted { .. } => false,
        })?;
        self.deliver(message)
    }

    fn deliver(&self, message: Message) -> Option<T> {
        match message {
            Message::Finished { request, outcome } => {
                self.release();
                let request = self.requests.borrow_mut().try_remove(request)?;
                Some((request.reply)(outcome))
            }
            Message::Posted { receiver, value } => {
                let receiver = self.receivers.borrow().get(receiver).cloned()?;
                Some(receiver(value))
            }
        }
    }

    // ---- what the outside does with the loop

    /// The loop's clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// One more thing keeps the loop alive.
    pub fn keep(&self) {
        self.keepers.set(self.keepers.get() + 1);
    }

    /// One thing fewer does.
    pub fn release(&self) {
        self.keepers.set(self.keepers.get().saturating_sub(1));
    }

    /// Puts a callback into the next pending phase.
    pub fn put_pending(&self, task: T) {
        self.pending.borrow_mut().push_back(task);
    }

    /// Puts a callback into the next poll phase, where what is ready comes in.
    pub fn put_ready(&self, task: T) {
        self.ready.borrow_mut().push_back(task);
    }

    /// The same, but the callback does not keep the loop alive: it is dropped if nothing else does.
    pub fn put_quiet(&self, task: T) {
        self.quiet.borrow_mut().push_back(task);
    }

    /// Puts a callback into the next close phase.
    pub fn put_closing(&self, task: T) {
        self.closing.borrow_mut().push_back(task);
    }

    /// Runs `work` on the thread pool; in a later poll phase `reply` makes the callback from its result. Keeps the loop alive meanwhile.
    pub fn submit<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
        reply: impl FnOnce(R) -> T + 'static,
    ) -> Result<(), PoolFull> {
        self.submit_request(work, reply, false)
    }

    /// The same, for callbacks that the host may take itself with [`EventLoop::next_quick`].
    pub fn submit_quick<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
        reply: impl FnOnce(R) -> T + 'static,
    ) -> Result<(), PoolFull> {
        self.submit_request(work, reply, true)
    }

    fn submit_request<R: Send + 'static>(
        &self,
        work: impl FnOnce() -> R + Send + 'static,
        reply: impl FnOnce(R) -> T + 'static,
        quick: bool,
    ) -> Result<(), PoolFull> {
        let reply: Reply<T> = Box::new(move |outcome| match outcome.downcast() {
            Ok(result) => reply(*result),
            Err(panic) => std::panic::resume_unwind(panic),
        });
        let request = self.requests.borrow_mut().insert(Request { reply, quick });
        let inbox = Arc::clone(&self.inbox);
        let submitted = Pool::global().submit(Box::new(move || {
            let outcome: Box<dyn Any + Send> =
                match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
                    Ok(result) => Box::new(result),
                    Err(panic) => panic,
                };
            inbox.post(Message::Finished { request, outcome });
        }));
        match submitted {
            Ok(()) => self.keep(),
            Err(_) => drop(self.requests.borrow_mut().try_remove(request)),
        }
        submitted
    }

    /// A port through which other OS threads send values; `receive` makes a callback of each, run in the poll phase.
    /// A port does not keep the loop alive.
    pub fn port(&self, receive: impl Fn(Box<dyn Any + Send>) -> T + 'static) -> Port {
        let receiver = self.receivers.borrow_mut().insert(Rc::new(receive));
        Port::new(&self.inbox, receiver)
    }

    /// Wakes this loop from any OS thread.
    pub fn waker(&self) -> Waker {
        Waker::new(&self.inbox)
    }

    /// Watches a file descriptor, for nothing at first. While it is ready for what is wanted, each poll phase runs what `tell` makes.
    /// It does not keep the loop alive.
    pub fn watch(&self, fd: Rc<OwnedFd>, turn: Turn, tell: impl Fn(Readiness) -> T + 'static) -> WatchId {
        self.watches.add(fd, turn, tell)
    }

    /// Changes what a watched descriptor is wanted for. Fails with EPERM for files that are always ready.
    pub fn want(&self, watch: WatchId, wanted: Readiness) -> std::io::Result<()> {
        self.watches.want(watch, wanted)
    }

    /// Watches a descriptor no more.
    pub fn unwatch(&self, watch: WatchId) {
        self.watches.remove(watch);
    }

    /// From now on, while the loop waits, it waits also for this, and takes it in.
    ///
    /// # Errors
    /// If the system cannot wait for its descriptor.
    pub fn attend(&self, what: Rc<dyn Attended>) -> std::io::Result<()> {
        self.watches.attend(what)
    }

    /// A message has come from another OS thread, to which another may follow soon: before it waits, the loop looks for that for a moment.
    pub fn expect_more(&self) {
        self.eager.want();
    }

    /// The same for a message that a watched channel to another process has brought.
    pub fn expect_more_from_channels(&self) {
        self.channels.want();
    }

    /// Forgets a port's receiver: what is still sent through it is dropped.
    pub fn close_port(&self, port: &Port) {
        self.receivers.borrow_mut().try_remove(port.receiver());
    }
}
