//! This process as a node: its cores, its queue, and who is woken for what.

use std::io;
use std::sync::{Arc, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::address::{Address, State};
use crate::away::{Away, Aways};
use crate::caller::{Caller, Why};
use crate::core::{self, CoreShared, settle_as_down};
use crate::dozing::Dozing;
use crate::executor::Factory;
use crate::idle::Idle;
use crate::link::Link;
use crate::mailbox::Wake;
use crate::queue::Queue;
use crate::remote::RemoteMachine;
use crate::search::Search;
use crate::slices::Slices;
use crate::stats::Stats;
use crate::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use crate::sync::{Mutex, lock};
use crate::ticket::{QueueKey, Ticket};

/// The machine's cores and their work. Its OS threads start when first needed and are joined when it is dropped.
pub struct Machine {
    shared: Arc<Shared>,
    threads: Threads,
}

/// How a machine is made.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its address.
    pub address: Address,
    /// How many cores; at least 1.
    pub cores: usize,
    /// How many calls may wait: in the machine's queue, and in each core's.
    pub max_queue: usize,
    /// How many Thread-Nodes a core may have at once, running or waiting.
    pub concurrency: usize,
    /// Stack of a core's OS thread, in bytes.
    pub stack_size: usize,
}

impl Settings {
    /// As many cores as this process may use (cgroup quota and affinity respected), and the usual bounds.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            cores: processors(),
            max_queue: 65_536,
            concurrency: 262_144,
            stack_size: 8 << 20,
        }
    }
}

impl Machine {
    /// A machine whose cores run calls with the executors that `factory` makes. Starts nothing yet.
    pub fn new(settings: Settings, factory: Factory) -> Self {
        let idle = Idle::default();
        let cores = (1..=settings.cores.max(1) as u32)
            .map(|number| CoreShared::new(number, settings.address.clone(), settings.max_queue, idle.clone()))
            .map(Arc::new)
            .collect();
        let threads = Threads::default();
        let shared = Shared {
            cores,
            idle,
            queue: Queue::new(settings.max_queue),
            search: Search::default(),
            awake: AtomicUsize::new(0),
            dozing: Dozing::default(),
            quick: AtomicBool::new(false),
            concurrency: AtomicU64::new(settings.concurrency.max(1) as u64),
            processors: processors(),
            closed: AtomicBool::new(false),
            address: settings.address,
            stack_size: settings.stack_size,
            factory,
            threads: Arc::clone(&threads),
            away: Aways::default(),
            slices: Arc::default(),
            last_link: Mutex::new(Weak::new()),
            last_remote: AtomicU32::new(0),
        };
        Self {
            shared: Arc::new(shared),
            threads,
        }
    }

    /// Someone who calls, from an OS thread of its own; `wake` wakes that thread's loop.
    pub fn caller(&self, wake: Wake) -> Caller {
        Caller::outside(Arc::clone(&self.shared), wake)
    }

