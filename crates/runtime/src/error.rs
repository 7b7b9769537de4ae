//! Errors of native functions, as Node's: class, `code`, message, and what the system said.

use jsc::{Exception, IntoException, Local, Scope};

use crate::realm::InRealm;

/// What an operation gives.
pub type Result<T> = std::result::Result<T, Error>;

/// The JS class of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `Error`
    Error,
    /// `TypeError`
    TypeError,
    /// `RangeError`
    RangeError,
    /// `SyntaxError`
    SyntaxError,
}

/// An error that a native function throws.
#[derive(Debug)]
pub enum Error {
    /// What JS threw.
    Js(Exception),
    /// An error of Roata's own, with Node's code.
    Coded {
        /// its class
        class: Class,
        /// Node's code, `ERR_…`; empty for none
        code: String,
        /// its message
        message: String,
    },
    /// What the system refused.
    System(SystemError),
}

/// A failed system call, as Node describes it: <https://nodejs.org/docs/latest-v26.x/api/errors.html#class-systemerror>
#[derive(Debug, Clone)]
pub struct SystemError {
    errno: i32,
    syscall: String,
    path: Option<String>,
    dest: Option<String>,
}

impl Error {
    /// A `TypeError` with a code.
    pub fn type_error(code: &str, message: impl Into<String>) -> Error {
        Error::coded(Class::TypeError, code, message)
    }

    /// A `RangeError` with a code.
    pub fn range_error(code: &str, message: impl Into<String>) -> Error {
        Error::coded(Class::RangeError, code, message)
    }

    /// A plain `Error` with a code.
    pub fn plain(code: &str, message: impl Into<String>) -> Error {
        Error::coded(Class::Error, code, message)
    }

    /// An error of any class with a code (empty: none).
    pub fn coded(class: Class, code: &str, message: impl Into<String>) -> Error {
        Error::Coded {
            class,
            code: code.to_owned(),
            message: message.into(),
        }
    }

    /// The system's refusal of `syscall`.
    pub fn system(error: &std::io::Error, syscall: &str) -> Error {
        Error::from_errno(error.raw_os_error().unwrap_or(libc::EIO), syscall)
    }

    /// The same from an errno (positive).
    pub fn from_errno(errno: i32, syscall: &str) -> Error {
        Error::System(SystemError {
            errno,
            syscall: syscall.to_owned(),
            path: None,
            dest: None,
        })
    }

    /// Names the path that a system call was about.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Error {
        if let Error::System(system) = &mut self {
            system.path = Some(path.into());
        }
        self
    }

    /// Names the second path, where there is one.
    #[must_use]
    pub fn dest(mut self, dest: impl Into<String>) -> Error {
        if let Error::System(system) = &mut self {
            system.dest = Some(dest.into());
        }
        self
    }
}

impl From<Exception> for Error {
    fn from(exception: Exception) -> Error {
        Error::Js(exception)
    }
}

impl SystemError {
    fn message(&self, code: &str) -> String {
        let mut message = format!("{code}: {}, {}", errno_text(self.errno), self.syscall);
        if let Some(path) = &self.path {
            message.push_str(&format!(" '{path}'"));
        }
        if let Some(dest) = &self.dest {
            message.push_str(&format!(" -> '{dest}'"));
        }
        message
    }
}

impl IntoException for Error {
    fn into_exception<'s>(self, scope: &mut Scope<'s>) -> Local<'s> {
        let made = match self {
            Error::Js(exception) => return exception.value(scope),
            Error::Coded { class, code, message } => {
                let message = scope.string(&message);
                let code = if code.is_empty() {
                    scope.undefined()
                } else {
                    scope.string(&code)
                };
                scope.make_error(&[class_number(scope, class), message, code])
            }
            Error::System(system) => system_exception(scope, &system),
        };
        made.unwrap_or_else(|exception| exception.value(scope))
    }
}

fn class_number<'s>(scope: &Scope<'s>, class: Class) -> Local<'s> {
    scope.number(f64::from(class as u8))
}

fn system_exception<'s>(
    scope: &mut Scope<'s>,
    system: &SystemError,
) -> std::result::Result<Local<'s>, Exception> {
    let code = errno_name(system.errno);
    let text = |scope: &Scope<'s>, part: &Option<String>| match part {
        Some(part) => scope.string(part),
        None => scope.undefined(),
    };
    let args = [
        class_number(scope, Class::Error),
        scope.string(&system.message(&code)),
        scope.string(&code),
        scope.number(f64::from(-system.errno)),
        scope.string(&system.syscall),
        text(scope, &system.path),
        text(scope, &system.dest),
    ];
    scope.make_error(&args)
}

macro_rules! errnos {
    ($($name:ident $text:literal),* $(,)?) => {
        const ERRNOS: &[(i32, &str, &str)] = &[$((libc::$name, stringify!($name), $text)),*];
    };
}

// The names and texts that libuv gives them: https://docs.libuv.org/en/v1.x/errors.html
errnos! {
    E2BIG "argument list too long", EACCES "permission denied", EADDRINUSE "address already in use", EADDRNOTAVAIL "address not available",
    EAFNOSUPPORT "address family not supported", EAGAIN "resource temporarily unavailable", EALREADY "connection already in progress",
    EBADF "bad file descriptor", EBUSY "resource busy or locked", ECANCELED "operation canceled",
    ECONNABORTED "software caused connection abort", ECONNREFUSED "connection refused", ECONNRESET "connection reset by peer",
    EDESTADDRREQ "destination address required", EEXIST "file already exists", EFAULT "bad address in system call argument",
    EFBIG "file too large", EHOSTUNREACH "host is unreachable", EILSEQ "illegal byte sequence", EINTR "interrupted system call",
    EINVAL "invalid argument", EIO "i/o error", EISCONN "socket is already connected", EISDIR "illegal operation on a directory",
    ELOOP "too many symbolic links encountered", EMFILE "too many open files", EMLINK "too many links", EMSGSIZE "message too long",
    ENAMETOOLONG "name too long", ENETDOWN "network is down", ENETUNREACH "network is unreachable", ENFILE "file table overflow",
    ENOBUFS "no buffer space available", ENODEV "no such device", ENOENT "no such file or directory", ENOMEM "not enough memory",
    ENOSPC "no space left on device", ENOSYS "function not implemented", ENOTCONN "socket is not connected", ENOTDIR "not a directory",
    ENOTEMPTY "directory not empty", ENOTSOCK "socket operation on non-socket", ENOTSUP "operation not supported on socket",
    ENOTTY "inappropriate ioctl for device", ENXIO "no such device or address", EOVERFLOW "value too large for defined data type",
    EPERM "operation not permitted", EPIPE "broken pipe", EPROTO "protocol error", ERANGE "result too large", EROFS "read-only file system",
    ESPIPE "invalid seek", ESRCH "no such process", ETIMEDOUT "connection timed out", ETXTBSY "text file is busy",
    EXDEV "cross-device link not permitted",
}

fn errno_name(errno: i32) -> String {
    ERRNOS.iter().find(|entry| entry.0 == errno).map_or_else(
        || format!("Unknown system error {}", -errno),
        |entry| entry.1.to_owned(),
    )
}

fn errno_text(errno: i32) -> String {
    ERRNOS.iter().find(|entry| entry.0 == errno).map_or_else(
        || format!("Unknown system error {}", -errno),
        |entry| entry.2.to_owned(),
    )
}
