//! Reads the bodies of frames: the other half of [`Message`].

use crate::decode::{DecodeError, Decoder, Item, Limits, Problem};
use crate::message::{
    ABORTED, ASK, BEAT, BEGUN, CALL, CANCEL, CLOSE, CREDIT, FILE_SENT, FILE_WANTED, FileQuestion, HELLO, LOG,
    Message, REPLY, SLICE_SENT, SLICE_WANTED, STATS_SENT, STATS_WANTED, STOP, Stream, VALUE, WireCall,
    WireOutcome,
};

type Read<T> = Result<T, DecodeError>;

/// What a frame of a known type with flags it may have means.
pub(crate) fn read(kind: u8, flags: u8, id: u64, body: Vec<u8>) -> Read<Message> {
    Ok(match kind {
        HELLO => read_hello(&mut Decoder::new(&body))?,
        CALL => Message::Call {
            id,
            call: read_body(&body, read_call)?,
        },
        REPLY => Message::Reply {
            id,
            outcome: read_body(&body, |from| read_outcome(flags, from))?,
        },
        CANCEL => Message::Cancel { id, reason: body },
        LOG => Message::Log {
            stream: if flags == 1 { Stream::Out } else { Stream::Err },
            lines: body,
        },
        VALUE => read_body(&body, |from| read_value(id, from))?,
        CREDIT => Message::Credit {
            id,
            values: read_body(&body, |from| from.unsigned32("a number of values"))?,
        },
        BEGUN => read_body(&body, |from| {
            from.array_of(2, "a core and a thread")?;
            let (core, thread) = read_place(from)?;
            Ok(Message::Begun { id, core, thread })
        })?,
        SLICE_WANTED => Message::SliceWanted(hash_of(&body, &Decoder::new(&body))?),
        SLICE_SENT => read_body(&body, read_slice)?,
        FILE_WANTED => Message::FileWanted {
            id,
            what: file_question(flags),
            path: body,
        },
        FILE_SENT if flags == 0 => Message::FileSent { id, answer: Ok(body) },
        FILE_SENT => Message::FileSent {
            id,
            answer: Err(read_body(&body, |from| from.unsigned32("an error's number"))?),
        },
        ASK => read_body(&body, |from| {
            from.array_of(2, "a question and its value")?;
            let what = from.text("a question")?.into();
            let value = from.bytes("a value")?.into();
            Ok(Message::Ask { id, what, value })
        })?,
        ABORTED => Message::Aborted {
            signal: id,
            reason: body,
        },
        BEAT => Message::Beat,
        STOP => Message::Stop {
            grace: read_body(&body, |from| from.unsigned("milliseconds"))?,
        },
        CLOSE => Message::Close {
            reason: String::from_utf8_lossy(&body).into_owned(),
        },
        STATS_WANTED => Message::StatsWanted { id },
        STATS_SENT => Message::StatsSent {
            id,
            figures: read_body(&body, read_figures)?,
        },
        _ => read_body(&body, read_ready)?,
    })
}

fn read_body<T>(body: &[u8], read: impl FnOnce(&mut Decoder) -> Read<T>) -> Read<T> {
    // How long a message may be, is said by whoever reads its frames: a value of the greatest length has something around it here.
    let limits = Limits {
        bytes: usize::MAX,
        ..Limits::default()
    };
    let mut from = Decoder::with_limits(body, limits);
    let value = read(&mut from)?;
    from.finish()?;
    Ok(value)
}

/// A later version may add to it: so that both sides can still say which versions they are, what follows is not looked at.
fn read_hello(from: &mut Decoder) -> Read<Message> {
    if from.array("version, capabilities and address")? < 3 {
        return from.error(0, Problem::Expected("version, capabilities and address"));
    }
    let version = from.unsigned32("a version")?;
    let count = from.array("capabilities")?;
    let capabilities = (0..count)
        .map(|_| Ok(from.text("a capability")?.into()))
        .collect::<Read<_>>()?;
    Ok(Message::Hello {
        version,
        capabilities,
        address: from.text("an address")?.into(),
    })
}

