//! Runs a process in a group of its own, collects what it writes, and ends the whole group when done with it.
//!
//! The leader is reaped only after its group was killed: until then its pid cannot be given to anyone else,
//! so the kill can hit no stranger.

use std::fmt;
use std::io::{self, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, kill_process_group, waitid};

use crate::guard::Guarded;

/// What is kept of each output stream; a program that writes without end must not fill the memory.
const OUTPUT_LIMIT: usize = 4 << 20;

/// A running process; dropping it kills its process group and reaps it.
#[derive(Debug)]
pub struct Rig {
    child: Child,
    pid: Pid,
    /// Until it is reaped.
    guarded: Option<Guarded>,
    stdin: Option<ChildStdin>,
    exited: Receiver<()>,
    stdout: Stream,
    stderr: Stream,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It left with this exit code.
    Code(i32),
    /// This signal ended it.
    Signal(i32),
    /// It was still running when its time was up, and was killed.
    TimedOut,
}

/// All that a finished process left.
#[derive(Debug)]
pub struct Outcome {
    /// Standard output; bytes that are not UTF-8 are replaced.
    pub stdout: String,
    /// Standard error, likewise.
    pub stderr: String,
    /// How it ended.
    pub ending: Ending,
}

impl Rig {
    /// Starts `command` as the leader of a new process group, with pipes on its three standard streams.
    pub fn start(mut command: Command) -> io::Result<Self> {
        let piped = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = piped.process_group(0).spawn()?;
        let pid = Pid::from_child(&child);
        let stdin = child.stdin.take();
        let stdout = Stream::collect(child.stdout.take());
        let stderr = Stream::collect(child.stderr.take());
        Ok(Self {
            child,
            pid,
            guarded: Some(Guarded::new(pid)),
            stdin,
            exited: watch(pid),
            stdout,
            stderr,
        })
    }

    /// Runs `command` to its end with `input` as its standard input, but no longer than `limit`.
    pub fn run(command: Command, input: &[u8], limit: Duration) -> io::Result<Outcome> {
        let mut rig = Self::start(command)?;
        // A program that ends without reading its input closes the pipe: that is no failure of the run.
        let _ = rig.write(input);
        rig.close_stdin();
        rig.finish(limit)
    }

    /// The process's id, which is its group's too.
    pub fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// Writes to its standard input. Fails with `BrokenPipe` once that is closed.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.stdin {
            Some(stdin) => stdin.write_all(bytes).and_then(|()| stdin.flush()),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Ends its standard input.
    pub fn close_stdin(&mut self) {
        self.stdin = None;
    }

    /// Sends a signal to the process alone, not to its group.
    pub fn signal(&self, signal: Signal) -> io::Result<()> {
        Ok(kill_process(self.pid, signal)?)
    }

    /// Waits until standard output holds `text`; false if it ended, or `limit` passed, without it.
    pub fn wait_for(&self, text: &str, limit: Duration) -> bool {
        self.stdout.wait_for(text.as_bytes(), limit)
    }

    /// Closes its input, waits for its end (killing it after `limit`) and returns what it left.
    pub fn finish(mut self, limit: Duration) -> io::Result<Outcome> {
        self.close_stdin();
        let in_time = self.exited.recv_timeout(limit).is_ok();
        let status = self.end()?;
        let ending = if in_time {
            Ending::from(status)
        } else {
            Ending::TimedOut
        };
        Ok(Outcome {
            stdout: self.stdout.text(),
            stderr: self.stderr.text(),
            ending,
        })
    }

    fn end(&mut self) -> io::Result<ExitStatus> {
        // The group is gone already when the leader was its only member and has left.
        let _ = kill_process_group(self.pid, Signal::KILL);
        self.guarded = None;
        self.child.wait()
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        if self.guarded.is_some() {
            let _ = self.end();
        }
    }
}

impl From<ExitStatus> for Ending {
    fn from(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Self::Code(code),
            (None, signal) => Self::Signal(signal.unwrap_or_default()),
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "exit {code}"),
            Self::Signal(signal) => write!(f, "signal {signal}"),
            Self::TimedOut => write!(f, "killed: its time was up"),
        }
    }
}

/// Says when the process has ended, without reaping it.
fn watch(pid: Pid) -> Receiver<()> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let seen = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while matches!(waitid(WaitId::Pid(pid), seen), Err(rustix::io::Errno::INTR)) {}
        let _ = sender.send(());
    });
    receiver
}

