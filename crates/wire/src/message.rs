//! Messages: what the frames between two machines mean. `id` is the number in the frame's header.
//!
//! | type | name | flags | body (CBOR unless said otherwise) |
//! |---|---|---|---|
//! | 1 | Hello | | `[version, [capabilities…], address]`, later versions may add; the first frame each way |
//! | 2 | Call | | `[slice hash, function, core (0: any), args, captures, context, milliseconds left or null, ahead, [transfers…]]`, values as byte strings |
//! | 3 | Reply | how it ended: 0 done, 1 failed, 2 cancelled, 3 timed out, 4 down | done `[core, thread, value, [transfers…]]`; failed `[core, thread, error]`; cancelled `begun`; timed out: empty; down `[reason, maybeExecuted]` |
//! | 4 | Cancel | | the reason's value bytes, or empty |
//! | 5 | Log | 1 stdout, 2 stderr | raw bytes: whole lines |
//! | 6 | Value | | a generator's: `[value, [transfers…]]` |
//! | 7 | Credit | | how many more values its reader allows |
//! | 8 | Begun | | `[core, thread]`: the call runs from now on |
//! | 9 | SliceWanted | | the hash, 32 raw bytes |
//! | 10 | SliceSent | | `[hash, module, text]`; `[hash]` if the sender has none |
//! | 11 | FileWanted | what: 0 read, 1 metadata, 2 metadata of a link itself, 3 canonicalize, 4 read a link | the path, raw bytes |
//! | 12 | FileSent | 0 there, 1 an error | what the question gives, raw bytes (metadata: one byte, 1 file, 2 directory, 4 link); the error's number |
//! | 13 | Ask | | `[what, value]`: a question to the program itself, answered by a Reply: call by name, a message, a definition |
//! | 14 | Aborted | | the AbortSignal with number `id` was: the reason's value bytes |
//! | 15 | Beat | 0x80 | empty: the sender lives |
//! | 16 | Stop | | milliseconds that running work is given: no new work from now on |
//! | 17 | Close | | text: why the sender closes the connection |
//! | 18 | Part | 1 the last | raw bytes: see [`crate::frame`] |
//! | 19 | StatsWanted | | empty |
//! | 20 | StatsSent | | an array of integers |
//! | 21 | Ready | | `[process id, host, cores]`: calls are taken from now on |
//! | 22 to 63 | | | reserved |

use crate::encode::Encoder;
use crate::frame::{Frame, FrameError, SKIPPABLE};
use crate::message_read::read;

/// A frame's meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the module's table says what the fields are")]
pub enum Message {
    Hello {
        version: u32,
        capabilities: Vec<String>,
        address: String,
    },
    Call {
        id: u64,
        call: WireCall,
    },
    Reply {
        id: u64,
        outcome: WireOutcome,
    },
    Cancel {
        id: u64,
        reason: Vec<u8>,
    },
    Log {
        stream: Stream,
        lines: Vec<u8>,
    },
    Value {
        id: u64,
        value: Vec<u8>,
        transfers: Vec<Vec<u8>>,
    },
    Credit {
        id: u64,
        values: u32,
    },
    Begun {
        id: u64,
        core: u32,
        thread: u64,
    },
    SliceWanted([u8; 32]),
    SliceSent {
        hash: [u8; 32],
        slice: Option<(String, String)>,
    },
    FileWanted {
        id: u64,
        what: FileQuestion,
        path: Vec<u8>,
    },
    FileSent {
        id: u64,
        answer: Result<Vec<u8>, u32>,
    },
    Ask {
        id: u64,
        what: String,
        value: Vec<u8>,
    },
    Aborted {
        signal: u64,
        reason: Vec<u8>,
    },
    Beat,
    Stop {
        grace: u64,
    },
    Close {
        reason: String,
    },
    StatsWanted {
        id: u64,
    },
    StatsSent {
        id: u64,
        figures: Vec<u64>,
    },
    Ready {
        pid: u32,
        host: String,
        cores: u32,
    },
}

/// A call in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the module's table says what the fields are")]
pub struct WireCall {
    pub slice: [u8; 32],
    pub function: u32,
    pub core: u32,
    pub args: Vec<u8>,
    pub captures: Vec<u8>,
    pub context: Vec<u8>,
    pub milliseconds_left: Option<u64>,
    pub ahead: u32,
    pub transfers: Vec<Vec<u8>>,
}

