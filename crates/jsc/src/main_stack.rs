//! Where the main OS thread's stack lies. Rust's start and the engine's both ask the C library, which reads all of `/proc/self/maps` for it: with some thirty
//! libraries mapped that is a tenth of a millisecond each. So the program answers itself, in the C library's place.

use std::ffi::{CStr, c_int, c_void};

use libc::{pthread_attr_t, pthread_t};

/// In the C library's place. For other OS threads, and where the answer cannot be known, it is asked.
///
/// # Safety
/// As of the C library's function: `thread` is one that lives, `attributes` may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pthread_getattr_np(thread: pthread_t, attributes: *mut pthread_attr_t) -> c_int {
    match main_stack(thread) {
        // SAFETY: the caller's word for `attributes`.
        Some((lowest, size)) => unsafe { describe(attributes, lowest, size) },
        // SAFETY: the caller's word.
        None => unsafe { ask_library(thread, attributes) },
    }
}

/// What the C library says of a stack that the system made: it has no guard page of its own.
///
/// # Safety
/// `attributes` may be written to.
unsafe fn describe(attributes: *mut pthread_attr_t, lowest: usize, size: usize) -> c_int {
    // SAFETY: the attributes are made before they are set.
    unsafe {
        libc::pthread_attr_init(attributes);
        libc::pthread_attr_setguardsize(attributes, 0);
        libc::pthread_attr_setstack(attributes, lowest as *mut c_void, size)
    }
}

/// The lowest address and the size of the main OS thread's stack, if that is `thread` and runs now.
fn main_stack(thread: pthread_t) -> Option<(usize, usize)> {
    // SAFETY: these take nothing and only tell.
    let is_main = unsafe { libc::pthread_self() == thread && libc::getpid() == libc::gettid() };
    if !is_main {
        return None;
    }
    let page = usize::try_from(value_of(libc::AT_PAGESZ))
        .ok()
        .filter(|page| page.is_power_of_two())?;
    let top = top_of_stack()?.next_multiple_of(page);
    let lowest = top.checked_sub(stack_limit()? & !(page - 1))?;
    // SAFETY: set before the program began, and never again.
    let end = unsafe { __libc_stack_end }.addr().next_multiple_of(page);
    let here = std::ptr::from_ref(&page).addr();
    // After a fork the only OS thread may be one with a stack from elsewhere.
    ((lowest..end).contains(&here) && end <= top).then(|| (lowest, end - lowest))
}

unsafe extern "C" {
    /// Where the stack was when the program began.
    static __libc_stack_end: *const c_void;
}

/// Behind the last thing that the system puts on the stack: the program's file name, and an empty word.
fn top_of_stack() -> Option<usize> {
    let name = usize::try_from(value_of(libc::AT_EXECFN))
        .ok()
        .filter(|&name| name != 0)?;
    // SAFETY: the system's promise: a C string that stays.
    let length = unsafe { CStr::from_ptr(std::ptr::with_exposed_provenance(name)) }.count_bytes();
    Some(name + length + 1 + size_of::<usize>())
}

/// Bytes; none if there is no limit.
fn stack_limit() -> Option<usize> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the limit may be written to.
    let told = unsafe { libc::getrlimit(libc::RLIMIT_STACK, &raw mut limit) };
    (told == 0 && limit.rlim_cur != libc::RLIM_INFINITY).then(|| usize::try_from(limit.rlim_cur).ok())?
}

fn value_of(kind: libc::c_ulong) -> libc::c_ulong {
    // SAFETY: looks into a table that every process has.
    unsafe { libc::getauxval(kind) }
}

/// # Safety
/// As of [`pthread_getattr_np`].
unsafe fn ask_library(thread: pthread_t, attributes: *mut pthread_attr_t) -> c_int {
    type Function = unsafe extern "C" fn(pthread_t, *mut pthread_attr_t) -> c_int;
    // SAFETY: the name is a C string.
    let found = unsafe { libc::dlsym(libc::RTLD_NEXT, c"pthread_getattr_np".as_ptr()) };
    if found.is_null() {
        return libc::ENOSYS;
    }
    // SAFETY: the C library's function of this name has this type; the caller's word for the arguments.
    unsafe { std::mem::transmute::<*mut c_void, Function>(found)(thread, attributes) }
}
