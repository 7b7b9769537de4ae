//! `resourceLimits`: ends a worker whose heap has outgrown its limit.
//!
//! The engine has no limit of its own for one heap, and only a heap's OS thread can ask for its size. So an OS thread watches how much the process has
//! grown since the worker began; where that is far more than the limit allows, the worker is asked, and one that is too large, or so busy that it does not
//! answer, is ended. A limit is thus exceeded for a while by [`SLACK`] and by what the engine has not collected yet.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use runtime::{Port, Realm, Scope, Task};

use super::thread::Remote;

/// How often is looked.
const BEAT: Duration = Duration::from_millis(20);
/// How long a worker may take to say how large its heap is.
const PATIENCE: Duration = Duration::from_millis(500);
/// What the engine may use beside the heap's limit before anybody is asked, in bytes.
const SLACK: u64 = 64 << 20;

/// What the watcher and the worker share.
#[derive(Default)]
pub(super) struct Heap {
    /// Bytes, when the worker was asked last; 0 while it has not answered.
    size: AtomicU64,
    is_over: AtomicBool,
    is_exhausted: AtomicBool,
}

impl Heap {
    /// Whether the worker was ended for its memory.
    pub(super) fn is_exhausted(&self) -> bool {
        self.is_exhausted.load(Ordering::Acquire)
    }

    /// The worker has ended.
    pub(super) fn close(&self) {
        self.is_over.store(true, Ordering::Release);
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Acquire)
    }
}

/// Watches the worker whose realm this is, until [`Heap::close`].
pub(super) fn watch(realm: &Realm, limit: u64, remote: Arc<Remote>) -> Arc<Heap> {
    let heap = Arc::new(Heap::default());
    let measured = Arc::clone(&heap);
    let port = realm.port(move |_| {
        let heap = Arc::clone(&measured);
        Box::new(move |scope: &mut Scope<'_>| heap.size.store(size_of(scope).max(1), Ordering::Release))
            as Task
    });
    let watched = Arc::clone(&heap);
    let before = resident();
    // Without the watcher the limit is not kept, as the engine's own would be.
    let _ = std::thread::Builder::new()
        .name("worker-memory".to_owned())
        .stack_size(64 << 10)
        .spawn(move || {
            let most = limit.saturating_mul(2).saturating_add(SLACK);
            while !watched.is_over() {
                std::thread::park_timeout(BEAT);
                if resident().saturating_sub(before) > most
                    && is_too_large(&watched, &port, limit)
                    && !watched.is_over()
                {
                    watched.is_exhausted.store(true, Ordering::Release);
                    remote.terminate();
                    return;
                }
            }
        });
    heap
}

/// Asks the worker.
fn is_too_large(heap: &Heap, port: &Port, limit: u64) -> bool {
    heap.size.store(0, Ordering::Release);
    port.post(());
    let asked = Instant::now();
    while !heap.is_over() {
        match heap.size.load(Ordering::Acquire) {
            0 if asked.elapsed() > PATIENCE => return true,
            0 => std::thread::park_timeout(BEAT),
            size => return size > limit,
        }
    }
    false
}

fn size_of(scope: &mut Scope<'_>) -> u64 {
    let statistics = scope.memory_statistics();
    let size = scope
        .get(statistics, "heapSize")
        .map_or(0.0, |size| scope.to_number(size));
    // A size in bytes.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = size as u64;
    size
}

/// Bytes of the process in memory; 0 where the system does not tell.
fn resident() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = statm
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(0);
    pages * rustix::param::page_size() as u64
}