/// How a call ended, in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the module's table says what the fields are")]
pub enum WireOutcome {
    Done {
        core: u32,
        thread: u64,
        value: Vec<u8>,
        transfers: Vec<Vec<u8>>,
    },
    Failed {
        core: u32,
        thread: u64,
        error: Vec<u8>,
    },
    Cancelled {
        begun: bool,
    },
    TimedOut,
    Down {
        reason: String,
        maybe_executed: bool,
    },
}

/// Which of the program's outputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// What is asked about a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileQuestion {
    /// Its bytes.
    Read,
    /// What it is, links followed.
    Metadata,
    /// What it is itself.
    LinkMetadata,
    /// The absolute path without links.
    Canonicalize,
    /// Where the link points.
    ReadLink,
}

pub(crate) const HELLO: u8 = 1;
pub(crate) const CALL: u8 = 2;
pub(crate) const REPLY: u8 = 3;
pub(crate) const CANCEL: u8 = 4;
pub(crate) const LOG: u8 = 5;
pub(crate) const VALUE: u8 = 6;
pub(crate) const CREDIT: u8 = 7;
pub(crate) const BEGUN: u8 = 8;
pub(crate) const SLICE_WANTED: u8 = 9;
pub(crate) const SLICE_SENT: u8 = 10;
pub(crate) const FILE_WANTED: u8 = 11;
pub(crate) const FILE_SENT: u8 = 12;
pub(crate) const ASK: u8 = 13;
pub(crate) const ABORTED: u8 = 14;
pub(crate) const BEAT: u8 = 15;
pub(crate) const STOP: u8 = 16;
pub(crate) const CLOSE: u8 = 17;
pub(crate) const STATS_WANTED: u8 = 19;
pub(crate) const STATS_SENT: u8 = 20;
pub(crate) const READY: u8 = 21;

impl Message {
    /// The message as a frame.
    pub fn to_frame(&self) -> Frame {
        self.clone().into_frame()
    }

    /// The same, without copying what is raw already.
    pub fn into_frame(self) -> Frame {
        match self {
            Self::Hello {
                version,
                capabilities,
                address,
            } => frame(HELLO, 0, 0, |to| {
                write_hello(to, version, &capabilities, &address)
            }),
            Self::Call { id, call } => frame(CALL, 0, id, |to| write_call(to, &call)),
            Self::Reply { id, outcome } => reply(id, &outcome),
            Self::Cancel { id, reason } => raw(CANCEL, 0, id, reason),
            Self::Log { stream, lines } => raw(LOG, if stream == Stream::Out { 1 } else { 2 }, 0, lines),
            Self::Value { id, value, transfers } => frame(VALUE, 0, id, |to| {
                to.array(2);
                to.bytes(&value);
                write_transfers(to, &transfers);
            }),
            Self::Credit { id, values } => frame(CREDIT, 0, id, |to| to.unsigned(u64::from(values))),
            Self::Begun { id, core, thread } => frame(BEGUN, 0, id, |to| {
                to.array(2);
                to.unsigned(u64::from(core));
                to.unsigned(thread);
            }),
            Self::SliceWanted(hash) => raw(SLICE_WANTED, 0, 0, hash.to_vec()),
            Self::SliceSent { hash, slice } => frame(SLICE_SENT, 0, 0, |to| {
                to.array(if slice.is_some() { 3 } else { 1 });
                to.bytes(&hash);
                if let Some((module, text)) = &slice {
                    to.text(module);
                    to.text(text);
                }
            }),
            Self::FileWanted { id, what, path } => raw(FILE_WANTED, what as u8, id, path),
            Self::FileSent {
                id,
                answer: Ok(found),
            } => raw(FILE_SENT, 0, id, found),
            Self::FileSent {
                id,
                answer: Err(error),
            } => frame(FILE_SENT, 1, id, |to| to.unsigned(u64::from(error))),
            Self::Ask { id, what, value } => frame(ASK, 0, id, |to| {
                to.array(2);
                to.text(&what);
                to.bytes(&value);
            }),
            Self::Aborted { signal, reason } => raw(ABORTED, 0, signal, reason),
            Self::Beat => raw(BEAT, SKIPPABLE, 0, Vec::new()),
            Self::Stop { grace } => frame(STOP, 0, 0, |to| to.unsigned(grace)),
            Self::Close { reason } => raw(CLOSE, 0, 0, reason.into_bytes()),
            Self::StatsWanted { id } => raw(STATS_WANTED, 0, id, Vec::new()),
            Self::StatsSent { id, figures } => frame(STATS_SENT, 0, id, |to| {
                to.array(figures.len());
                figures.iter().for_each(|figure| to.unsigned(*figure));
            }),
            Self::Ready { pid, host, cores } => frame(READY, 0, 0, |to| {
                to.array(3);
                to.unsigned(u64::from(pid));
                to.text(&host);
                to.unsigned(u64::from(cores));
            }),
        }
    }

