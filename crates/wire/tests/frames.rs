//! Frames: round trips in any portions, limits, and bad input.
#![allow(clippy::unwrap_used, reason = "a test's helper may panic")]

use proptest::prelude::*;
use wire::frame::{
    FileQuestion, Frame, FrameError, FrameReader, Message, SKIPPABLE, Stream, WireCall, WireOutcome,
};

fn bytes_of(frame: &Frame) -> Vec<u8> {
    let mut out = Vec::new();
    frame.write(&mut out).unwrap();
    out
}

fn frame(kind: u8, flags: u8, body: &[u8]) -> Frame {
    Frame {
        kind,
        flags,
        call: 7,
        body: body.into(),
    }
}

#[test]
fn a_frame_has_these_bytes() {
    let bytes = bytes_of(&Frame {
        kind: 4,
        flags: 0,
        call: 0x0102,
        body: vec![0xf6],
    });
    assert_eq!(bytes, [11, 0, 0, 0, 4, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0xf6]);
}

#[test]
fn a_frame_too_long_is_refused_at_its_length_and_nothing_is_read_after() {
    let mut reader = FrameReader::with_limit(100);
    reader.feed(&[87, 0, 0, 0]);
    let error = FrameError::TooLong {
        length: 91,
        limit: 90,
    };
    assert_eq!(reader.next(), Ok(None), "91 of 100 is allowed");
    let mut reader = FrameReader::with_limit(90);
    reader.feed(&[87, 0, 0, 0]);
    assert_eq!(reader.next(), Err(error));
    reader.feed(&bytes_of(&frame(4, 0, &[])));
    assert_eq!(reader.next(), Err(FrameError::Broken));
    assert!(!reader.is_in_frame());
}

#[test]
fn a_frame_shorter_than_its_header_is_refused() {
    let mut reader = FrameReader::default();
    reader.feed(&[9, 0, 0, 0]);
    assert_eq!(reader.next(), Err(FrameError::TooShort(9)));
}

#[test]
fn half_a_frame_is_seen_as_such() {
    let bytes = bytes_of(&frame(4, 0, &[1, 2, 3]));
    let mut reader = FrameReader::default();
    assert!(!reader.is_in_frame());
    reader.feed(&bytes[..9]);
    assert_eq!(reader.next(), Ok(None));
    assert!(reader.is_in_frame());
    reader.feed(&bytes[9..]);
    assert!(reader.next().unwrap().is_some());
    assert!(!reader.is_in_frame());
}

#[test]
fn unknown_types_are_errors_unless_they_may_be_skipped() {
    assert_eq!(Message::from_frame(frame(40, 0, &[])), Err(FrameError::Kind(40)));
    assert_eq!(Message::from_frame(frame(40, SKIPPABLE | 3, &[])), Ok(None));
    assert_eq!(
        Message::from_frame(frame(3, 9, &[])),
        Err(FrameError::Flags { kind: 3, flags: 9 })
    );
}

#[test]
fn bad_bodies_are_errors() {
    for (kind, flags, body) in [
        (1, 0, &[0x80][..]),
        (2, 0, &[0x88, 0x41, 0]),
        (3, 0, &[0xf6]),
        (3, 1, &[0x82, 1, 1]),
        (6, 0, &[0x81, 0x40]),
        (7, 0, &[0x20]),
        (8, 0, &[0x81, 1]),
        (9, 0, &[1, 2]),
        (10, 0, &[0x82, 0x40, 0x60]),
        (12, 1, &[]),
        (13, 0, &[0x80]),
        (16, 0, &[0xf6]),
        (20, 0, &[0x81]),
        (21, 0, &[0x80]),
        (3, 2, &[0x01]),
        (3, 2, &[0xf5, 0xf5]),
        (3, 3, &[0xf6]),
        (3, 4, &[]),
    ] {
        let error = Message::from_frame(frame(kind, flags, body)).unwrap_err();
        assert!(
            matches!(error, FrameError::Body { .. }),
            "{kind} {flags}: {error}"
        );
    }
}

#[test]
fn a_later_hello_can_still_be_read() {
    let hello = Message::from_frame(frame(1, 0, &[0x84, 0x09, 0x80, 0x61, b'm', 0xd9, 0xff]))
        .unwrap()
        .unwrap();
    assert_eq!(
        hello,
        Message::Hello {
            version: 9,
            capabilities: vec![],
            address: "m".into()
        }
    );
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..40)
}

fn call() -> impl Strategy<Value = WireCall> {
    let numbers = (any::<u32>(), any::<u32>(), any::<Option<u64>>(), any::<u32>());
    (any::<[u8; 32]>(), numbers, [bytes(), bytes(), bytes()], buffers()).prop_map(
        |(slice, (function, core, milliseconds_left, ahead), [args, captures, context], transfers)| {
            WireCall {
                slice,
                function,
                core,
                args,
                captures,
                context,
                milliseconds_left,
                ahead,
                transfers,
            }
        },
    )
}

fn outcome() -> impl Strategy<Value = WireOutcome> {
    prop_oneof![
        (any::<u32>(), any::<u64>(), bytes(), buffers()).prop_map(|(core, thread, value, transfers)| {
            WireOutcome::Done {
                core,
                thread,
                value,
                transfers,
            }
        }),
        (any::<u32>(), any::<u64>(), bytes()).prop_map(|(core, thread, error)| WireOutcome::Failed {
            core,
            thread,
            error
        }),
        any::<bool>().prop_map(|begun| WireOutcome::Cancelled { begun }),
        Just(WireOutcome::TimedOut),
        (".{0,9}", any::<bool>()).prop_map(|(reason, maybe_executed)| WireOutcome::Down {
            reason,
            maybe_executed
        }),
    ]
}

