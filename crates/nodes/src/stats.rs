//! What a core did and cost (row B5).

use std::time::Duration;

use crate::sync::atomic::{AtomicU64, Ordering};

/// A core's figures at one moment, or the sum over a machine's cores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Time since its OS thread began; for a machine the longest.
    pub wall: Duration,
    /// Processor time its OS thread used, as of its last pause, and at most some 10 ms of work old.
    pub cpu: Duration,
    /// Context switches because it waited.
    pub voluntary_switches: u64,
    /// Context switches because others wanted the processor.
    pub involuntary_switches: u64,
    /// Thread-Nodes alive.
    pub running: u64,
    /// Calls waiting in the core's queues; for a machine in all.
    pub queued: u64,
    /// Calls that ended with a value.
    pub done: u64,
    /// Calls that ended otherwise: threw, were cancelled after they began, or went down with the executor.
    pub failed: u64,
    /// Calls taken from another core's queue.
    pub stolen: u64,
    /// Bytes its executor holds, as of its last pause.
    pub memory: u64,
    /// Bytes of the calls it began.
    pub bytes_in: u64,
    /// Bytes of their values and errors.
    pub bytes_out: u64,
    /// Executors made after the first, because one panicked.
    pub restarts: u64,
}

impl Stats {
    /// Adds another core's figures.
    pub fn add(&mut self, other: &Self) {
        self.wall = self.wall.max(other.wall);
        self.cpu += other.cpu;
        self.voluntary_switches += other.voluntary_switches;
        self.involuntary_switches += other.involuntary_switches;
        self.running += other.running;
        self.queued += other.queued;
        self.done += other.done;
        self.failed += other.failed;
        self.stolen += other.stolen;
        self.memory += other.memory;
        self.bytes_in += other.bytes_in;
        self.bytes_out += other.bytes_out;
        self.restarts += other.restarts;
    }
}

/// A machine's figures as they travel: [`FIGURES`] of its own, with its private memory, then as many of each of its cores.
pub(crate) fn figures(machine: &Stats, cores: impl Iterator<Item = Stats>) -> Vec<u64> {
    let memory = crate::child::private_memory(None).unwrap_or(0);
    let mut figures = Vec::from(figures_of(&Stats { memory, ..*machine }));
    figures.extend(cores.flat_map(|core| figures_of(&core)));
    figures
}

/// So many figures each.
const FIGURES: usize = 12;

/// Wall and processor time in nanoseconds, switches (voluntary, not), running, queued, done, failed, stolen, memory in bytes, bytes in and out.
fn figures_of(stats: &Stats) -> [u64; FIGURES] {
    let nanoseconds = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    [
        nanoseconds(stats.wall),
        nanoseconds(stats.cpu),
        stats.voluntary_switches,
        stats.involuntary_switches,
        stats.running,
        stats.queued,
        stats.done,
        stats.failed,
        stats.stolen,
        stats.memory,
        stats.bytes_in,
        stats.bytes_out,
    ]
}

/// A core's counters. Its own OS thread writes, anyone reads.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub running: Counter,
    pub done: Counter,
    pub failed: Counter,
    pub stolen: Counter,
    pub memory: Counter,
    pub bytes_in: Counter,
    pub bytes_out: Counter,
    pub restarts: Counter,
    pub cpu_nanoseconds: Counter,
    pub voluntary: Counter,
    pub involuntary: Counter,
}

/// A number that one OS thread changes: so a load and a store do, which cost less than an atomic addition.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub fn set(&self, value: u64) {
        self.0.store(value, Ordering::Relaxed);
    }

    pub fn up(&self) {
        self.set(self.get() + 1);
    }

    pub fn add(&self, more: u64) {
        self.set(self.get() + more);
    }

    pub fn down(&self) {
        self.set(self.get().saturating_sub(1));
    }
}

impl Counters {
    /// Reads the calling OS thread's processor time and switches. Costs two system calls: for pauses, not for each call.
    pub fn sample_this_thread(&self) {
        use nix::sys::resource::{UsageWho, getrusage};
        use nix::time::{ClockId, clock_gettime};
        if let Ok(time) = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID) {
            self.cpu_nanoseconds.set(Duration::from(time).as_nanos() as u64);
        }
        #[cfg(target_os = "linux")]
        if let Ok(usage) = getrusage(UsageWho::RUSAGE_THREAD) {
            self.voluntary.set(usage.voluntary_context_switches() as u64);
            self.involuntary.set(usage.involuntary_context_switches() as u64);
        }
    }

    /// The figures, but for those that only the core knows.
    pub fn read(&self) -> Stats {
        Stats {
            cpu: Duration::from_nanos(self.cpu_nanoseconds.get()),
            voluntary_switches: self.voluntary.get(),
            involuntary_switches: self.involuntary.get(),
            running: self.running.get(),
            done: self.done.get(),
            failed: self.failed.get(),
            stolen: self.stolen.get(),
            memory: self.memory.get(),
            bytes_in: self.bytes_in.get(),
            bytes_out: self.bytes_out.get(),
            restarts: self.restarts.get(),
            ..Stats::default()
        }
    }
}
