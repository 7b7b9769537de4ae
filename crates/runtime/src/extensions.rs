//! What built-in modules keep with a realm: one value of each type, made when it is first asked for.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// The values by type.
#[derive(Default)]
pub(crate) struct Extensions {
    by_type: RefCell<HashMap<TypeId, Rc<dyn Any>, BuildHasherDefault<TypeHasher>>>,
}

impl Extensions {
    /// The value of this type.
    pub(crate) fn get<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        let known = self.by_type.borrow().get(&TypeId::of::<T>()).cloned();
        if let Some(known) = known.and_then(|known| known.downcast().ok()) {
            return known;
        }
        let made = Rc::new(make());
        self.by_type
            .borrow_mut()
            .insert(TypeId::of::<T>(), Rc::clone(&made) as Rc<dyn Any>);
        made
    }

    /// Lets go of all of them.
    pub(crate) fn clear(&self) {
        let gone = self.by_type.take();
        drop(gone);
    }
}

/// An identity of a type is a hash already. (Operations ask for their module's state at every call.)
#[derive(Default)]
struct TypeHasher(u64);

impl Hasher for TypeHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
