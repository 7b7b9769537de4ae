//! Copying this process, and making the copy look like a process that was started: what of it needs `unsafe`.
#![allow(unsafe_code)]

use std::ffi::{CString, c_char, c_int, c_long, c_ulong};
use std::io;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::ptr;

/// Copies this process, which must have no other OS thread. 0 in the copy, which is a child of this process's own parent; else its id.
///
/// glibc's `fork` knows no CLONE_PARENT. What it does beside the system call is for processes with more OS threads, or is asked of the kernel here: that the
/// C library's note of the OS thread's id is written anew.
pub(super) fn copy_process() -> io::Result<i32> {
    let flags = libc::CLONE_PARENT | libc::CLONE_CHILD_SETTID | libc::CLONE_CHILD_CLEARTID | libc::SIGCHLD;
    let own_id = place_of_thread_id()?;
    let none = ptr::null_mut::<c_int>();
    // SAFETY: without CLONE_VM the copy has its own memory and goes on from here, on its own copy of this stack; `own_id` is where the C library keeps the
    // id of this OS thread. The last two arguments change places between processors.
    let pid = unsafe {
        if cfg!(target_arch = "x86_64") {
            libc::syscall(libc::SYS_clone, c_long::from(flags), none, none, own_id, none)
        } else {
            libc::syscall(libc::SYS_clone, c_long::from(flags), none, none, none, own_id)
        }
    };
    match i32::try_from(pid) {
        Ok(pid) if pid >= 0 => Ok(pid),
        _ => Err(io::Error::last_os_error()),
    }
}

/// Where the C library keeps the id of this OS thread, as it has told the kernel.
fn place_of_thread_id() -> io::Result<*mut c_int> {
    const PR_GET_TID_ADDRESS: c_int = 40;
    let mut place = ptr::null_mut::<c_int>();
    // SAFETY: the kernel writes one pointer to `place`.
    let failed = unsafe { libc::prctl(PR_GET_TID_ADDRESS, &raw mut place) };
    // SAFETY: the address of a live number, if it is told.
    let is_own = failed == 0 && !place.is_null() && unsafe { place.read() == libc::gettid() };
    if is_own { Ok(place) } else { Err(io::ErrorKind::Unsupported.into()) }
}

/// Makes `target` another number of what `fd` is; exec does not close it.
pub(super) fn duplicate(fd: &OwnedFd, target: RawFd) -> io::Result<()> {
    // SAFETY: numbers only; nothing of this process relies on what `target` was.
    match unsafe { libc::dup2(fd.as_raw_fd(), target) } {
        -1 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// Closes a number that may be open.
pub(super) fn close(target: RawFd) {
    // SAFETY: as above.
    unsafe { libc::close(target) };
}

/// Where the kernel takes this process's code, data, arguments and environment to be: `struct prctl_mm_map`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(super) struct MemoryMap {
    start_code: u64,
    end_code: u64,
    start_data: u64,
    end_data: u64,
    start_brk: u64,
    brk: u64,
    start_stack: u64,
    arg_start: u64,
    arg_end: u64,
    env_start: u64,
    env_end: u64,
    auxv: *const u64,
    auxv_size: u32,
    exe_fd: u32,
}

unsafe extern "C" {
    /// The C library's, which Rust's standard library reads too.
    static mut environ: *const *const c_char;
}

impl MemoryMap {
    /// `None` if the kernel lets nobody change it, or copies cannot be made at all.
    pub(super) fn of_process() -> Option<MemoryMap> {
        place_of_thread_id().ok()?;
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let (_, fields) = stat.rsplit_once(')')?;
        let fields: Vec<&str> = fields.split_ascii_whitespace().collect();
        // As proc_pid_stat(5) counts them, from 1; the first two stand before the parenthesis.
        let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
        let map = MemoryMap {
            start_code: field(26)?,
            end_code: field(27)?,
            start_data: field(45)?,
            end_data: field(46)?,
            start_brk: field(47)?,
            brk: 0,
            start_stack: field(28)?,
            arg_start: field(48)?,
            arg_end: field(49)?,
            env_start: field(50)?,
            env_end: field(51)?,
            auxv: ptr::null(),
            auxv_size: 0,
            exe_fd: u32::MAX,
        };
        map.set().ok().map(|()| map)
    }

    fn set(mut self) -> io::Result<()> {
        const PR_SET_MM: c_int = 35;
        const PR_SET_MM_MAP: c_ulong = 14;
        // SAFETY: asks only.
        self.brk = unsafe { libc::sbrk(0) }.addr() as u64;
        // SAFETY: the kernel reads the structure, and checks the addresses that it notes; it does not use them itself but to show what is there.
        let failed = unsafe { libc::prctl(PR_SET_MM, PR_SET_MM_MAP, &raw const self, size_of::<MemoryMap>(), 0 as c_ulong) };
        if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }

    /// Shows these as this process's arguments and environment, to others (`/proc/self/cmdline`, `environ`) and to itself.
    pub(super) fn show(self, args: &[CString], env: &[CString]) -> io::Result<()> {
        let text = |texts: &[CString]| texts.iter().flat_map(|text| text.to_bytes_with_nul().to_vec()).collect::<Vec<u8>>();
        let (args, env_text) = (text(args).leak(), text(env).leak());
        let range = |text: &[u8]| (text.as_ptr().addr() as u64, text.as_ptr_range().end.addr() as u64);
        let ((arg_start, arg_end), (env_start, env_end)) = (range(args), range(env_text));
        let mut variables: Vec<*const c_char> = Vec::with_capacity(env.len() + 1);
        variables.extend(env_text.split_inclusive(|byte| *byte == 0).map(|pair| pair.as_ptr().cast::<c_char>()));
        variables.push(ptr::null());
        // SAFETY: the list and its texts are never freed; no other OS thread reads the environment, for there is none.
        unsafe { environ = variables.leak().as_ptr() };
        MemoryMap { arg_start, arg_end, env_start, env_end, ..self }.set()
    }
}
