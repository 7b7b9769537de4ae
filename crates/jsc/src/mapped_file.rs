//! Files mapped into memory to be read.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;

const WRITABLE_BY_OTHERS: u32 = 0o022;

/// The bytes of a file, for as long as the process lives: read when they are looked at, and shared with other processes that map it.
///
/// `None` if it is empty, cannot be mapped, or if others than this process's user may write into it. The user's own programs must not write into it
/// or shorten it either; what is put in its place by a rename is another file.
pub fn map_own_file(file: &File) -> Option<&'static [u8]> {
    let facts = file.metadata().ok()?;
    // SAFETY: only asks.
    let user = unsafe { libc::geteuid() };
    let length = usize::try_from(facts.len()).ok()?;
    if facts.uid() != user || facts.mode() & WRITABLE_BY_OTHERS != 0 || length == 0 {
        return None;
    }
    // SAFETY: a new private mapping for reading, at an address that the kernel chooses; it is never unmapped.
    unsafe {
        let place = libc::mmap(
            std::ptr::null_mut(),
            length,
            libc::PROT_READ,
            libc::MAP_PRIVATE,
            file.as_raw_fd(),
            0,
        );
        (place != libc::MAP_FAILED).then(|| std::slice::from_raw_parts(place.cast::<u8>(), length))
    }
}
