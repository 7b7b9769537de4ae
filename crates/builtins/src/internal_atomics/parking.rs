//! The table of those who wait for a word of memory, by its address. One for the process; no JS here.
//!
//! A word is compared and its waiter put into the table under the same lock that notifying takes. So whoever changes the word and then notifies either comes
//! before the comparison, which then fails, or finds the waiter.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use runtime::SharedBuffer;

use crate::internal_waiting::{Queue, Waiter};

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Woken {
    /// Somebody notified the word.
    Notified,
    /// The word was another to begin with.
    NotEqual,
}

/// What a word must be for its waiter to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A word of 32 bits.
    Short(i32),
    /// A word of 64 bits.
    Long(i64),
}

impl Expected {
    fn is_at(self, memory: &SharedBuffer, offset: usize) -> bool {
        match self {
            Expected::Short(value) => memory.load_i32(offset) == Some(value),
            Expected::Long(value) => memory.load_i64(offset) == Some(value),
        }
    }
}

/// So many locks, so that cores that wait for different words seldom meet.
const PARTS: usize = 64;

type Part = HashMap<usize, Queue<Woken>>;

/// Puts `waiter` into the table; it must keep `memory` alive while it is there.
///
/// # Errors
/// Gives it back if the word is not the one expected (or is not inside the memory).
pub(crate) fn park(
    memory: &SharedBuffer,
    offset: usize,
    expected: Expected,
    waiter: Waiter<Woken>,
) -> Result<(), Waiter<Woken>> {
    park_if(
        memory.address().wrapping_add(offset),
        || expected.is_at(memory, offset),
        waiter,
    )
}

/// Takes a waiter out of the table; false if it has been notified.
pub(crate) fn withdraw(memory: &SharedBuffer, offset: usize, waiter: u64) -> bool {
    remove(memory.address().wrapping_add(offset), waiter)
}

/// Wakes the `most` that have waited longest; how many there were.
pub(crate) fn notify(memory: &SharedBuffer, offset: usize, most: usize) -> usize {
    wake(memory.address().wrapping_add(offset), most)
}

fn park_if(
    address: usize,
    is_expected: impl FnOnce() -> bool,
    waiter: Waiter<Woken>,
) -> Result<(), Waiter<Woken>> {
    let mut part = part(address);
    if !is_expected() {
        return Err(waiter);
    }
    part.entry(address).or_default().push(waiter);
    Ok(())
}

fn remove(address: usize, waiter: u64) -> bool {
    let mut part = part(address);
    let Some(queue) = part.get_mut(&address) else {
        return false;
    };
    let removed = queue.remove(waiter);
    if queue.is_empty() {
        part.remove(&address);
    }
    removed
}

fn wake(address: usize, most: usize) -> usize {
    let mut part = part(address);
    let Some(queue) = part.get_mut(&address) else {
        return 0;
    };
    let woken: Vec<_> = std::iter::from_fn(|| queue.pop()).take(most).collect();
    if queue.is_empty() {
        part.remove(&address);
    }
    drop(part);
    let count = woken.len();
    for waiter in woken {
        waiter.settle(Woken::Notified);
    }
    count
}

fn part(address: usize) -> MutexGuard<'static, Part> {
    static PLACES: OnceLock<[Mutex<Part>; PARTS]> = OnceLock::new();
    let parts = PLACES.get_or_init(|| std::array::from_fn(|_| Mutex::default()));
    // Words are 4 bytes apart.
    parts[address / 4 % PARTS]
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
