//! What JS asks to start, and the descriptors that are made for it.

use std::ffi::{CStr, CString};
use std::io;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};

use runtime::{Call, CallExt, Error, Result};
use rustix::fs::{Mode, OFlags, open};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use rustix::pipe::{PipeFlags, pipe_with};

use super::find;
use super::start::Program;
use crate::internal_fs::fd::borrowed;

/// Arguments 0 to 7 of `spawn` and `spawnSync`: `file, args, env, cwd, stdio, isDetached, uid, gid`. Lists are texts, each item ended by a zero;
/// `stdio` names per descriptor what the child does with it.
pub(crate) struct Request {
    file: CString,
    program: Program,
    stdio: Vec<Stdio>,
}

/// What a descriptor of the child is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stdio {
    /// `r`: it reads what the parent writes
    Reads,
    /// `w`: it writes what the parent reads
    Writes,
    /// `d`: both ways
    Duplex,
    /// `n`: nothing
    Nothing,
    /// that of the parent
    Inherited(RawFd),
}

/// The parent's end of a pipe, non-blocking, and whether it is a socket.
type End = (OwnedFd, bool);

/// A started process.
pub(crate) struct Started {
    pub pid: i32,
    /// The parent's ends, one per descriptor that has one.
    pub ends: Vec<Option<End>>,
}

impl Request {
    pub(crate) fn read(call: &mut Call<'_>) -> Result<Request> {
        let file = text(call, 0)?;
        let cwd = match call.arg(3) {
            none if call.is_undefined(none) => None,
            _ => Some(text(call, 3)?),
        };
        let stdio = call.arg_string(4)?;
        let stdio = stdio.split_terminator('\0').map(Stdio::parse).collect();
        let program = Program {
            args: texts(call, 1)?,
            env: texts(call, 2)?,
            cwd,
            fds: Vec::new(),
            detached: call.arg_bool(5),
            uid: id(call, 6),
            gid: id(call, 7),
        };
        Ok(Request { file, program, stdio })
    }

    /// Starts it in the usual way.
    pub(crate) fn start(self) -> io::Result<Started> {
        self.start_by(|program, file| find::start(&program, file))
    }

    /// Starts it by a function that is given what and which file.
    pub(crate) fn start_by(mut self, start: impl FnOnce(Program, &CStr) -> io::Result<i32>) -> io::Result<Started> {
        let mut ends = Vec::new();
        // The child's ends are closed here when it has been started.
        let mut theirs = Vec::new();
        for (target, stdio) in self.stdio.iter().enumerate() {
            let (end, fd) = stdio.make(target, &mut theirs)?;
            ends.push(end);
            self.program.fds.push(fd);
        }
        let pid = start(self.program, &self.file)?;
        Ok(Started { pid, ends })
    }
}

impl Stdio {
    fn parse(text: &str) -> Stdio {
        match text {
            "r" => Stdio::Reads,
            "w" => Stdio::Writes,
            "d" => Stdio::Duplex,
            "n" => Stdio::Nothing,
            // A number, checked by the JS; none is refused by the system.
            number => Stdio::Inherited(number.parse().unwrap_or(-1)),
        }
    }

    /// The parent's end, and the descriptor to give to the child, which is kept in `theirs`.
    fn make(self, target: usize, theirs: &mut Vec<OwnedFd>) -> io::Result<(Option<End>, Option<RawFd>)> {
        let (ours, given, is_socket) = match self {
            Stdio::Inherited(fd) if fd < 0 => return Err(io::Error::from_raw_os_error(libc::EINVAL)),
            Stdio::Inherited(fd) => {
                if target <= 2 {
                    // Few programs know what to do with a standard stream that does not block.
                    borrowed(fd, |fd| rustix::io::ioctl_fionbio(fd, false)).unwrap_or(());
                }
                return Ok((None, Some(fd)));
            }
            Stdio::Nothing if target > 2 => return Ok((None, None)),
            Stdio::Nothing => {
                let mode = if target == 0 { OFlags::RDONLY } else { OFlags::RDWR };
                let null = open("/dev/null", mode | OFlags::CLOEXEC, Mode::empty())?;
                (None, null, false)
            }
            Stdio::Reads => {
                let (reader, writer) = pipe_with(PipeFlags::CLOEXEC)?;
                (Some(writer), reader, false)
            }
            Stdio::Writes => {
                let (reader, writer) = pipe_with(PipeFlags::CLOEXEC)?;
                (Some(reader), writer, false)
            }
            Stdio::Duplex => {
                let (ours, given) = socketpair(
                    AddressFamily::UNIX,
                    SocketType::STREAM,
                    SocketFlags::CLOEXEC,
                    None,
                )?;
                (Some(ours), given, true)
            }
        };
        if let Some(ours) = &ours {
            rustix::io::ioctl_fionbio(ours, true)?;
        }
        let number = given.as_raw_fd();
        theirs.push(given);
        Ok((ours.map(|ours| (ours, is_socket)), Some(number)))
    }
}

/// A text without zeros, which the JS has checked.
fn text(call: &mut Call<'_>, index: usize) -> Result<CString> {
    let text = call.arg_string(index)?;
    CString::new(text).map_err(|_| Error::from_errno(libc::EINVAL, "spawn"))
}

fn texts(call: &mut Call<'_>, index: usize) -> Result<Vec<CString>> {
    let list = call.arg_string(index)?;
    let texts = list
        .split_terminator('\0')
        .map(CString::new)
        .collect::<std::result::Result<_, _>>();
    texts.map_err(|_| Error::from_errno(libc::EINVAL, "spawn"))
}

/// A user or group; negative ones are as the system takes them.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn id(call: &Call<'_>, index: usize) -> Option<u32> {
    let id = call.arg_f64(index);
    (!id.is_nan()).then_some(id as i64 as u32)
}