fn buffers() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(bytes(), 0..3)
}

fn message() -> impl Strategy<Value = Message> {
    let question = prop::sample::select(vec![
        FileQuestion::Read,
        FileQuestion::Metadata,
        FileQuestion::LinkMetadata,
        FileQuestion::Canonicalize,
        FileQuestion::ReadLink,
    ]);
    let about_calls = prop_oneof![
        (any::<u64>(), call()).prop_map(|(id, call)| Message::Call { id, call }),
        (any::<u64>(), outcome()).prop_map(|(id, outcome)| Message::Reply { id, outcome }),
        (any::<u64>(), bytes()).prop_map(|(id, reason)| Message::Cancel { id, reason }),
        (any::<u64>(), bytes(), buffers()).prop_map(|(id, value, transfers)| Message::Value {
            id,
            value,
            transfers
        }),
        (any::<u64>(), any::<u32>()).prop_map(|(id, values)| Message::Credit { id, values }),
        (any::<u64>(), any::<u32>(), any::<u64>()).prop_map(|(id, core, thread)| Message::Begun {
            id,
            core,
            thread
        }),
        (any::<u64>(), ".{0,9}", bytes()).prop_map(|(id, what, value)| Message::Ask { id, what, value }),
        (any::<u64>(), bytes()).prop_map(|(signal, reason)| Message::Aborted { signal, reason }),
    ];
    let about_code = prop_oneof![
        any::<[u8; 32]>().prop_map(Message::SliceWanted),
        (any::<[u8; 32]>(), any::<Option<(String, String)>>())
            .prop_map(|(hash, slice)| Message::SliceSent { hash, slice }),
        (any::<u64>(), question, bytes()).prop_map(|(id, what, path)| Message::FileWanted { id, what, path }),
        (any::<u64>(), bytes()).prop_map(|(id, found)| Message::FileSent {
            id,
            answer: Ok(found)
        }),
        (any::<u64>(), any::<u32>()).prop_map(|(id, error)| Message::FileSent {
            id,
            answer: Err(error)
        }),
    ];
    let about_machines = prop_oneof![
        (any::<u32>(), prop::collection::vec(".{0,5}", 0..3), ".{0,9}").prop_map(
            |(version, capabilities, address)| Message::Hello {
                version,
                capabilities,
                address
            }
        ),
        (any::<bool>(), bytes()).prop_map(|(out, lines)| Message::Log {
            stream: if out { Stream::Out } else { Stream::Err },
            lines,
        }),
        Just(Message::Beat),
        any::<u64>().prop_map(|grace| Message::Stop { grace }),
        ".{0,9}".prop_map(|reason| Message::Close { reason }),
        any::<u64>().prop_map(|id| Message::StatsWanted { id }),
        (any::<u64>(), prop::collection::vec(any::<u64>(), 0..5))
            .prop_map(|(id, figures)| Message::StatsSent { id, figures }),
        (any::<u32>(), ".{0,9}", any::<u32>()).prop_map(|(pid, host, cores)| Message::Ready {
            pid,
            host,
            cores
        }),
    ];
    prop_oneof![about_calls, about_code, about_machines]
}

proptest! {
    #[test]
    fn messages_come_back_from_any_portions(
        messages in prop::collection::vec(message(), 0..6),
        portions in prop::collection::vec(1_usize..50, 1..20),
    ) {
        let stream: Vec<u8> = messages.iter().flat_map(|message| bytes_of(&message.to_frame())).collect();
        let mut reader = FrameReader::default();
        let mut back = Vec::new();
        let mut rest = &stream[..];
        for portion in portions.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at(rest.len().min(*portion));
            reader.feed(now);
            rest = later;
            while let Some(frame) = reader.next().unwrap() {
                back.push(Message::from_frame(frame).unwrap().unwrap());
            }
        }
        prop_assert!(!reader.is_in_frame());
        prop_assert_eq!(back, messages);
    }

    #[test]
    fn any_bytes_are_frames_or_an_error(stream in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut reader = FrameReader::with_limit(1000);
        reader.feed(&stream);
        while let Ok(Some(frame)) = reader.next() {
            let _ = Message::from_frame(frame);
        }
    }

    #[test]
    fn any_body_is_a_message_or_an_error(kind in 0_u8..25, flags in 0_u8..6, body in bytes()) {
        let _ = Message::from_frame(frame(kind, flags, &body));
    }
}

#[test]
#[ignore = "takes three gigabytes of memory, and seconds"]
fn a_reply_with_a_gigabyte_is_read() {
    const LENGTH: usize = 1 << 30;
    let value = vec![0; LENGTH];
    let outcome = WireOutcome::Done {
        core: 1,
        thread: 2,
        value,
        transfers: Vec::new(),
    };
    let frame = Message::Reply { id: 3, outcome }.into_frame();
    let Ok(Some(Message::Reply {
        outcome: WireOutcome::Done { value, .. },
        ..
    })) = Message::from_frame(frame)
    else {
        panic!("it is another message")
    };
    assert_eq!(value.len(), LENGTH);
}
