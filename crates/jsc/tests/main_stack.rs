//! The main OS thread's stack is told as the C library tells it. A program without the test harness, which runs tests on other OS threads.

use std::ffi::{c_int, c_void};

use libc::{pthread_attr_t, pthread_t};

type Ask = unsafe extern "C" fn(pthread_t, *mut pthread_attr_t) -> c_int;

fn main() {
    // Whoever uses the binding has its function in the C library's place.
    jsc::use_signal_for_gc(libc::SIGRTMIN() + 5);
    // SAFETY: the C library's function of this name has this type.
    let theirs = unsafe {
        let found = libc::dlsym(libc::RTLD_NEXT, c"pthread_getattr_np".as_ptr());
        assert!(!found.is_null());
        std::mem::transmute::<*mut c_void, Ask>(found)
    };
    let ours: Ask = libc::pthread_getattr_np;
    assert_ne!(
        ours as usize, theirs as usize,
        "the binding's function is not used"
    );
    assert_eq!(told_by(ours), told_by(theirs));
    std::thread::spawn(move || assert_eq!(told_by(ours), told_by(theirs)))
        .join()
        .expect("the same on another OS thread");
}

/// Address, size and guard of this OS thread's stack.
fn told_by(ask: Ask) -> (usize, usize, usize) {
    let mut attributes = std::mem::MaybeUninit::<pthread_attr_t>::uninit();
    let (mut lowest, mut size, mut guard) = (std::ptr::null_mut(), 0, 0);
    // SAFETY: this OS thread lives; the attributes are read after they were written.
    unsafe {
        assert_eq!(ask(libc::pthread_self(), attributes.as_mut_ptr()), 0);
        let attributes = attributes.as_mut_ptr();
        libc::pthread_attr_getstack(attributes, &raw mut lowest, &raw mut size);
        libc::pthread_attr_getguardsize(attributes, &raw mut guard);
        libc::pthread_attr_destroy(attributes);
    }
    (lowest.addr(), size, guard)
}
