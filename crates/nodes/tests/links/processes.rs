//! Processes that are no Machine-Nodes at all: what their supervisor makes of them.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nodes::{Event, Host, Machine, Outcome, Place, Policy, Process, ProcessOptions, Restart};

use crate::scripted::{Blocking, ECHO, LONG, Program, call, machine};

struct Supervised {
    machine: Arc<Machine>,
    process: Arc<Process>,
    events: Receiver<Event>,
}

fn supervise(program: &'static str, script: &'static str, restart: Restart, max_restarts: u32) -> Supervised {
    let machine = machine("here", 1);
    let options = ProcessOptions {
        command: Box::new(move || {
            let mut command = Command::new(program);
            command.args(["-c", script]);
            command
        }),
        memory: None,
        policy: Policy {
            restart,
            max_restarts,
            within: LONG,
        },
    };
    let (tell, events) = channel();
    let tell = Mutex::new(tell);
    let on_event = Box::new(move |event| tell.lock().unwrap().send(event).unwrap());
    let host = Arc::new(Program::default()) as Arc<dyn Host>;
    let process = Process::start(&machine, options, host, on_event).unwrap();
    Supervised {
        machine,
        process,
        events,
    }
}

impl Supervised {
    fn next(&self) -> Event {
        self.events.recv_timeout(LONG).unwrap()
    }

    /// Reason, exit code, signal and error number of its end; the restarts before.
    fn end(&self) -> (String, Option<i32>, Option<i32>, Option<i32>, Vec<u64>) {
        let mut restarts = Vec::new();
        loop {
            match self.next() {
                Event::Restart(count) => restarts.push(count),
                Event::Exit { reason, exit, errno } => {
                    return (reason.to_string(), exit.code, exit.signal, errno, restarts);
                }
                Event::Ready { .. } => panic!("it is none"),
            }
        }
    }
}

#[test]
fn one_that_cannot_be_started() {
    let (reason, code, signal, errno, _) = supervise("/no/such", "", Restart::Never, 0).end();
    assert!(reason.starts_with("it could not be started: "), "{reason}");
    assert_eq!((code, signal, errno), (None, None, Some(2)));
}

#[test]
fn one_that_exits_is_restarted_until_that_was_too_often() {
    let (reason, code, _, _, restarts) = supervise("/bin/sh", "exit 3", Restart::OnFailure, 3).end();
    assert_eq!(
        reason,
        "it exited with code 3, and it was restarted too often before"
    );
    assert_eq!((code, restarts), (Some(3), vec![1, 2, 3]));
    let (reason, code, _, _, restarts) = supervise("/bin/sh", "exit 0", Restart::OnFailure, 3).end();
    assert_eq!(
        (reason.as_str(), code, restarts),
        ("it exited with code 0", Some(0), vec![])
    );
}

#[test]
fn one_that_speaks_no_protocol_is_ended() {
    let (reason, _, signal, _, _) = supervise(
        "/bin/sh",
        "echo hello there, this is text >&0; sleep 1000",
        Restart::Never,
        0,
    )
    .end();
    assert!(reason.contains("the limit is"), "{reason}");
    assert_eq!(signal, Some(9));
}

#[test]
fn calls_wait_for_one_that_is_not_ready_and_are_settled_with_its_end() {
    let supervised = supervise("/bin/sh", "sleep 1000", Restart::Always, 9);
    let mut caller = Blocking::new(&supervised.machine);
    let place = Place::Away {
        machine: supervised.process.number(),
        core: 0,
    };
    caller.submit(call(&[ECHO]), place);
    let mut late = call(&[ECHO]);
    late.beside().deadline = Some(std::time::Instant::now());
    caller.submit(late, place);
    assert_eq!(supervised.process.remote().in_flight(), (2, 2));
    supervised.process.kill();
    let (reason, _, _, _, restarts) = supervised.end();
    assert_eq!((reason.as_str(), restarts), ("it was killed", vec![]));
    for _ in 0..2 {
        let outcome = caller.next().outcome;
        assert!(
            matches!(
                outcome,
                Outcome::Down {
                    maybe_executed: false,
                    ..
                } | Outcome::TimedOut
            ),
            "{outcome:?}"
        );
    }
    assert!(supervised.process.is_over() && supervised.process.pid().is_none());
}

#[test]
fn one_that_does_not_stop_is_killed_when_its_grace_is_over() {
    let supervised = supervise("/bin/sh", "sleep 1000", Restart::Always, 9);
    supervised.process.stop(Duration::MAX);
    supervised.process.stop(Duration::from_millis(1));
    let (reason, ..) = supervised.end();
    assert_eq!(reason, "it was stopped");
}
