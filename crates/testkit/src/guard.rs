//! Nothing outlives a test program that is killed: a shell beside it knows the process groups that it has started, and ends those that are left when it
//! has gone, which it notices by the end of its standard input.

use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};

use rustix::process::Pid;

/// Reads `+ GROUP` and `- GROUP`. Signals for the test program's group are not for this one.
const SCRIPT: &str = r#"
trap '' HUP INT TERM
while read -r change group; do
  if [ "$change" = + ]; then
    set -- "$@" "$group"
  else
    for each; do
      shift
      [ "$each" = "$group" ] || set -- "$@" "$each"
    done
  fi
done
for each; do kill -KILL "-$each"; done
"#;

/// A process group that ends with this process, as long as this lives.
#[derive(Debug)]
pub struct Guarded(Pid);

impl Guarded {
    /// The group that this process leads. To be dropped before the leader is reaped: afterwards the number may be another's.
    pub fn new(leader: Pid) -> Self {
        tell('+', leader);
        Self(leader)
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        tell('-', self.0);
    }
}

fn tell(change: char, group: Pid) {
    static GUARD: OnceLock<Option<Mutex<ChildStdin>>> = OnceLock::new();
    // Without a guard the tests run all the same.
    if let Some(guard) = GUARD.get_or_init(|| start().ok().flatten().map(Mutex::new)) {
        let _ = write(
            &mut guard.lock().unwrap_or_else(PoisonError::into_inner),
            change,
            group,
        );
    }
}

fn write(guard: &mut ChildStdin, change: char, group: Pid) -> io::Result<()> {
    guard.write_all(format!("{change} {}\n", group.as_raw_nonzero()).as_bytes())
}

/// A guard, which ends by itself when what it reads from does.
fn start() -> io::Result<Option<ChildStdin>> {
    let mut command = Command::new("/bin/sh");
    let command = command
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Ok(command.process_group(0).spawn()?.stdin.take())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt;
    use std::process::Child;

    #[test]
    fn what_is_left_when_the_program_has_gone_is_ended_and_nothing_else() {
        let sleep = || -> Child {
            let mut command = Command::new("sleep");
            command.arg("1000").process_group(0).spawn().unwrap()
        };
        let (mut left, mut done) = (sleep(), sleep());
        let mut guard = start().unwrap().unwrap();
        write(&mut guard, '+', Pid::from_child(&done)).unwrap();
        write(&mut guard, '+', Pid::from_child(&left)).unwrap();
        write(&mut guard, '-', Pid::from_child(&done)).unwrap();
        drop(guard);
        assert_eq!(left.wait().unwrap().signal(), Some(9));
        assert!(done.try_wait().unwrap().is_none());
        done.kill().unwrap();
        done.wait().unwrap();
    }
}
