//! Slices that this process has or has had to do with, by their hash: to serve calls from other machines, and to give others what they lack.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::call::Slice;

/// Texts kept, in bytes; beyond it the oldest are forgotten (and asked for again).
const MOST: usize = 256 << 20;

/// The slices known.
#[derive(Default)]
pub struct Slices {
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    slices: HashMap<[u8; 32], Arc<Slice>>,
    order: VecDeque<[u8; 32]>,
    bytes: usize,
}

impl Slices {
    /// The slice with this hash.
    pub fn find(&self, hash: &[u8; 32]) -> Option<Arc<Slice>> {
        self.lock().slices.get(hash).cloned()
    }

    /// Keeps a slice, unless one with its hash is there.
    pub fn keep(&self, slice: &Arc<Slice>) {
        let mut known = self.lock();
        if known.slices.contains_key(&slice.hash) {
            return;
        }
        known.bytes += slice.text.len();
        known.order.push_back(slice.hash);
        known.slices.insert(slice.hash, Arc::clone(slice));
        while known.bytes > MOST && known.order.len() > 1 {
            let Some(oldest) = known.order.pop_front() else {
                return;
            };
            if let Some(gone) = known.slices.remove(&oldest) {
                known.bytes -= gone.text.len();
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slice(number: u8, length: usize) -> Arc<Slice> {
        Arc::new(Slice {
            hash: [number; 32],
            module: String::new(),
            text: "x".repeat(length),
        })
    }

    #[test]
    fn forgets_the_oldest_beyond_its_bound_and_keeps_the_newest_whatever_its_size() {
        let slices = Slices::default();
        for number in 0..3 {
            slices.keep(&slice(number, MOST / 2));
            slices.keep(&slice(number, 1));
        }
        assert!(slices.find(&[0; 32]).is_none());
        assert_eq!(slices.find(&[1; 32]).unwrap().text.len(), MOST / 2);
        slices.keep(&slice(9, MOST + 1));
        assert!(slices.find(&[2; 32]).is_none() && slices.find(&[9; 32]).is_some());
    }
}