    /// A core starts if none has: whoever is about to call gets its own part ready meanwhile. A failure shows when a call needs the core.
    pub fn prepare(&self) {
        let _ = self.shared.make_ready(QueueKey::Shared);
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// Its address.
    pub fn address(&self) -> &Address {
        &self.shared.address
    }

    /// How many cores it has. They are numbered from 1.
    pub fn cores(&self) -> u32 {
        self.shared.cores.len() as u32
    }

    /// How the machine is.
    pub fn state(&self) -> State {
        let closed = self.shared.is_closed();
        let mut started = self
            .shared
            .cores
            .iter()
            .filter(|core| core.is_started())
            .peekable();
        match closed {
            false => State::Running,
            true if started.peek().is_none() => State::Exited,
            true if started.all(|core| core.state(true) == State::Exited) => State::Exited,
            true => State::Stopping,
        }
    }

    /// How a core is; `None` for a number that no core has.
    pub fn core_state(&self, core: u32) -> Option<State> {
        Some(self.shared.core(core)?.state(self.shared.is_closed()))
    }

    /// A core's figures; `None` for a number that no core has.
    pub fn core_stats(&self, core: u32) -> Option<Stats> {
        Some(self.shared.core(core)?.stats())
    }

    /// The sum over all cores, with what waits in the machine's own queue.
    pub fn stats(&self) -> Stats {
        self.shared.stats()
    }

    /// Gives another machine the number by which calls can be placed on it ([`Place::Away`](crate::Place)).
    pub fn add_remote(&self, remote: &Arc<RemoteMachine>) -> u32 {
        let number = self.shared.last_remote.fetch_add(1, Ordering::Relaxed) + 1;
        remote.set_number(number);
        self.shared.away.add(number, Arc::clone(remote) as Arc<dyn Away>);
        number
    }

    /// No more calls can be placed on that machine. Those in flight are the [`RemoteMachine`](crate::RemoteMachine)'s to settle.
    pub fn remove_remote(&self, number: u32) {
        self.shared.away.remove(number);
    }

    /// The slices this process has to do with.
    pub fn slices(&self) -> &Arc<Slices> {
        &self.shared.slices
    }

    /// Sets how many calls may wait in each queue. Those that wait already stay.
    pub fn set_max_queue(&self, calls: usize) {
        self.shared.queues().for_each(|queue| queue.set_limit(calls));
    }

    /// How many calls may wait in each queue.
    pub fn max_queue(&self) -> usize {
        self.shared.queue.limit()
    }

    /// How many Thread-Nodes a core may have at once.
    pub fn concurrency(&self) -> u64 {
        self.shared.concurrency.load(Ordering::Relaxed)
    }

    /// Sets how many Thread-Nodes a core may have at once; at least 1. Those there are go on.
    pub fn set_concurrency(&self, threads: usize) {
        self.shared
            .concurrency
            .store(threads.max(1) as u64, Ordering::Relaxed);
        self.shared.cores.iter().for_each(|core| {
            core.wake_if_parked();
        });
    }

    /// How many cores have nothing to do, and how many besides doze, as the two words of this: a hint for callers that collect calls, which nobody should do
    /// for an idle core.
    pub fn idle(&self) -> Arc<[std::sync::atomic::AtomicI32]> {
        self.shared.idle.word()
    }

    /// A core's executor is to turn its loop: something was left there for it.
    pub fn poke(&self, core: u32) {
        if let Some(core) = self.shared.core(core) {
            core.poke();
        }
    }

    /// A core takes no more calls; those it has begun or that are addressed to it go on. When the last core does this, so does the machine.
    pub fn close_core(&self, core: u32) {
        let Some(core) = self.shared.core(core) else {
            return;
        };
        core.close();
        if self.shared.cores.iter().all(|core| core.is_closed()) {
            self.close();
        }
    }

    /// Whether a core has no call waiting and no Thread-Node; true for a number that no core has.
    pub fn is_core_quiet(&self, core: u32) -> bool {
        self.core_stats(core)
            .is_none_or(|stats| stats.queued == 0 && stats.running == 0)
    }

    /// Ends a core at once: its calls and Thread-Nodes are settled as down.
    pub fn halt_core(&self, core: u32) {
        self.close_core(core);
        let Some(core) = self.shared.core(core) else {
            return;
        };
        core.halt();
        if core.never_started() {
            settle_as_down(&core.pinned);
            settle_as_down(&core.own);
        }
        if self.shared.is_closed() {
            settle_as_down(&self.shared.queue);
        }
    }

    /// Takes no more calls. Those accepted go on.
    pub fn close(&self) {
        self.shared.closed.store(true, Ordering::Release);
        self.shared.queues().for_each(Queue::close);
    }

    /// Whether no call waits and no Thread-Node lives.
    pub fn is_quiet(&self) -> bool {
        let stats = self.stats();
        stats.queued == 0 && stats.running == 0
    }

    /// Ends everything at once: calls that wait and Thread-Nodes are settled as down. Does not wait for it: see [`Machine::join`].
    pub fn halt(&self) {
        self.close();
        settle_as_down(&self.shared.queue);
        for core in &self.shared.cores {
            core.halt();
            if !core.is_started() {
                settle_as_down(&core.pinned);
                settle_as_down(&core.own);
            }
        }
    }

    /// Waits until the OS threads of all cores have ended. Only after [`Machine::halt`], else it waits for ever.
    pub fn join(&self) {
        let threads = std::mem::take(&mut *lock(&self.threads));
        let here = std::thread::current().id();
        for thread in threads.into_iter().filter(|thread| thread.thread().id() != here) {
            // A core's panics are caught within; nothing is left to tell here.
            let _ = thread.join();
        }
    }

    /// Orderly: no new work; what was accepted may end within `grace`; then the rest is ended. Blocks until all is over.
    pub fn stop(&self, grace: Duration) {
        self.close();
        let end = Instant::now() + grace;
        while !self.is_quiet() && Instant::now() < end {
            std::thread::sleep(Duration::from_micros(500));
        }
        self.halt();
        self.join();
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.halt();
        self.join();
    }
}

type Threads = Arc<Mutex<Vec<JoinHandle<()>>>>;

/// Processors this process may use.
fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// So many calls waiting for each core are a backlog.
const BACKLOG: usize = 8;

/// What all cores and callers share.
pub(crate) struct Shared {
    pub cores: Vec<Arc<CoreShared>>,
    /// How many cores have nothing to do.
    idle: Idle,
    /// Calls from outside the cores that may run anywhere.
    pub queue: Queue,
    /// Cores that look for work (or start). While there is one nobody else need be woken.
    pub search: Search,
    /// OS threads of ours that are not parked.
    pub awake: AtomicUsize,
    /// Cores that sleep, but look now and then whether others get on with the work.
    dozing: Dozing,
    /// Calls take so little that to wake somebody costs more than to run many of them: as the core that last began one found.
    pub quick: AtomicBool,
    pub concurrency: AtomicU64,
    pub factory: Factory,
    processors: usize,
    closed: AtomicBool,
    pub address: Address,
    stack_size: usize,
    threads: Threads,
    /// Other machines, as places for calls.
    pub away: Aways,
    /// The slices this process has to do with.
    pub slices: Arc<Slices>,
    /// The link that brought the last call: more may come from there.
    pub last_link: Mutex<Weak<Link>>,
    last_remote: AtomicU32,
}

impl Shared {
    pub fn queue(&self, key: QueueKey) -> &Queue {
        match key {
            // Calls for other machines are in no queue of this one; nobody asks for theirs.
            QueueKey::Shared | QueueKey::Away(_) => &self.queue,
            QueueKey::Own(core) => &self.cores[core as usize].own,
            QueueKey::Pinned(core) => &self.cores[core as usize].pinned,
        }
    }

