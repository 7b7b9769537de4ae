//! Starting a process: what of it needs `unsafe`, because the safe wrappers know no working directory (posix_spawn) or no further descriptors
//! (std). The usual way is posix_spawn, which glibc makes as `clone(CLONE_VM | CLONE_VFORK)`: it does not copy the parent's page tables, and
//! its errors are those of the child's exec. Other users and groups need a fork: posix_spawn has nothing for them.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_short};
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, OwnedFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::ptr;

use rustix::io::fcntl_dupfd_cloexec;

use crate::internal_fs::fd::borrowed;

/// What to start.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    /// The arguments, the name first.
    pub args: Vec<CString>,
    /// `NAME=value` each.
    pub env: Vec<CString>,
    /// Where it starts.
    pub cwd: Option<CString>,
    /// The child's descriptor `n` is the parent's `fds[n]`; `None` is closed.
    pub fds: Vec<Option<RawFd>>,
    /// It leads a session of its own.
    pub detached: bool,
    /// Its user, if another.
    pub uid: Option<u32>,
    /// Its group, if another.
    pub gid: Option<u32>,
}

impl Program {
    /// Starts `file`, a path. The process id, or what the system says of the working directory, the descriptors or the file.
    pub(crate) fn start(&self, file: &CStr) -> io::Result<i32> {
        let _moved;
        let fds;
        (fds, _moved) = self.out_of_the_way()?;
        if self.uid.is_some() || self.gid.is_some() {
            return self.fork(file, fds);
        }
        self.posix_spawn(file, &fds)
    }

    /// The descriptors to duplicate, none of which is a number that an earlier one would overwrite; some are duplicates that live until the start.
    fn out_of_the_way(&self) -> io::Result<(Vec<Option<RawFd>>, Vec<OwnedFd>)> {
        let count = RawFd::try_from(self.fds.len()).unwrap_or(RawFd::MAX);
        let mut moved = Vec::new();
        let mut fds = Vec::with_capacity(self.fds.len());
        for (target, source) in (0..).zip(&self.fds) {
            fds.push(match *source {
                Some(source) if source < count && source != target => {
                    let copy = borrowed(source, |fd| fcntl_dupfd_cloexec(fd, count))?;
                    let number = copy.as_fd().as_raw_fd();
                    moved.push(copy);
                    Some(number)
                }
                source => source,
            });
        }
        Ok((fds, moved))
    }

    fn posix_spawn(&self, file: &CStr, fds: &[Option<RawFd>]) -> io::Result<i32> {
        let mut actions = Actions::new()?;
        for (target, source) in (0..).zip(fds) {
            match *source {
                Some(source) => actions.duplicate(source, target)?,
                None => actions.close(target)?,
            }
        }
        // The engine opens files that it does not mark close-on-exec, and this process may have been given some.
        actions.close_from(first_free(fds))?;
        if let Some(cwd) = &self.cwd {
            actions.change_directory(cwd)?;
        }
        let attributes = Attributes::new(self.detached)?;
        let args = pointers(&self.args);
        let env = pointers(&self.env);
        let mut pid = 0;
        // SAFETY: every pointer is to something that lives until the call returns; both lists end with a null pointer and their texts with a
        // zero byte. posix_spawn does not change the texts, though C declares them so.
        let failed = unsafe {
            libc::posix_spawn(
                &raw mut pid,
                file.as_ptr(),
                actions.0.as_ptr(),
                attributes.0.as_ptr(),
                args.as_ptr(),
                env.as_ptr(),
            )
        };
        check(failed)?;
        Ok(pid)
    }

    fn fork(&self, file: &CStr, fds: Vec<Option<RawFd>>) -> io::Result<i32> {
        let mut command = Command::new(OsStr::from_bytes(file.to_bytes()));
        if let Some((name, args)) = self.args.split_first() {
            command.arg0(OsStr::from_bytes(name.to_bytes()));
            command.args(args.iter().map(|arg| OsStr::from_bytes(arg.to_bytes())));
        }
        command.env_clear();
        for pair in &self.env {
            let bytes = pair.to_bytes();
            let end = bytes.iter().position(|byte| *byte == b'=').unwrap_or(bytes.len());
            let value = bytes.get(end + 1..).unwrap_or_default();
            command.env(OsStr::from_bytes(&bytes[..end]), OsStr::from_bytes(value));
        }
        if let Some(cwd) = &self.cwd {
            command.current_dir(OsStr::from_bytes(cwd.to_bytes()));
        }
        if let Some(gid) = self.gid {
            command.gid(gid);
        }
        if let Some(uid) = self.uid {
            command.uid(uid);
        }
        command
            .stdin(Stdio::inherit())
            .stdout(Stdio::inherit())
            .stderr(Stdio::inherit());
        let detached = self.detached;
        // SAFETY: what runs between fork and exec makes system calls only: no memory is taken and no lock.
        unsafe { command.pre_exec(move || prepare(&fds, detached)) };
        let child = command.spawn()?;
        Ok(child.id().cast_signed())
    }
}

/// The first descriptor that the child is not meant to have.
fn first_free(fds: &[Option<RawFd>]) -> RawFd {
    RawFd::try_from(fds.len()).unwrap_or(RawFd::MAX)
}