    /// What a frame means; `None` if it is to be skipped.
    ///
    /// # Errors
    /// If it is no message of this version.
    pub fn from_frame(frame: Frame) -> Result<Option<Self>, FrameError> {
        let (kind, flags, id, body) = (frame.kind, frame.flags & !SKIPPABLE, frame.call, frame.body);
        let is_known = matches!(kind, HELLO..=CLOSE | STATS_WANTED..=READY);
        if !is_known {
            let may_be_skipped = frame.flags & SKIPPABLE != 0;
            return if may_be_skipped {
                Ok(None)
            } else {
                Err(FrameError::Kind(kind))
            };
        }
        if flags > highest_flag(kind) || (kind == LOG && flags == 0) {
            return Err(FrameError::Flags { kind, flags });
        }
        read(kind, flags, id, body)
            .map(Some)
            .map_err(|error| FrameError::Body { kind, error })
    }
}

fn highest_flag(kind: u8) -> u8 {
    match kind {
        REPLY | FILE_WANTED => 4,
        LOG => 2,
        FILE_SENT => 1,
        _ => 0,
    }
}

fn raw(kind: u8, flags: u8, call: u64, body: Vec<u8>) -> Frame {
    Frame {
        kind,
        flags,
        call,
        body,
    }
}

fn frame(kind: u8, flags: u8, call: u64, write: impl FnOnce(&mut Encoder)) -> Frame {
    let mut body = Encoder::new();
    write(&mut body);
    raw(kind, flags, call, body.into_bytes())
}

fn write_hello(to: &mut Encoder, version: u32, capabilities: &[String], address: &str) {
    to.array(3);
    to.unsigned(u64::from(version));
    to.array(capabilities.len());
    capabilities.iter().for_each(|name| to.text(name));
    to.text(address);
}

fn write_call(to: &mut Encoder, call: &WireCall) {
    to.array(9);
    to.bytes(&call.slice);
    to.unsigned(u64::from(call.function));
    to.unsigned(u64::from(call.core));
    to.bytes(&call.args);
    to.bytes(&call.captures);
    to.bytes(&call.context);
    write_optional(to, call.milliseconds_left);
    to.unsigned(u64::from(call.ahead));
    write_transfers(to, &call.transfers);
}

fn write_optional(to: &mut Encoder, number: Option<u64>) {
    match number {
        Some(number) => to.unsigned(number),
        None => to.null(),
    }
}

fn write_transfers(to: &mut Encoder, transfers: &[Vec<u8>]) {
    to.array(transfers.len());
    transfers.iter().for_each(|bytes| to.bytes(bytes));
}

fn reply(id: u64, outcome: &WireOutcome) -> Frame {
    let place = |to: &mut Encoder, items, core: u32, thread| {
        to.array(items);
        to.unsigned(u64::from(core));
        to.unsigned(thread);
    };
    match outcome {
        WireOutcome::Done {
            core,
            thread,
            value,
            transfers,
        } => frame(REPLY, 0, id, |to| {
            place(to, 4, *core, *thread);
            to.bytes(value);
            write_transfers(to, transfers);
        }),
        WireOutcome::Failed { core, thread, error } => frame(REPLY, 1, id, |to| {
            place(to, 3, *core, *thread);
            to.bytes(error);
        }),
        WireOutcome::Cancelled { begun } => frame(REPLY, 2, id, |to| to.bool(*begun)),
        WireOutcome::TimedOut => raw(REPLY, 3, id, Vec::new()),
        WireOutcome::Down {
            reason,
            maybe_executed,
        } => frame(REPLY, 4, id, |to| {
            to.array(2);
            to.text(reason);
            to.bool(*maybe_executed);
        }),
    }
}
