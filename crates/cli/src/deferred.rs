//! Functions of libraries that the engine hardly ever needs: here they are found, with their library, when one is first called. The build script writes them
//! (`build/deferred.rs`), because which there are depends on the engine.

use std::ffi::{CStr, c_void};
use std::sync::atomic::{AtomicPtr, Ordering};

/// Library and name of each.
const FUNCTIONS: [(&CStr, &CStr); COUNT] = include!(concat!(env!("OUT_DIR"), "/deferred.list"));
const COUNT: usize = include!(concat!(env!("OUT_DIR"), "/deferred.count"));

/// Where each is, once it has been called.
static TABLE: [AtomicPtr<c_void>; COUNT] = [const { AtomicPtr::new(std::ptr::null_mut()) }; COUNT];

std::arch::global_asm!(
    include_str!(concat!(env!("OUT_DIR"), "/deferred.s")),
    table = sym TABLE,
    find = sym find
);

/// Called by each function that has not been found yet, with its place in the list.
extern "C" fn find(place: usize) -> *mut c_void {
    let (library, name) = FUNCTIONS[place];
    // SAFETY: the names are C strings; the library is one that the engine is otherwise loaded with, so its initialisers are as good now as then.
    let found = unsafe {
        let library = libc::dlopen(library.as_ptr(), libc::RTLD_NOW);
        if library.is_null() {
            library
        } else {
            libc::dlsym(library, name.as_ptr())
        }
    };
    if found.is_null() {
        // As the system's loader ends a program that lacks a function.
        eprintln!(
            "roata: the engine needs {} of {}, which is missing",
            name.to_string_lossy(),
            library.to_string_lossy()
        );
        std::process::abort();
    }
    TABLE[place].store(found, Ordering::Release);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    unsafe extern "C" {
        fn g_cancellable_new() -> *mut c_void;
        fn g_cancellable_is_cancelled(cancellable: *mut c_void) -> i32;
        fn g_cancellable_cancel(cancellable: *mut c_void);
    }

    #[test]
    fn a_function_is_found_when_it_is_called() {
        // SAFETY: gio's functions of these names have these types.
        unsafe {
            let cancellable = g_cancellable_new();
            assert_eq!(g_cancellable_is_cancelled(cancellable), 0);
            g_cancellable_cancel(cancellable);
            assert_eq!(g_cancellable_is_cancelled(cancellable), 1);
        }
        assert!(TABLE.iter().any(|place| !place.load(Ordering::Acquire).is_null()));
    }

    #[test]
    fn every_function_is_there() {
        for (place, (_, name)) in FUNCTIONS.iter().enumerate() {
            assert!(!find(place).is_null(), "{name:?}");
        }
    }
}
