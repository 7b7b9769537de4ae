//! The process's thread pool, for what the system offers only as blocking calls (files, names) and for long computations (crypto).
//!
//! Four threads unless `UV_THREADPOOL_SIZE` (1 to 1024) says otherwise, started when first needed, shared by all loops of the process, first come first served;
//! see <https://docs.libuv.org/en/v1.x/threadpool.html>.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

type Job = Box<dyn FnOnce() + Send>;

/// So many requests may wait; one more is refused.
const LIMIT: usize = 1 << 20;

/// The pool's queue is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolFull;

/// The thread pool.
pub struct Pool {
    queue: Mutex<Queue>,
    work: Condvar,
    size: usize,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

impl Pool {
    /// The process's pool.
    pub fn global() -> &'static Pool {
        static POOL: OnceLock<Pool> = OnceLock::new();
        POOL.get_or_init(|| Pool {
            queue: Mutex::default(),
            work: Condvar::new(),
            size: configured_size(),
        })
    }

    pub(crate) fn submit(&'static self, job: Job) -> Result<(), PoolFull> {
        let mut queue = self.lock();
        if queue.jobs.len() >= LIMIT {
            return Err(PoolFull);
        }
        queue.jobs.push_back(job);
        if queue.idle > 0 {
            self.work.notify_one();
        } else if queue.threads < self.size {
            queue.threads += 1;
            drop(queue);
            self.start_thread();
        }
        Ok(())
    }

    fn start_thread(&'static self) {
        let started = std::thread::Builder::new()
            .name("pool".into())
            .spawn(|| self.serve());
        if started.is_err() {
            let mut queue = self.lock();
            queue.threads -= 1;
            assert!(
                queue.threads > 0,
                "the system gives no thread for the thread pool"
            );
        }
    }

    fn serve(&self) {
        let mut queue = self.lock();
        loop {
            match queue.jobs.pop_front() {
                Some(job) => {
                    drop(queue);
                    job();
                    queue = self.lock();
                }
                None => {
                    queue.idle += 1;
                    queue = self.work.wait(queue).unwrap_or_else(PoisonError::into_inner);
                    queue.idle -= 1;
                }
            }
        }
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
