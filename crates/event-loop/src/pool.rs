//! The process's thread pool, for what the system offers only as blocking calls (files, names) and for long computations (crypto).
//!
//! Four threads unless `UV_THREADPOOL_SIZE` (1 to 1024) says otherwise, started when first needed, shared by all loops of the process, first come first served;
//! see <https://docs.libuv.org/en/v1.x/threadpool.html>.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

type Job = Box<dyn FnOnce() + Send>;

/// So many requests may wait; one more is refused.
const LIMIT: usize = 1 << 20;

/// How long a thread without work looks for more before it sleeps: to wake one takes as long, and the loop alone would run meanwhile.
const LINGER: Duration = Duration::from_micros(50);
/// So many looks in vain, and there is only one in [`RARELY`].
const MISSES: u32 = 8;
const RARELY: u32 = 32;

/// The pool's queue is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolFull;

/// The thread pool.
pub struct Pool {
    queue: Mutex<Queue>,
    work: Condvar,
    size: usize,
    /// How many jobs wait, for a thread that looks without the lock.
    waiting: AtomicUsize,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    threads: usize,
    /// Threads that wait.
    idle: usize,
    /// One was called and has not come yet; it calls the next if there is work for two. So a burst of short jobs costs few wake-ups.
    called: bool,
    /// One looks for work, and need not be called.
    lingers: bool,
    /// Looks in vain since the last that found work.
    misses: u32,
}

impl Queue {
    /// Whether a thread without work should look for some before it sleeps: not if another does, and seldom if none was found lately.
    fn should_linger(&mut self) -> bool {
        if self.lingers {
            return false;
        }
        self.misses = self.misses.saturating_add(1);
        self.misses <= MISSES || self.misses.is_multiple_of(RARELY)
    }
}

impl Pool {
    /// The process's pool.
    pub fn global() -> &'static Pool {
        static POOL: OnceLock<Pool> = OnceLock::new();
        POOL.get_or_init(|| Pool {
            queue: Mutex::default(),
            work: Condvar::new(),
            size: configured_size(),
            waiting: AtomicUsize::new(0),
        })
    }

    pub(crate) fn submit(&'static self, job: Job) -> Result<(), PoolFull> {
        let mut queue = self.lock();
        if queue.jobs.len() >= LIMIT {
            return Err(PoolFull);
        }
        queue.jobs.push_back(job);
        self.waiting.store(queue.jobs.len(), Ordering::Release);
        self.call_thread(queue);
        Ok(())
    }

    /// Sees to it that somebody comes for what is in the queue.
    fn call_thread(&'static self, mut queue: MutexGuard<'static, Queue>) {
        if queue.called || queue.lingers {
            return;
        }
        if queue.idle > 0 {
            queue.called = true;
            drop(queue);
            self.work.notify_one();
        } else if queue.threads < self.size {
            queue.threads += 1;
            queue.called = true;
            drop(queue);
            self.start_thread();
        }
    }

    fn start_thread(&'static self) {
        let started = std::thread::Builder::new()
            .name("pool".into())
            .spawn(|| self.serve());
        if started.is_err() {
            let mut queue = self.lock();
            queue.threads -= 1;
            queue.called = false;
            assert!(
                queue.threads > 0,
                "the system gives no thread for the thread pool"
            );
        }
    }

    fn serve(&'static self) {
        let mut queue = self.lock();
        queue.called = false;
        loop {
            match queue.jobs.pop_front() {
                Some(job) => {
                    self.waiting.store(queue.jobs.len(), Ordering::Release);
                    if queue.jobs.is_empty() {
                        drop(queue);
                    } else {
                        self.call_thread(queue);
                    }
                    job();
                    queue = self.lock();
                }
                None => queue = self.rest(queue),
            }
        }
    }

    /// Waits for work, or to be called. Whoever takes the call first has been called, whoever was meant: it looks at the queue.
    fn rest<'a>(&'a self, mut queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        if queue.should_linger() {
            queue = self.linger(queue);
            if !queue.jobs.is_empty() {
                queue.misses = 0;
                return queue;
            }
        }
        queue.idle += 1;
        while !std::mem::take(&mut queue.called) {
            queue = self.work.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        queue.idle -= 1;
        queue
    }

    /// Looks for work for a while, and lets others have the processor in between.
    fn linger<'a>(&'a self, mut queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        queue.lingers = true;
        drop(queue);
        let end = Instant::now() + LINGER;
        while self.waiting.load(Ordering::Acquire) == 0 && Instant::now() < end {
            std::thread::yield_now();
        }
        let mut queue = self.lock();
        queue.lingers = false;
        queue
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn configured_size() -> usize {
    std::env::var("UV_THREADPOOL_SIZE")
        .ok()
        .and_then(|text| text.trim().parse::<i64>().ok())
        .map_or(4, |size| usize::try_from(size.clamp(1, 1024)).unwrap_or(4))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    use super::*;

    fn pool(size: usize) -> &'static Pool {
        Box::leak(Box::new(Pool {
            queue: Mutex::default(),
            work: Condvar::new(),
            size,
            waiting: AtomicUsize::new(0),
        }))
    }

    #[test]
    fn as_many_jobs_run_at_once_as_there_are_threads() {
        let pool = pool(4);
        for _ in 0..100 {
            // Each waits for the three others, so that none ends before all have begun.
            let together = Arc::new(std::sync::Barrier::new(4));
            let (done, wait) = channel();
            for _ in 0..4 {
                let (together, done) = (Arc::clone(&together), done.clone());
                pool.submit(Box::new(move || {
                    together.wait();
                    done.send(()).expect("the test waits");
                }))
                .expect("room");
            }
            (0..4).for_each(|_| wait.recv().expect("all end"));
        }
    }

    #[test]
    fn no_job_is_forgotten_when_bursts_come_from_several_threads() {
        let pool = pool(3);
        let count = Arc::new(AtomicUsize::new(0));
        let (done, wait) = channel();
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    for burst in 0..2000 {
                        for _ in 0..burst % 5 {
                            let (count, done) = (Arc::clone(&count), done.clone());
                            let job = move || {
                                count.fetch_add(1, Ordering::Relaxed);
                                done.send(()).expect("the test waits");
                            };
                            pool.submit(Box::new(job)).expect("room");
                        }
                        std::thread::yield_now();
                    }
                });
            }
        });
        let all = 3 * (0..2000).map(|burst| burst % 5).sum::<usize>();
        (0..all).for_each(|_| wait.recv().expect("all end"));
        assert_eq!(count.load(Ordering::Relaxed), all);
    }
}