/// In the forked child: its descriptors and session.
fn prepare(fds: &[Option<RawFd>], detached: bool) -> io::Result<()> {
    if detached {
        // SAFETY: it takes nothing and gives a number.
        unsafe { libc::setsid() };
    }
    for (target, source) in (0..).zip(fds) {
        // SAFETY: numbers only; one that is not open is refused. dup2 to itself keeps close-on-exec, so that is taken off.
        let done = unsafe {
            match *source {
                Some(source) if source == target => libc::fcntl(source, libc::F_SETFD, 0),
                Some(source) => libc::dup2(source, target),
                None => {
                    libc::close(target);
                    0
                }
            }
        };
        if done < 0 {
            return Err(io::Error::last_os_error());
        }
    }
    // Closed by exec, because std reports errors through one of them. Both numbers are taken as they are.
    let first = first_free(fds).cast_unsigned();
    // SAFETY: numbers only.
    unsafe { libc::close_range(first, u32::MAX, libc::CLOSE_RANGE_CLOEXEC.cast_signed()) };
    Ok(())
}

fn pointers(texts: &[CString]) -> Vec<*mut c_char> {
    texts
        .iter()
        .map(|text| text.as_ptr().cast_mut())
        .chain([ptr::null_mut()])
        .collect()
}

fn check(failed: c_int) -> io::Result<()> {
    match failed {
        0 => Ok(()),
        errno => Err(io::Error::from_raw_os_error(errno)),
    }
}

/// What the child does before it becomes the program.
struct Actions(MaybeUninit<libc::posix_spawn_file_actions_t>);

impl Actions {
    fn new() -> io::Result<Actions> {
        let mut actions = MaybeUninit::uninit();
        // SAFETY: it initializes what it is given.
        check(unsafe { libc::posix_spawn_file_actions_init(actions.as_mut_ptr()) })?;
        Ok(Actions(actions))
    }

    fn duplicate(&mut self, source: RawFd, target: RawFd) -> io::Result<()> {
        // SAFETY: initialized by `new`.
        check(unsafe { libc::posix_spawn_file_actions_adddup2(self.0.as_mut_ptr(), source, target) })
    }

    fn close(&mut self, target: RawFd) -> io::Result<()> {
        // SAFETY: initialized by `new`.
        check(unsafe { libc::posix_spawn_file_actions_addclose(self.0.as_mut_ptr(), target) })
    }

    fn close_from(&mut self, first: RawFd) -> io::Result<()> {
        // SAFETY: initialized by `new`.
        check(unsafe { libc::posix_spawn_file_actions_addclosefrom_np(self.0.as_mut_ptr(), first) })
    }

    fn change_directory(&mut self, path: &CStr) -> io::Result<()> {
        // SAFETY: initialized by `new`; the path is copied.
        check(unsafe { libc::posix_spawn_file_actions_addchdir_np(self.0.as_mut_ptr(), path.as_ptr()) })
    }
}

impl Drop for Actions {
    fn drop(&mut self) {
        // SAFETY: initialized by `new`, and used no more.
        unsafe { libc::posix_spawn_file_actions_destroy(self.0.as_mut_ptr()) };
    }
}

/// No signal is blocked or ignored in the child; a detached one leads a session.
struct Attributes(MaybeUninit<libc::posix_spawnattr_t>);

impl Attributes {
    fn new(detached: bool) -> io::Result<Attributes> {
        let mut made = MaybeUninit::uninit();
        // SAFETY: it initializes what it is given.
        check(unsafe { libc::posix_spawnattr_init(made.as_mut_ptr()) })?;
        let mut attributes = Attributes(made);
        let mut flags = libc::POSIX_SPAWN_SETSIGDEF | libc::POSIX_SPAWN_SETSIGMASK;
        if detached {
            flags |= c_int::from(libc::POSIX_SPAWN_SETSID);
        }
        // Flags are below 2^15.
        #[allow(clippy::cast_possible_truncation)]
        let flags = flags as c_short;
        let (none, all) = signal_sets();
        let made = attributes.0.as_mut_ptr();
        // SAFETY: initialized above; the sets are copied.
        unsafe {
            check(libc::posix_spawnattr_setflags(made, flags))?;
            check(libc::posix_spawnattr_setsigmask(made, &raw const none))?;
            check(libc::posix_spawnattr_setsigdefault(made, &raw const all))?;
        }
        Ok(attributes)
    }
}

impl Drop for Attributes {
    fn drop(&mut self) {
        // SAFETY: initialized by `new`, and used no more.
        unsafe { libc::posix_spawnattr_destroy(self.0.as_mut_ptr()) };
    }
}

fn signal_sets() -> (libc::sigset_t, libc::sigset_t) {
    let mut none = MaybeUninit::uninit();
    let mut all = MaybeUninit::uninit();
    // SAFETY: both calls initialize what they are given, and cannot fail.
    unsafe {
        libc::sigemptyset(none.as_mut_ptr());
        libc::sigfillset(all.as_mut_ptr());
        (none.assume_init(), all.assume_init())
    }
}

/// Sends a signal, 0 for none, to a child that has not been waited for: its number is nobody else's.
pub(crate) fn kill(pid: i32, signal: i32) -> io::Result<()> {
    // SAFETY: numbers only.
    match unsafe { libc::kill(pid, signal) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
