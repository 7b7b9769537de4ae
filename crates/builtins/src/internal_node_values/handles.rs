//! Handles: native things that JS objects on several cores have in common (shared memory, a mutex), as numbers that JS can hold and send.
//!
//! A number stands for one holder: an object of one realm. [`hold`] gives it, [`release`] takes it back, when the object is collected. On the way to another
//! core the `Arc` itself travels beside the bytes ([`nodes::Transfer::Shared`]), so a call that never arrives lets it go too.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// What a handle stands for.
pub(crate) type Held = Arc<dyn Any + Send + Sync>;

#[derive(Default)]
struct Handles {
    last: u64,
    held: HashMap<u64, Held>,
}

fn handles() -> MutexGuard<'static, Handles> {
    static HANDLES: OnceLock<Mutex<Handles>> = OnceLock::new();
    HANDLES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new number for `thing`; fits in 53 bits.
pub(crate) fn hold(thing: Held) -> u64 {
    let mut handles = handles();
    handles.last += 1;
    let number = handles.last;
    handles.held.insert(number, thing);
    number
}

/// What the number stands for, if it is of type `T`.
#[allow(dead_code, reason = "for the modules of shared things, which are being written")]
pub(crate) fn get<T: Any + Send + Sync>(number: u64) -> Option<Arc<T>> {
    any(number)?.downcast().ok()
}

/// What the number stands for.
pub(crate) fn any(number: u64) -> Option<Held> {
    handles().held.get(&number).cloned()
}

/// The holder is gone. The last one's end drops the thing, outside the lock.
#[allow(dead_code, reason = "for the modules of shared things, which are being written")]
pub(crate) fn release(number: u64) {
    let gone = handles().held.remove(&number);
    drop(gone);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_release_drops_the_thing() {
        let thing: Arc<str> = "x".into();
        let held: Held = Arc::new(Arc::clone(&thing));
        let (one, two) = (hold(Arc::clone(&held)), hold(held));
        assert_ne!(one, two);
        assert!(get::<Arc<str>>(one).is_some() && get::<u8>(one).is_none());
        release(one);
        release(one);
        assert_eq!(Arc::strong_count(&thing), 2);
        release(two);
        assert_eq!(Arc::strong_count(&thing), 1);
    }
}
