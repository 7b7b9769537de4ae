//! JS in a copy of a process that has a VM: `fork` without `exec`.
//!
//! A copy has the OS thread that forked and no other, and the engine would wait for the others for ever. Of those a VM that has run little has only the
//! memory allocator's: it is put off before the first VM ([`prepare_for_copies`]), and started in the copy ([`Scope::begin_copy`]). What would else be the
//! same in all copies is made anew there: the state of `Math.random`, which is found by looking for the two words that give the number it has just given,
//! and the descriptors through which OS threads wake each other.

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::internals::symbol;
use crate::scope::Scope;

/// This process is a copy.
static IS_COPY: AtomicBool = AtomicBool::new(false);

/// The engine's state of `Math.random` lies so far at most behind the beginning of the global object.
const SEARCHED_WORDS: usize = 8 << 10;
/// Numbers of 53 bits; by the second there is no doubt.
const SAMPLES: usize = 3;

/// Before the first VM: the allocator starts no OS thread. False if this library does not offer that.
pub fn prepare_for_copies() -> bool {
    symbol(c"pas_scavenger_resume", "pas_scavenger_resume").is_ok()
        && call(c"pas_scavenger_suspend", "pas_scavenger_suspend")
}

/// Calls a function of the library that takes and gives nothing.
fn call(name: &std::ffi::CStr, plain: &'static str) -> bool {
    let Ok(address) = symbol(name, plain) else {
        return false;
    };
    // SAFETY: callers name functions of this signature.
    unsafe { std::mem::transmute::<*mut std::ffi::c_void, unsafe extern "C" fn()>(address)() };
    true
}

/// What is to be renewed in each copy of this process.
pub struct Copying {
    random_state: usize,
    wakers: Vec<RawFd>,
    own_files: Vec<(RawFd, std::ffi::CString)>,
}

impl Scope<'_> {
    /// Whether this process can be copied now, with this as its only VM.
    pub fn plan_copies(&mut self) -> Option<Copying> {
        let mut copying = Copying {
            random_state: self.random_state()?,
            wakers: Vec::new(),
            own_files: Vec::new(),
        };
        let own_folder = format!("/proc/{}/", std::process::id());
        for entry in std::fs::read_dir("/proc/self/fd").ok()?.flatten() {
            let number: RawFd = entry.file_name().to_str()?.parse().ok()?;
            let Ok(link) = std::fs::read_link(entry.path()) else {
                continue;
            };
            match link.to_str() {
                Some("anon_inode:[eventfd]") => copying.wakers.push(number),
                Some(link) if link.starts_with("anon_inode:") => return None,
                Some(link) if link.starts_with(&own_folder) && !link.ends_with("/fd") => {
                    let path = format!("/proc/self/{}", &link[own_folder.len()..]);
                    copying
                        .own_files
                        .push((number, std::ffi::CString::new(path).ok()?));
                }
                _ => {}
            }
        }
        let threads = std::fs::read_dir("/proc/self/task").ok()?.count();
        (threads == 1).then_some(copying)
    }

    /// In a copy, before it runs any JS.
    ///
    /// # Errors
    /// What the system refuses: such a copy must end.
    pub fn begin_copy(&mut self, copying: &Copying) -> std::io::Result<()> {
        IS_COPY.store(true, Ordering::Relaxed);
        for waker in &copying.wakers {
            // Who has been woken and has not looked yet, looks: so 1.
            // SAFETY: numbers only.
            replace(*waker, unsafe {
                libc::eventfd(1, libc::EFD_CLOEXEC | libc::EFD_NONBLOCK)
            })?;
        }
        for (number, path) in &copying.own_files {
            // SAFETY: the path ends with a zero.
            replace(*number, unsafe {
                libc::open(path.as_ptr(), libc::O_RDONLY | libc::O_CLOEXEC)
            })?;
        }
        renew_random_state(copying.random_state);
        call(c"pas_scavenger_resume", "pas_scavenger_resume");
        Ok(())
    }

    /// In a copy, a further VM: the generator that seeds its `Math.random` is where it was in the process that was copied.
    pub fn renew_random_if_copy(&mut self) {
        if IS_COPY.load(Ordering::Relaxed)
            && let Some(state) = self.random_state()
        {
            renew_random_state(state);
        }
    }

    /// The address of the two words.
    fn random_state(&mut self) -> Option<usize> {
        let math = self.global_object();
        let math = self.get(math, "Math").ok()?;
        let random = self.get(math, "random").ok()?;
        let mut fitting: Option<Vec<usize>> = None;
        for _ in 0..SAMPLES {
            let number = self.call(random, math, &[]).ok()?;
            let number = self.to_number(number);
            let words = self.words_of_global();
            let fits = |index: &usize| matches!(words.get(*index..index + 2), Some([low, high]) if number_of(*low, *high) == number);
            fitting = Some(match fitting {
                Some(before) => before.into_iter().filter(fits).collect(),
                None => (0..words.len()).filter(fits).collect(),
            });
        }
        match fitting?.as_slice() {
            [index] => Some(self.ctx().addr() + 8 * index),
            _ => None,
        }
    }

    /// The words from the global object's beginning on, as far as there is memory.
    fn words_of_global(&self) -> Vec<u64> {
        let mut words = vec![0_u64; SEARCHED_WORDS];
        let own = libc::iovec {
            iov_base: words.as_mut_ptr().cast(),
            iov_len: 8 * SEARCHED_WORDS,
        };
        let theirs = libc::iovec {
            iov_base: self.ctx().cast_mut().cast(),
            iov_len: 8 * SEARCHED_WORDS,
        };
        // SAFETY: `own` is of the vector; the kernel copies what can be read of the other, and no more.
        let copied =
            unsafe { libc::process_vm_readv(libc::getpid(), &raw const own, 1, &raw const theirs, 1, 0) };
        words.truncate(usize::try_from(copied).unwrap_or(0) / 8);
        words
    }
}

/// `WTF::WeakRandom::get`: the number that a state has just given.
#[allow(clippy::cast_precision_loss)]
fn number_of(low: u64, high: u64) -> f64 {
    const BITS: u32 = 53;
    (low.wrapping_add(high) & ((1 << BITS) - 1)) as f64 / (1_u64 << BITS) as f64
}

fn renew_random_state(address: usize) {
    let mut fresh = [0_u64; 2];
    // SAFETY: sixteen bytes of ours. Without entropy (no kernel of today) the numbers are those of the other copies.
    let got = unsafe { libc::getrandom(fresh.as_mut_ptr().cast(), 16, 0) };
    if got == 16 && fresh != [0, 0] {
        // SAFETY: `random_state` has found the generator's two words there; JS, the only other user, does not run now.
        unsafe { std::ptr::with_exposed_provenance_mut::<[u64; 2]>(address).write(fresh) };
    }
}

/// Puts a descriptor that was just opened in the place of another.
fn replace(number: RawFd, fresh: RawFd) -> std::io::Result<()> {
    if fresh < 0 {
        return Err(std::io::Error::last_os_error());
    }
    // SAFETY: it was opened for this call and is nobody else's.
    let fresh = unsafe { OwnedFd::from_raw_fd(fresh) };
    // SAFETY: numbers only.
    match unsafe { libc::dup3(fresh.as_raw_fd(), number, libc::O_CLOEXEC) } {
        -1 => Err(std::io::Error::last_os_error()),
        _ => Ok(()),
    }
}
