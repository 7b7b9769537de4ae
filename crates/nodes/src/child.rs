//! A child process with a socket to it: how it is started, how its end is seen, and how it is ended.
//!
//! All children are started by one OS thread that never ends, because a child that wants to end with its parent really ends with the OS thread that
//! started it (`PR_SET_PDEATHSIG`). The child's end of the socket is its standard input: nothing else is inherited but its outputs.

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitId, WaitIdOptions, kill_process_group, pidfd_open, waitid,
};

use crate::stream::{Socket, wait};

/// How a process ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exit {
    /// Its exit code, if it left by itself.
    pub code: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
}

/// A child process, the leader of a process group of its own. It must be [ended](Child::end), so that no zombie is left.
#[derive(Debug)]
pub(crate) struct Child {
    child: std::process::Child,
    pid: Pid,
    /// Readable when it has ended.
    pidfd: Option<OwnedFd>,
}

impl Child {
    /// Starts a process whose standard input is a socket to the stream given back.
    pub fn start(command: Command) -> io::Result<(Self, Socket)> {
        let none = None;
        let (ours, theirs) = socketpair(
            AddressFamily::UNIX,
            SocketType::STREAM,
            SocketFlags::CLOEXEC,
            none,
        )?;
        let child = Self::start_on(command, theirs)?;
        let socket = match child.pidfd.as_ref().map(OwnedFd::try_clone) {
            Some(Ok(ended)) => Socket::with_end(ours, ended),
            _ => Socket::new(ours),
        };
        Ok((child, socket))
    }

    /// Starts a process whose standard input is this socket.
    pub fn start_on(mut command: Command, socket: OwnedFd) -> io::Result<Self> {
        command.stdin(socket).process_group(0);
        let child = on_the_starter(move || command.spawn())?;
        let pid = Pid::from_child(&child);
        // An old system has none: then only the socket's end tells.
        let pidfd = pidfd_open(pid, PidfdFlags::empty()).ok();
        Ok(Self { child, pid, pidfd })
    }

    /// Its process id.
    pub fn pid(&self) -> Pid {
        self.pid
    }

    /// Waits for its end, at most `patience`, then kills it; in any case with all of its group that are left.
    pub fn end(mut self, patience: Duration) -> Exit {
        self.wait_for_end(patience);
        // Before it is collected, so that its number is nobody else's.
        kill_group(self.pid);
        match self.child.wait() {
            Ok(status) => Exit {
                code: status.code(),
                signal: status.signal(),
            },
            Err(_) => Exit::default(),
        }
    }

    /// Waits for its end, however long; `ended` is called before its number can be another's. What is left of its group is killed.
    pub fn wait(self, ended: &dyn Fn()) {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while let Err(rustix::io::Errno::INTR) = waitid(WaitId::Pid(self.pid), options) {}
        ended();
        self.end(Duration::ZERO);
    }

    fn wait_for_end(&mut self, patience: Duration) {
        let Some(pidfd) = &self.pidfd else { return };
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let ended = wait(&mut [PollFd::new(pidfd, PollFlags::IN)], left);
            if left.is_zero() || !matches!(ended, Ok(false)) {
                return;
            }
        }
    }
}

/// Kills a process with its group.
pub(crate) fn kill_group(leader: Pid) {
    // It may be gone.
    let _ = kill_process_group(leader, Signal::KILL);
}

type Job = Box<dyn FnOnce() + Send>;

/// Runs `work` on the OS thread that starts processes.
fn on_the_starter<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    static STARTER: OnceLock<Option<Sender<Job>>> = OnceLock::new();
    let starter = STARTER.get_or_init(|| {
        let (sender, jobs) = channel::<Job>();
        let work = move || jobs.iter().for_each(|job| job());
        let started = std::thread::Builder::new()
            .name("process starter".into())
            .spawn(work);
        started.ok().map(|_| sender)
    });
    let (reply, result) = channel();
    let job: Job = Box::new(move || {
        // The one who asked waits for it.
        let _ = reply.send(work());
    });
    let is_sent = starter.as_ref().is_some_and(|starter| starter.send(job).is_ok());
    match result.recv() {
        Ok(outcome) if is_sent => outcome,
        _ => Err(io::Error::other("no OS thread could be started")),
    }
}

/// Memory that this process has for itself alone, in bytes.
pub fn own_private_memory() -> Option<u64> {
    private_memory(None)
}

/// Memory that a process has for itself alone, in bytes: resident and not shared.
pub(crate) fn private_memory(pid: Option<Pid>) -> Option<u64> {
    let statm = match pid {
        Some(pid) => format!("/proc/{}/statm", pid.as_raw_nonzero()),
        None => "/proc/self/statm".into(),
    };
    let text = std::fs::read_to_string(statm).ok()?;
    let mut pages = text
        .split(' ')
        .skip(1)
        .map_while(|number| number.parse::<u64>().ok());
    let (resident, shared) = (pages.next()?, pages.next()?);
    Some(resident.saturating_sub(shared) * rustix::param::page_size() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Stream;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    }

    /// What comes next; 0 at the end.
    fn read(socket: &Socket, buffer: &mut [u8]) -> usize {
        loop {
            match socket.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    socket.wait_readable(LONG).unwrap()
                }
                other => return other.unwrap(),
            }
        }
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn the_socket_is_its_standard_input_and_its_end_is_seen() {
        let (child, socket) = Child::start(shell("read line; echo got $line >&0; exit 3")).unwrap();
        assert_eq!(socket.try_write(b"this\n").unwrap(), 5);
        let mut buffer = [0; 64];
        let count = read(&socket, &mut buffer);
        assert_eq!(&buffer[..count], b"got this\n");
        assert_eq!(read(&socket, &mut buffer), 0);
        let exit = child.end(LONG);
        assert_eq!((exit.code, exit.signal), (Some(3), None));
    }

    #[test]
    fn its_end_is_seen_though_another_process_holds_the_socket_and_that_one_ends_too() {
        let (child, socket) = Child::start(shell("sleep 1000 <&0 & echo $! >&0; kill -9 $$")).unwrap();
        let mut buffer = [0; 64];
        let count = read(&socket, &mut buffer);
        let other = String::from_utf8_lossy(&buffer[..count]).trim().to_owned();
        assert_eq!(read(&socket, &mut buffer), 0);
        assert_eq!(child.end(LONG).signal, Some(9));
        let stat = format!("/proc/{other}/stat");
        let is_running = || std::fs::read_to_string(&stat).is_ok_and(|text| !text.contains(") Z "));
        let begin = Instant::now();
        while is_running() {
            assert!(begin.elapsed() < LONG, "process {other} lives on");
            std::thread::yield_now();
        }
    }

    #[test]
    fn one_that_does_not_end_is_killed() {
        let (child, _socket) = Child::start(shell("sleep 1000")).unwrap();
        assert_eq!(child.end(Duration::from_millis(1)).signal, Some(9));
    }

    #[test]
    fn a_program_that_is_not_there_is_an_error() {
        let error = Child::start(Command::new("/no/such/program")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn memory_can_be_read() {
        assert!(private_memory(None).unwrap() > 10_000);
    }
}