/// One output stream, read to its end by a thread.
#[derive(Debug)]
struct Stream {
    shared: Arc<Shared>,
    reader: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<Collected>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Collected {
    bytes: Vec<u8>,
    ended: bool,
}

impl Stream {
    fn collect(source: Option<impl Read + Send + 'static>) -> Self {
        let shared = Arc::new(Shared::default());
        let writer = Arc::clone(&shared);
        let reader = thread::spawn(move || {
            if let Some(mut source) = source {
                writer.read_all(&mut source);
            }
            writer.lock().ended = true;
            writer.changed.notify_all();
        });
        Self {
            shared,
            reader: Some(reader),
        }
    }

    fn wait_for(&self, text: &[u8], limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        let mut state = self.shared.lock();
        loop {
            if contains(&state.bytes, text) {
                return true;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if state.ended || left.is_zero() {
                return false;
            }
            let waited = self.shared.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn text(&mut self) -> String {
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
        String::from_utf8_lossy(&self.shared.lock().bytes).into_owned()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Collected> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read_all(&self, source: &mut impl Read) {
        let mut buffer = [0; 16 << 10];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => return,
                Ok(count) => self.keep(&buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }

    fn keep(&self, bytes: &[u8]) {
        let mut state = self.lock();
        let room = OUTPUT_LIMIT.saturating_sub(state.bytes.len());
        state.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.changed.notify_all();
    }
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    text.is_empty() || bytes.windows(text.len()).any(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn collects_both_streams_and_the_exit_code() {
        let outcome = Rig::run(shell("read x; echo out $x; echo err >&2; exit 3"), b"fed\n", LONG).unwrap();
        assert_eq!(
            (outcome.stdout.as_str(), outcome.stderr.as_str()),
            ("out fed\n", "err\n")
        );
        assert_eq!(outcome.ending, Ending::Code(3));
    }

    #[test]
    fn names_the_signal_that_ended_it() {
        let outcome = Rig::run(shell("kill -TERM $$"), b"", LONG).unwrap();
        assert_eq!(outcome.ending, Ending::Signal(15));
    }

    #[test]
    fn kills_the_group_when_its_time_is_up() {
        let rig = Rig::start(shell("sleep 1000 & echo child $!; wait")).unwrap();
        assert!(rig.wait_for("child ", LONG));
        let outcome = rig.finish(Duration::from_millis(1)).unwrap();
        assert_eq!(outcome.ending, Ending::TimedOut);
        assert_gone(&outcome.stdout);
    }

    #[test]
    fn leaves_no_grandchild_behind() {
        let outcome = Rig::run(shell("sleep 1000 & echo child $!"), b"", LONG).unwrap();
        assert_eq!(outcome.ending, Ending::Code(0));
        assert_gone(&outcome.stdout);
    }

    #[test]
    fn kills_on_drop() {
        let rig = Rig::start(shell("echo child $$; sleep 1000")).unwrap();
        assert!(rig.wait_for("\n", LONG));
        let pid = rig.pid();
        drop(rig);
        assert_gone(&format!("child {pid}\n"));
    }

    #[test]
    fn stops_waiting_for_text_that_cannot_come_any_more() {
        let rig = Rig::start(shell("echo something else")).unwrap();
        assert!(!rig.wait_for("never", LONG));
    }

    #[test]
    fn keeps_a_bounded_part_of_endless_output() {
        let rig = Rig::start(shell("yes")).unwrap();
        assert!(rig.wait_for("y\n", LONG));
        let outcome = rig.finish(Duration::from_millis(200)).unwrap();
        assert!(outcome.stdout.len() <= OUTPUT_LIMIT);
    }

    /// The output's pid is no running process: gone, or a zombie that its new parent has yet to collect. A killed process takes a moment to die.
    fn assert_gone(output: &str) {
        let pid: u32 = output.trim().trim_start_matches("child ").parse().unwrap();
        let begin = std::time::Instant::now();
        while is_running(pid) {
            assert!(begin.elapsed() < LONG, "process {pid} lives on");
            std::thread::yield_now();
        }
    }

    fn is_running(pid: u32) -> bool {
        let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else {
            return false;
        };
        let state = stat.rsplit(") ").next().unwrap().chars().next();
        !matches!(state, Some('Z' | 'X'))
    }
}