    /// Before a call is queued: there is a core that will take it.
    pub fn make_ready(self: &Arc<Self>, key: QueueKey) -> Result<(), Why> {
        if self.is_closed() {
            return Err(Why::Stopping);
        }
        match key {
            QueueKey::Pinned(core) => self.start(core as usize).map_err(|_| Why::NoThread),
            QueueKey::Own(_) | QueueKey::Away(_) => Ok(()),
            QueueKey::Shared if self.core_order().any(|core| self.cores[core].is_started()) => Ok(()),
            QueueKey::Shared => {
                if self.start_next() {
                    Ok(())
                } else {
                    Err(Why::NoThread)
                }
            }
        }
    }

    /// After calls were queued: whoever should take them is awake.
    pub fn announce_work(self: &Arc<Self>, key: QueueKey) {
        match key {
            QueueKey::Pinned(core) => {
                self.cores[core as usize].wake_if_parked();
            }
            QueueKey::Away(_) => {}
            QueueKey::Shared | QueueKey::Own(_) => {
                if self.search.nobody() && !self.is_left_to_others() {
                    self.wake_one();
                }
            }
        }
    }

    /// Whether nobody need be woken for new calls: no processor is free, so whoever woke would only take one from those who work; and if these are busy with
    /// something else, a core that dozes will notice. Asked after the full fence of [`Search::nobody`].
    fn is_left_to_others(&self) -> bool {
        self.dozing.any() && self.awake.load(Ordering::Relaxed) >= self.processors
    }

    /// A core is about to doze.
    pub fn begin_doze(&self) {
        self.idle.doze();
        self.dozing.begin();
    }

    /// And does so no more. It must look at the queues after this.
    pub fn end_doze(&self) {
        self.dozing.end();
        self.idle.end_doze();
    }

    /// The caller's OS thread leaves its processor: a core that dozes may use it.
    pub fn free_processor(self: &Arc<Self>) {
        if self.dozing.any() && self.search.nobody() && self.is_short_of_cores() {
            self.wake_one();
        }
    }

    /// Whether a core dozes that had better have the processor of a caller with nothing to do.
    pub fn wants_processor(&self) -> bool {
        self.dozing.any() && !self.quick.load(Ordering::Relaxed) && self.is_short_of_cores()
    }

    /// Whether calls wait for which no core has been woken either: to wake one takes so long that its caller may look before it is up.
    fn is_short_of_cores(&self) -> bool {
        let waiting = self.waiting_for_anyone();
        waiting > 0 && waiting > self.cores.iter().filter(|core| core.is_rising()).count()
    }

