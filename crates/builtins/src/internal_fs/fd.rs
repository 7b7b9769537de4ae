//! File descriptors as numbers, as JS holds them. One of three places of this crate with `unsafe`
//! (the others start and copy processes): Node's interface hands out bare numbers, and
//! the system's safe wrappers want owned or borrowed descriptors.
#![allow(unsafe_code)]

use std::io;
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd};

/// Calls `with` with the descriptor of that number (not negative). A number that is not open makes the system call fail with EBADF.
pub(crate) fn borrowed<R>(fd: i32, with: impl FnOnce(BorrowedFd<'_>) -> R) -> R {
    // SAFETY: `fd` is not -1 (callers check), and the borrow ends with this call. The program may have closed the number: then the kernel
    // refuses it, and no Rust object relies on it.
    with(unsafe { BorrowedFd::borrow_raw(fd) })
}

/// The same for several.
pub(crate) fn all_borrowed<R>(fds: &[i32], with: impl FnOnce(&[BorrowedFd<'_>]) -> R) -> R {
    // SAFETY: as above, for each.
    let borrowed: Vec<BorrowedFd<'_>> = fds.iter().map(|fd| unsafe { BorrowedFd::borrow_raw(*fd) }).collect();
    with(&borrowed)
}

/// Takes over a descriptor that was given to this process (not negative, and open).
pub(crate) fn adopt(fd: i32) -> OwnedFd {
    // SAFETY: callers have seen that it is open, and nobody else of the runtime owns what was there before it started.
    unsafe { OwnedFd::from_raw_fd(fd) }
}

/// Closes a descriptor that the program opened.
pub(crate) fn close(fd: i32) -> io::Result<()> {
    // SAFETY: the program asks for it, and what the runtime itself owns is opened under numbers it never shows to the program.
    match unsafe { libc::close(fd) } {
        0 => Ok(()),
        _ => match io::Error::last_os_error() {
            error if error.raw_os_error() == Some(libc::EINTR) => Ok(()), // closed all the same, on Linux
            error => Err(error),
        },
    }
}