fn hash_of(bytes: &[u8], from: &Decoder) -> Read<[u8; 32]> {
    match bytes.try_into() {
        Ok(hash) => Ok(hash),
        Err(_) => from.error(from.offset(), Problem::Expected("a hash of 32 bytes")),
    }
}

fn read_hash(from: &mut Decoder) -> Read<[u8; 32]> {
    let bytes = from.bytes("a slice's hash")?;
    hash_of(bytes, from)
}

fn read_call(from: &mut Decoder) -> Read<WireCall> {
    from.array_of(9, "a call's parts")?;
    Ok(WireCall {
        slice: read_hash(from)?,
        function: from.unsigned32("a function's index")?,
        core: from.unsigned32("a core's number")?,
        args: from.bytes("arguments")?.into(),
        captures: from.bytes("captures")?.into(),
        context: from.bytes("a context")?.into(),
        milliseconds_left: read_optional(from)?,
        ahead: from.unsigned32("a number of values")?,
        transfers: read_transfers(from)?,
    })
}

fn read_value(id: u64, from: &mut Decoder) -> Read<Message> {
    from.array_of(2, "a value and its transfers")?;
    Ok(Message::Value {
        id,
        value: from.bytes("a value")?.into(),
        transfers: read_transfers(from)?,
    })
}

fn read_slice(from: &mut Decoder) -> Read<Message> {
    let parts = from.array("a slice's parts")?;
    let hash = read_hash(from)?;
    let slice = match parts {
        1 => None,
        3 => Some((from.text("a module")?.into(), from.text("a text")?.into())),
        _ => return from.error(0, Problem::Expected("a slice's parts")),
    };
    Ok(Message::SliceSent { hash, slice })
}

fn read_ready(from: &mut Decoder) -> Read<Message> {
    from.array_of(3, "a process, its host and its cores")?;
    Ok(Message::Ready {
        pid: from.unsigned32("a process id")?,
        host: from.text("a host")?.into(),
        cores: from.unsigned32("a number of cores")?,
    })
}

fn read_figures(from: &mut Decoder) -> Read<Vec<u64>> {
    let count = from.array("figures")?;
    (0..count).map(|_| from.unsigned("a figure")).collect()
}

fn read_place(from: &mut Decoder) -> Read<(u32, u64)> {
    Ok((
        from.unsigned32("a core's number")?,
        from.unsigned("a thread's number")?,
    ))
}

fn read_optional(from: &mut Decoder) -> Read<Option<u64>> {
    let offset = from.offset();
    match from.item()? {
        Item::Null => Ok(None),
        Item::Unsigned(number) => Ok(Some(number)),
        _ => from.error(offset, Problem::Expected("a number or null")),
    }
}

fn read_transfers(from: &mut Decoder) -> Read<Vec<Vec<u8>>> {
    let count = from.array("transfers")?;
    (0..count)
        .map(|_| Ok(from.bytes("a transferred buffer")?.into()))
        .collect()
}

fn read_outcome(how: u8, from: &mut Decoder) -> Read<WireOutcome> {
    Ok(match how {
        0 => {
            from.array_of(4, "a place, a value and its transfers")?;
            let (core, thread) = read_place(from)?;
            WireOutcome::Done {
                core,
                thread,
                value: from.bytes("a value")?.into(),
                transfers: read_transfers(from)?,
            }
        }
        1 => {
            from.array_of(3, "a place and an error")?;
            let (core, thread) = read_place(from)?;
            let error = from.bytes("an error")?.into();
            WireOutcome::Failed { core, thread, error }
        }
        2 => WireOutcome::Cancelled {
            begun: from.bool("whether it had begun")?,
        },
        3 => WireOutcome::TimedOut,
        _ => {
            from.array_of(2, "a reason and whether it may have run")?;
            let reason = from.text("a reason")?.into();
            WireOutcome::Down {
                reason,
                maybe_executed: from.bool("whether it may have run")?,
            }
        }
    })
}

/// The flags were checked.
fn file_question(flags: u8) -> FileQuestion {
    match flags {
        0 => FileQuestion::Read,
        1 => FileQuestion::Metadata,
        2 => FileQuestion::LinkMetadata,
        3 => FileQuestion::Canonicalize,
        _ => FileQuestion::ReadLink,
    }
}
