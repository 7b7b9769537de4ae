//! Locks and atomics: the standard library's, or loom's under `--cfg loom`, so that the models test the very code that ships.

#[cfg(loom)]
pub use loom::sync::{Mutex, MutexGuard, atomic};
#[cfg(not(loom))]
pub use std::sync::{Mutex, MutexGuard, atomic};

use std::sync::PoisonError;

/// Locks `mutex`. A panic while one of this crate's locks is held cannot leave half a change behind (the critical
/// sections only push and pop), so poisoning carries no news and is ignored.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
