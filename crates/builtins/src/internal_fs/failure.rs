//! What a failed file operation brings back from the thread pool: plain data, made into an [`Error`] on the VM's thread.

use std::io;
use std::path::Path;

use runtime::Error;

/// A refused system call with the paths it was about.
#[derive(Debug)]
pub(crate) struct Failure {
    /// errno, positive
    pub(crate) errno: i32,
    /// libuv's name of the call, as Node's errors show it
    pub(crate) syscall: &'static str,
    path: Option<String>,
    dest: Option<String>,
    too_large: Option<u64>,
}

/// The outcome of a file operation.
pub(crate) type Outcome<T> = Result<T, Failure>;

/// Names the system call of an I/O result.
pub(crate) trait During<T> {
    /// `syscall` failed, nothing more is known (operations on descriptors).
    fn during(self, syscall: &'static str) -> Outcome<T>;
    /// `syscall` failed on `path`.
    fn on(self, syscall: &'static str, path: &Path) -> Outcome<T>;
    /// `syscall` failed on a pair of paths.
    fn between(self, syscall: &'static str, path: &Path, dest: &Path) -> Outcome<T>;
}

impl<T, E: Into<io::Error>> During<T> for Result<T, E> {
    fn during(self, syscall: &'static str) -> Outcome<T> {
        self.map_err(|error| Failure::new(&error.into(), syscall))
    }

    fn on(self, syscall: &'static str, path: &Path) -> Outcome<T> {
        self.map_err(|error| Failure {
            path: Some(shown(path)),
            ..Failure::new(&error.into(), syscall)
        })
    }

    fn between(self, syscall: &'static str, path: &Path, dest: &Path) -> Outcome<T> {
        self.map_err(|error| Failure {
            path: Some(shown(path)),
            dest: Some(shown(dest)),
            ..Failure::new(&error.into(), syscall)
        })
    }
}

impl Failure {
    fn new(error: &io::Error, syscall: &'static str) -> Self {
        Failure {
            errno: error.raw_os_error().unwrap_or(libc::EIO),
            syscall,
            path: None,
            dest: None,
            too_large: None,
        }
    }

    /// `errno` out of nowhere, for checks that no system call makes.
    pub(crate) fn of(errno: i32, syscall: &'static str, path: &Path) -> Self {
        Failure {
            errno,
            syscall,
            path: Some(shown(path)),
            dest: None,
            too_large: None,
        }
    }

    /// A file of so many bytes, which is more than Node reads in one piece.
    pub(crate) fn too_large(size: u64) -> Self {
        Failure {
            errno: libc::EFBIG,
            syscall: "read",
            path: None,
            dest: None,
            too_large: Some(size),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Error {
        if let Some(size) = failure.too_large {
            return Error::range_error(
                "ERR_FS_FILE_TOO_LARGE",
                format!("File size ({size}) is greater than 2 GiB"),
            );
        }
        let mut error = Error::from_errno(failure.errno, failure.syscall);
        if let Some(path) = failure.path {
            error = error.path(path);
        }
        if let Some(dest) = failure.dest {
            error = error.dest(dest);
        }
        error
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
