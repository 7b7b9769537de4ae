//! What everyone may do with a core: address it, wake it, tell it something, end it.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crate::address::{Address, State};
use crate::executor::{Control, Remote};
use crate::gate::Gate;
use crate::idle::Idle;
use crate::mailbox::Receiver;
use crate::nook::Bell;
use crate::queue::Queue;
use crate::stats::{Counters, Stats};
use crate::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use crate::sync::{Mutex, lock};

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
    pub(super) phase: AtomicU8,
    pub(super) gate: Gate,
    pub(super) parked_in_loop: AtomicBool,
    pub(super) bell: Bell,
    pub(super) os_thread: OnceLock<std::thread::Thread>,
    pub(super) began: OnceLock<Instant>,
    inbox: Mutex<Vec<(u64, Control)>>,
    inbox_len: AtomicUsize,
    pub(super) remote: Mutex<Option<Remote>>,
    /// Its OS thread is inside its executor, and may be for long.
    pub(super) in_executor: AtomicBool,
    halt: AtomicBool,
    pub(super) why_down: Mutex<Option<Arc<str>>>,
    /// Its executor's loop has something from elsewhere.
    pub(super) poked: AtomicBool,
    /// It takes no new work, and ends when what it has is over.
    closed: AtomicBool,
    /// Its OS thread neither sleeps nor is being woken.
    pub(super) is_up: AtomicBool,
    pub(super) idle: Idle,
}

const ABSENT: u8 = 0;
const STARTED: u8 = 1;
pub(super) const EXITED: u8 = 2;

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

    pub(super) fn take_messages(&self) -> Vec<(u64, Control)> {
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
