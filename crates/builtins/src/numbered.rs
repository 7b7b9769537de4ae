//! Things of the native side that JS holds by a number, per realm: hashes, ciphers, codecs at work.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use runtime::{Call, CallExt, Scope, ScopeExt};

/// What is held, each under a number that JS gives back to free it.
pub(crate) struct Numbered<T> {
    held: HashMap<u32, T>,
    last: u32,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self {
            held: HashMap::new(),
            last: 0,
        }
    }
}

impl<T: 'static> Numbered<T> {
    /// What the realm holds of this kind.
    pub(crate) fn of(scope: &Scope<'_>) -> Rc<RefCell<Self>> {
        scope.extension(RefCell::default)
    }

    /// Holds something under a number that is free.
    pub(crate) fn keep(&mut self, value: T) -> u32 {
        loop {
            self.last = self.last.wrapping_add(1);
            if !self.held.contains_key(&self.last) {
                self.held.insert(self.last, value);
                return self.last;
            }
        }
    }

    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        self.held.get(&number)
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.held.get_mut(&number)
    }

    /// Gives back what was held; the number is free again.
    pub(crate) fn remove(&mut self, number: u32) -> Option<T> {
        self.held.remove(&number)
    }
}

/// Argument 0, a number that `keep` gave.
pub(crate) fn number_of(call: &Call<'_>) -> u32 {
    u32::try_from(call.arg_usize(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_use_are_passed_over() {
        let mut numbered = Numbered {
            held: HashMap::from([(1, 'a'), (2, 'b')]),
            last: 0,
        };
        assert_eq!(numbered.keep('c'), 3);
        assert_eq!(numbered.remove(2), Some('b'));
        assert_eq!((numbered.get(1), numbered.get(2)), (Some(&'a'), None));
    }
}