    /// How many calls the cores have begun.
    pub fn begun(&self) -> u64 {
        let of_core = |core: &Arc<CoreShared>| {
            let counters = &core.counters;
            counters.done.get() + counters.failed.get() + counters.running.get()
        };
        self.cores.iter().map(of_core).sum()
    }

    /// A core no longer searches, and has found nothing.
    pub fn give_up_search(&self) {
        self.search.end();
    }

    /// A core no longer searches, because it has found work. The last one to do so wakes the next while there is more than it will take itself: so as many
    /// wake as are needed, one by one.
    pub fn end_search(self: &Arc<Self>, core: &CoreShared) {
        if self.search.end() {
            self.hand_on(core);
        }
    }

    /// A core was woken from its sleep. Whoever woke it may have queued many calls, and the first that it takes may compute for ever.
    pub fn was_woken(self: &Arc<Self>, core: &CoreShared) {
        if self.search.nobody() && !self.is_left_to_others() {
            self.hand_on(core);
        }
    }

    fn hand_on(self: &Arc<Self>, core: &CoreShared) {
        let takes = usize::from(core.pinned.is_empty());
        if self.waiting_for_anyone() > takes {
            self.wake_one();
        }
    }

    /// Calls that wait and that any core may take.
    fn waiting_for_anyone(&self) -> usize {
        let own = self.cores.iter().map(|core| core.own.len());
        self.queue.len() + own.sum::<usize>()
    }

    /// Whether so many calls wait that a few milliseconds more or less do not matter to whoever waits for them.
    pub fn has_backlog(&self) -> bool {
        self.queue.len() >= BACKLOG * self.cores.len()
    }

    /// Wakes a core that sleeps, else starts one that is not there yet.
    fn wake_one(self: &Arc<Self>) {
        let woken = self.core_order().any(|core| self.cores[core].wake_if_parked());
        if !woken {
            self.start_next();
        }
    }

    /// The cores that take work. Core 1 comes last: its processor is likely to be the program's.
    fn core_order(&self) -> impl Iterator<Item = usize> {
        (1..self.cores.len())
            .chain([0])
            .filter(|&core| !self.cores[core].is_closed())
    }

    /// Starts a core that has no OS thread yet; false if all have, or none could be started.
    pub fn start_next(self: &Arc<Self>) -> bool {
        let absent = self.core_order().find(|&core| !self.cores[core].is_started());
        absent.is_some_and(|core| self.start(core).is_ok())
    }

    /// Starts a core's OS thread, unless it was started before. It counts as searching from here on.
    fn start(self: &Arc<Self>, index: usize) -> io::Result<()> {
        let core = &self.cores[index];
        if core.is_started() {
            return Ok(());
        }
        // Under the list's lock: whoever joins sees this OS thread, or this sees that the machine is closed.
        let mut threads = lock(&self.threads);
        if self.is_closed() {
            return Err(io::Error::other("the node is stopping"));
        }
        if !core.claim_start() {
            return Ok(());
        }
        self.search.begin();
        let (seat, shared) = (Arc::clone(core), Arc::clone(self));
        let builder = std::thread::Builder::new()
            .name(format!("core {}", core.number))
            .stack_size(self.stack_size);
        let spawned = builder.spawn(move || core::run(seat, shared));
        spawned.map(|thread| threads.push(thread)).inspect_err(|_| {
            core.start_failed();
            self.search.end();
        })
    }

    /// The machine that a call went to, if it is not this one.
    pub fn away_of(&self, ticket: &Ticket) -> Option<Arc<dyn Away>> {
        match ticket.queue() {
            QueueKey::Away(machine) => self.away.find(machine),
            _ => None,
        }
    }

    /// The sum over all cores, with what waits in the machine's own queue.
    pub fn stats(&self) -> Stats {
        let mut sum = Stats {
            queued: self.queue.len() as u64,
            ..Stats::default()
        };
        for core in &self.cores {
            sum.add(&core.stats());
        }
        sum
    }

    /// Whether a processor is free for one that spins.
    pub fn may_spin(&self) -> bool {
        self.awake.load(Ordering::Relaxed) <= self.processors
    }

    pub fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    fn core(&self, number: u32) -> Option<&Arc<CoreShared>> {
        self.cores.get(number.checked_sub(1)? as usize)
    }

    fn queues(&self) -> impl Iterator<Item = &Queue> {
        let of_cores = self.cores.iter().flat_map(|core| [&core.pinned, &core.own]);
        std::iter::once(&self.queue).chain(of_cores)
    }
}
