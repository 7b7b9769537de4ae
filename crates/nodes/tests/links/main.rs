//! Machines joined by links: calls both ways, what travels with them, and every way a link can end.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

mod attending;
mod garbage;
mod processes;
mod scripted;

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use nodes::{Cancelled, FileQuestion, Message, Outcome, Place, Transfer, Why};
use scripted::*;
use wire::frame::{Frame, VERSION};

fn value(outcome: Outcome) -> Vec<u8> {
    match outcome {
        Outcome::Done(value, _) => value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_goes_over_and_its_value_comes_back() {
    let (here, there) = pair();
    let mut caller = here.caller();
    let id = caller.submit(call(&[ECHO, 42]), here.away());
    let reply = caller.next();
    assert_eq!(reply.id, id);
    assert!(reply.core > 0 && reply.thread > 0);
    assert_eq!(value(reply.outcome), [ECHO, 42]);
    let mut back = there.caller();
    back.submit(
        call(&[FAIL, 1]),
        Place::Away {
            machine: there.number,
            core: 2,
        },
    );
    let reply = back.next();
    assert_eq!(reply.core, 2);
    assert!(matches!(reply.outcome, Outcome::Failed(error) if error == [FAIL, 1]));
    assert_eq!(caller.caller.in_flight(), 0);
}

#[test]
fn a_slice_is_asked_for_once() {
    let (here, there) = pair();
    let mut caller = here.caller();
    for _ in 0..3 {
        caller.submit(call(&[SLICE]), here.away());
    }
    for _ in 0..3 {
        assert_eq!(value(caller.next().outcome), b"text of a slice");
    }
    assert!(
        there
            .machine
            .slices()
            .find(&slice("text of a slice").hash)
            .is_some()
    );
    let found = there.peer.fetch_slice(slice("text of a slice").hash);
    assert_eq!(found, Some(slice("text of a slice")));
    assert_eq!(there.peer.fetch_slice([9; 32]), None);
}

#[test]
fn calls_of_one_caller_begin_in_their_order() {
    let (here, _there) = pair();
    let mut caller = here.caller();
    let place = Place::Away {
        machine: here.number,
        core: 1,
    };
    for number in 0..2000_u16 {
        let [low, high] = number.to_le_bytes();
        caller.submit(call(&[ECHO, low, high]), place);
    }
    for number in 0..2000_u16 {
        let [low, high] = number.to_le_bytes();
        assert_eq!(value(caller.next().outcome), [ECHO, low, high]);
    }
}

#[test]
fn waiting_and_spinning_calls_are_cancelled_over_there() {
    let (here, there) = pair();
    let mut caller = here.caller();
    for what in [WAIT, SPIN] {
        let id = caller.submit(call(&[what]), here.away());
        let begin = Instant::now();
        while there.machine.stats().running == 0 {
            assert!(begin.elapsed() < LONG);
            std::thread::yield_now();
        }
        assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::Stopping);
        assert!(matches!(
            caller.next().outcome,
            Outcome::Cancelled { begun: true }
        ));
        assert_eq!(caller.caller.cancel(id, Vec::new()), Cancelled::TooLate);
    }
}

#[test]
fn a_generator_gives_no_more_than_its_reader_allows() {
    let (here, _there) = pair();
    let mut caller = here.caller();
    let mut generate = call(&[GENERATE, 5]);
    generate.beside().ahead = 2;
    let id = caller.submit(generate, here.away());
    for left in [4, 3] {
        assert!(matches!(caller.next().outcome, Outcome::Yield(value, _) if value == [left]));
    }
    std::thread::sleep(Duration::from_millis(20));
    assert!(!caller.caller.has_news(), "no credit is left");
    caller.caller.grant(id, 3);
    for left in [2, 1, 0] {
        assert!(matches!(caller.next().outcome, Outcome::Yield(value, _) if value == [left]));
    }
    assert!(matches!(caller.next().outcome, Outcome::Done(..)));
}

#[test]
fn values_longer_than_a_frame_go_in_parts() {
    let (here, _there) = pair();
    let mut caller = here.caller();
    let mut long = vec![3; 70 << 20];
    long[0] = ECHO;
    caller.submit(call(&long), here.away());
    assert_eq!(value(caller.next().outcome), long);
    caller.submit(call(&[MEGABYTES, 100]), here.away());
    assert_eq!(value(caller.next().outcome).len(), 100 << 20);
}

#[test]
fn what_is_too_long_or_lives_in_one_process_does_not_travel() {
    let (here, _there) = pair();
    let mut caller = here.caller();
    let refused = caller
        .caller
        .submit(call(&vec![0; nodes::MAX_MESSAGE]), here.away())
        .unwrap_err();
    assert_eq!(refused.why, Why::CannotTravel);
    let mut shared = call(&[ECHO]);
    shared.beside().transfers.push(Transfer::Shared(Arc::new(1)));
    assert_eq!(
        caller.caller.submit(shared, here.away()).unwrap_err().why,
        Why::CannotTravel
    );
    let nowhere = Place::Away { machine: 99, core: 0 };
    assert_eq!(
        caller.caller.submit(call(&[ECHO]), nowhere).unwrap_err().why,
        Why::NoSuchMachine
    );
    caller.submit(call(&[ECHO]), here.away());
    assert_eq!(value(caller.next().outcome), [ECHO]);
}

#[test]
fn transferred_bytes_arrive_as_such() {
    let (here, _there) = pair();
    let mut caller = here.caller();
    let mut moving = call(&[ECHO]);
    moving.beside().transfers.push(Transfer::Bytes(vec![1, 2, 3]));
    caller.submit(moving, here.away());
    assert_eq!(value(caller.next().outcome), [ECHO]);
}

#[test]
fn a_time_limit_goes_along() {
    let (here, there) = pair();
    let mut caller = here.caller();
    let place = Place::Away {
        machine: here.number,
        core: 1,
    };
    let busy = caller.submit(call(&[SPIN]), place);
    while there.machine.stats().running == 0 {
        std::thread::yield_now();
    }
    let mut late = call(&[ECHO]);
    late.beside().deadline = Some(Instant::now() + Duration::from_millis(5));
    let late = caller.submit(late, place);
    std::thread::sleep(Duration::from_millis(20));
    caller.caller.cancel(busy, Vec::new());
    let outcomes: Vec<_> = (0..2).map(|_| caller.next()).collect();
    let outcome = outcomes
        .into_iter()
        .find(|reply| reply.id == late)
        .unwrap()
        .outcome;
    assert!(matches!(outcome, Outcome::TimedOut), "{outcome:?}");
}

#[test]
fn questions_files_logs_signals_and_figures_reach_the_other_program() {
    let (here, there) = pair();
    let (sender, answers) = std::sync::mpsc::channel();
    for what in ["call", "other"] {
        let sender = sender.clone();
        let answer = Box::new(move |outcome| sender.send(outcome).unwrap());
        here.peer.remote().ask(what, vec![1, 2], answer);
    }
    assert_eq!(value(answers.recv().unwrap()), [1, 2]);
    assert!(matches!(answers.recv().unwrap(), Outcome::Failed(what) if what == b"other"));
    assert_eq!(
        here.peer.fetch_file(FileQuestion::Read, b"/there").unwrap(),
        b"text"
    );
    let error = here.peer.fetch_file(FileQuestion::Read, b"/not").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    let (sender, figures) = std::sync::mpsc::channel();
    here.peer
        .remote()
        .figures(Box::new(move |found| sender.send(found).unwrap()));
    let figures = figures.recv().unwrap().unwrap();
    let (done, of_each) = (figures[6], figures[12..].iter().skip(6).step_by(12));
    assert_eq!(done, of_each.sum::<u64>(), "{figures:?}");
    assert!(figures.len() > 12 && figures.len() % 12 == 0);
    let link = here.peer.link();
    let lines = b"a line\n".to_vec();
    link.send(Message::Log {
        stream: nodes::Output::Out,
        lines,
    })
    .unwrap();
    link.send(Message::Aborted {
        signal: 7,
        reason: vec![1],
    })
    .unwrap();
    let mut signals = there.program.signals.lock().unwrap();
    while signals.is_empty() {
        signals = there.program.changed.wait_timeout(signals, LONG).unwrap().0;
    }
    assert_eq!(*there.program.printed.lock().unwrap(), b"a line\n");
}

#[test]
fn the_end_of_a_link_settles_what_was_sent_and_says_what_had_begun() {
    let (here, there) = pair();
    let mut caller = here.caller();
    let place = Place::Away {
        machine: here.number,
        core: 1,
    };
    let running = caller.submit(call(&[SPIN]), place);
    while there.machine.stats().running == 0 {
        std::thread::yield_now();
    }
    let queued = caller.submit(call(&[ECHO]), place);
    // The beginning of the first is told before anything after it.
    let (sender, answered) = std::sync::mpsc::channel();
    here.peer
        .remote()
        .ask("call", Vec::new(), Box::new(move |_| sender.send(()).unwrap()));
    answered.recv().unwrap();
    there.peer.link().close("it died");
    for _ in 0..2 {
        let reply = caller.next();
        let Outcome::Down {
            reason,
            maybe_executed,
        } = reply.outcome
        else {
            panic!("{:?}", reply.outcome)
        };
        assert_eq!(&*reason, "the connection ended");
        assert_eq!(maybe_executed, reply.id == running);
        assert!(reply.id == running || reply.id == queued);
    }
    assert_eq!(
        caller.caller.submit(call(&[ECHO]), here.away()).unwrap_err().why,
        Why::NoSuchMachine
    );
    // And what ran there for the lost side was cancelled.
    let begin = Instant::now();
    while there.machine.stats().running > 0 {
        assert!(begin.elapsed() < LONG);
        std::thread::yield_now();
    }
}

#[test]
fn an_executor_that_panics_over_there_ends_its_calls_only() {
    let (here, _there) = pair();
    let mut caller = here.caller();
    caller.submit(call(&[PANIC]), here.away());
    let outcome = caller.next().outcome;
    assert!(
        matches!(&outcome, Outcome::Down { reason, maybe_executed: true } if reason.contains("panicked")),
        "{outcome:?}"
    );
    caller.submit(call(&[ECHO]), here.away());
    assert_eq!(value(caller.next().outcome), [ECHO]);
}

#[test]
fn a_silent_side_is_dead_after_some_beats_and_a_beating_one_is_not() {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    let begin = Instant::now();
    let mut end = End::new("here", 1, ours, true);
    theirs.write_all(&bytes_of(hello(VERSION))).unwrap();
    for _ in 0..8 {
        std::thread::sleep(nodes::BEAT);
        theirs.write_all(&bytes_of(Message::Beat)).unwrap();
    }
    assert!(end.peer.link().closed().is_none());
    assert_eq!(&*end.reason(), "nothing came from the other side for 800 ms");
    assert!(begin.elapsed() >= nodes::BEAT * (8 + nodes::MISSED - 1));
}

#[test]
fn an_idle_link_between_two_that_judge_stays() {
    let (here, there) = pair();
    std::thread::sleep(nodes::BEAT * (nodes::MISSED + 2));
    assert!(here.peer.link().closed().is_none() && there.peer.link().closed().is_none());
}

fn hello(version: u32) -> Message {
    Message::Hello {
        version,
        capabilities: Vec::new(),
        address: "other".into(),
    }
}

fn bytes_of(message: Message) -> Vec<u8> {
    let mut bytes = Vec::new();
    message.into_frame().write(&mut bytes).unwrap();
    bytes
}

/// Why a link ends whose other side sends these bytes; and that it tells the other side.
fn reason_after(bytes: &[u8]) -> String {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    let mut end = End::new("here", 1, ours, true);
    theirs.write_all(bytes).unwrap();
    let reason = end.reason();
    let mut got = Vec::new();
    // A reset, if what was sent was not read to its end.
    let _ = theirs.read_to_end(&mut got);
    let told = String::from_utf8_lossy(&got).into_owned();
    assert!(told.contains(&*reason), "{told} should tell {reason}");
    reason.to_string()
}

#[test]
fn what_makes_no_sense_ends_the_link_with_a_reason_that_is_told() {
    let greeted = |rest: Vec<u8>| [bytes_of(hello(VERSION)), rest].concat();
    let raw = |kind, flags, body: &[u8]| {
        let mut bytes = Vec::new();
        let body = body.to_vec();
        Frame {
            kind,
            flags,
            call: 5,
            body,
        }
        .write(&mut bytes)
        .unwrap();
        bytes
    };
    let done = wire::frame::WireOutcome::TimedOut;
    for (bytes, expected) in [
        (
            bytes_of(hello(9)),
            "version 9 of the protocol, this side version 1",
        ),
        (bytes_of(Message::Beat), "the first message was no Hello"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(), "the limit is"),
        (greeted(bytes_of(hello(1))), "a second Hello"),
        (greeted(raw(40, 0, &[])), "unknown frame type 40"),
        (greeted(raw(2, 0, &[1, 2, 3])), "in a frame of type 2"),
        (greeted(raw(18, 1, &[1, 2, 3])), "parts of a frame"),
        (
            greeted([raw(18, 0, &[1]), raw(15, 0x80, &[])].concat()),
            "between the parts",
        ),
        (greeted(vec![1, 0, 0, 0]), "the least is 10"),
        (greeted(vec![255, 255, 255, 255]), "the limit is"),
        (
            greeted(bytes_of(Message::Reply { id: 3, outcome: done })),
            "a reply to call 3, which is none",
        ),
        (
            greeted(bytes_of(Message::Stop { grace: 1 })),
            "not for others to stop",
        ),
        (
            greeted(bytes_of(Message::SliceWanted([0; 32]))[..20].to_vec()),
            "for 800 ms",
        ),
    ] {
        let reason = reason_after(&bytes);
        assert!(reason.contains(expected), "{reason}");
    }
}

#[test]
fn unknown_frames_that_may_be_skipped_are() {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    let end = End::new("here", 1, ours, true);
    theirs.write_all(&bytes_of(hello(VERSION))).unwrap();
    let mut skipped = Vec::new();
    Frame {
        kind: 60,
        flags: 0x80,
        call: 0,
        body: vec![1; 100],
    }
    .write(&mut skipped)
    .unwrap();
    theirs.write_all(&skipped).unwrap();
    theirs
        .write_all(&bytes_of(Message::StatsWanted { id: 3 }))
        .unwrap();
    let mut reader = wire::frame::FrameReader::default();
    let mut buffer = [0; 4096];
    loop {
        let count = theirs.read(&mut buffer).unwrap();
        reader.feed(&buffer[..count]);
        while let Some(frame) = reader.next().unwrap() {
            if let Some(Message::StatsSent { id, .. }) = Message::from_frame(frame).unwrap() {
                assert_eq!(id, 3);
                return;
            }
        }
        assert!(end.peer.link().closed().is_none());
    }
}

#[test]
fn a_side_that_reads_nothing_fills_no_memory() {
    let (ours, mut theirs) = UnixStream::pair().unwrap();
    let end = End::new("here", 1, ours, false);
    theirs.write_all(&bytes_of(hello(VERSION))).unwrap();
    let mut caller = end.caller();
    let mut taken = 0;
    let refused = loop {
        match caller.caller.submit(call(&[0; 1 << 20]), end.away()) {
            Ok(_) => taken += 1,
            Err(refused) => break refused.why,
        }
        assert!(taken < 200, "nothing bounds it");
    };
    assert_eq!(refused, Why::Full);
    drop(theirs);
    for _ in 0..taken {
        assert!(matches!(
            caller.next().outcome,
            Outcome::Down {
                maybe_executed: false,
                ..
            }
        ));
    }
    assert!(
        caller.caller.take_room(),
        "callers that were refused hear of the end"
    );
}

#[test]
fn many_callers_and_a_sudden_end_leave_nothing_unsettled() {
    let (here, there) = pair();
    let settled = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let (here, settled) = (&here, &settled);
            scope.spawn(move || {
                let mut caller = here.caller();
                let mut sent = 0;
                for number in 0..5000_u32 {
                    let what = if number % 7 == 0 { WAIT } else { ECHO };
                    match caller.caller.submit(call(&[what, 1]), here.away()) {
                        Ok(id) if number % 14 == 0 => {
                            caller.caller.cancel(id, Vec::new());
                            sent += 1;
                        }
                        Ok(_) => sent += 1,
                        Err(refused) => assert_eq!(refused.why, Why::NoSuchMachine),
                    }
                }
                for _ in 0..sent {
                    caller.next();
                }
                settled.fetch_add(sent, Ordering::Relaxed);
                assert_eq!(caller.caller.in_flight(), 0);
            });
        }
        while there.machine.stats().done < 300 {
            std::thread::yield_now();
        }
        there.peer.link().close("it died");
    });
    assert!(settled.load(Ordering::Relaxed) > 300);
}
