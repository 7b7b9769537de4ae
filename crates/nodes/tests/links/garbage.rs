//! A link whose other side says what is nearly right: it ends with a reason, what it had begun is ended, and the machine goes on.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;

use nodes::{Message, Place};
use testkit::Garbage;
use wire::frame::{FileQuestion, VERSION, WireCall, WireOutcome};

use crate::scripted::*;

fn bytes_of(message: Message) -> Vec<u8> {
    let mut bytes = Vec::new();
    message.into_frame().write(&mut bytes).unwrap();
    bytes
}

fn hello() -> Vec<u8> {
    bytes_of(Message::Hello {
        version: VERSION,
        capabilities: Vec::new(),
        address: "stranger".into(),
    })
}

fn samples() -> Vec<Vec<u8>> {
    let call_of = |args: &[u8]| WireCall {
        slice: slice("text of a slice").hash,
        function: 0,
        core: 0,
        args: args.to_vec(),
        captures: Vec::new(),
        context: Vec::new(),
        milliseconds_left: None,
        ahead: 2,
        transfers: Vec::new(),
    };
    let sent = Message::SliceSent {
        hash: slice("text of a slice").hash,
        slice: Some(("module".into(), "text of a slice".into())),
    };
    let done = WireOutcome::Done {
        core: 1,
        thread: 1,
        value: vec![1],
        transfers: Vec::new(),
    };
    let messages = [
        vec![
            Message::Call {
                id: 1,
                call: call_of(&[ECHO, 1]),
            },
            sent,
        ],
        vec![
            Message::Call {
                id: 2,
                call: call_of(&[WAIT]),
            },
            Message::Cancel {
                id: 2,
                reason: vec![1],
            },
        ],
        vec![
            Message::Call {
                id: 3,
                call: call_of(&[GENERATE, 9]),
            },
            Message::Credit { id: 3, values: 4 },
        ],
        vec![
            Message::Reply { id: 1, outcome: done },
            Message::Begun {
                id: 1,
                core: 1,
                thread: 1,
            },
        ],
        vec![
            Message::Ask {
                id: 4,
                what: "call".into(),
                value: vec![1],
            },
            Message::StatsWanted { id: 9 },
        ],
        vec![
            Message::FileWanted {
                id: 5,
                what: FileQuestion::Read,
                path: b"/x".to_vec(),
            },
            Message::Beat,
        ],
        vec![
            Message::Stop { grace: 1 },
            Message::Aborted {
                signal: 1,
                reason: vec![1],
            },
        ],
    ];
    let whole = messages
        .into_iter()
        .map(|several| several.into_iter().flat_map(bytes_of).collect());
    whole.collect()
}

#[test]
fn what_is_nearly_right_ends_the_link_or_is_answered() {
    Garbage::for_a_while(samples(), |piece, number| {
        let (mut stranger, socket) = UnixStream::pair().unwrap();
        let mut end = End::new("there", 1, socket, true);
        let greeting = if number % 8 == 0 { Vec::new() } else { hello() };
        // It may have ended by then.
        let _ = stranger.write_all(&[greeting, piece.to_vec()].concat());
        let _ = stranger.shutdown(Shutdown::Write);
        let mut answers = Vec::new();
        let _ = stranger.read_to_end(&mut answers);
        assert!(!end.reason().is_empty());
        let mut caller = end.caller();
        caller.submit(call(&[ECHO, 5]), Place::Anywhere);
        assert!(matches!(caller.next().outcome, nodes::Outcome::Done(value, _) if value == [ECHO, 5]));
    });
}
