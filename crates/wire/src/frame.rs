//! Frames: what goes over a connection between two machines. (Cores of one process hand each other Rust values and need none.)
//!
//! ```text
//! bytes  0..4    length of what follows, little-endian: 10 + body
//!        4       type
//!        5       flags: 0x80 = a receiver that does not know the type may skip the frame; the rest belongs to the type
//!        6..14   the call's id, little-endian; 0 for what concerns no call
//!        14..    body
//! ```
//!
//! | type | name | flags | body (CBOR unless said otherwise) |
//! |---|---|---|---|
//! | 1 | Hello | | `[version, [capabilities…], address]`, later versions may add; the first frame each way |
//! | 2 | Call | | `[slice hash, function, args, captures, context, milliseconds left or null, ahead, [transfers…]]`, values as byte strings |
//! | 3 | Reply | how it ended: 0 done, 1 failed, 2 cancelled, 3 timed out, 4 down | done `[value, [transfers…]]`; failed: the error's value bytes; cancelled `begun`; timed out: empty; down `[reason, maybeExecuted]` |
//! | 4 | Cancel | | the reason's value bytes, or empty |
//! | 5 | Log | 1 stdout, 2 stderr | raw bytes: whole lines |
//! | 6 to 63 | | | reserved: values of generators and their credit, slices asked for and sent, look-up by name, supervision, heartbeats |
//!
//! A reader refuses a frame longer than its limit as soon as it has read the length, and reads nothing after an error: what follows cannot be trusted.

use crate::decode::{DecodeError, Decoder, Item, Problem};
use crate::encode::Encoder;

/// The version of this protocol.
pub const VERSION: u32 = 1;
/// Bytes of a frame before its body.
pub const HEADER: usize = 14;
/// The flag of frames that may be skipped.
pub const SKIPPABLE: u8 = 0x80;
/// The usual limit of a frame's length, header included: 64 MiB.
pub const MAX_FRAME: usize = 64 << 20;

const AFTER_LENGTH: usize = HEADER - 4;

/// A frame, its body not looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What it is.
    pub kind: u8,
    /// Its flags.
    pub flags: u8,
    /// The call it concerns, or 0.
    pub call: u64,
    /// The rest.
    pub body: Vec<u8>,
}

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
}

/// A call in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the module's table says what the fields are")]
pub struct WireCall {
    pub slice: [u8; 32],
    pub function: u32,
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
    Done { value: Vec<u8>, transfers: Vec<Vec<u8>> },
    Failed(Vec<u8>),
    Cancelled { begun: bool },
    TimedOut,
    Down { reason: String, maybe_executed: bool },
}

/// Which of the program's outputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// Bytes that are no frames of this protocol.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The length is below the least.
    #[error("a frame says it is {0} bytes long; the least is 10")]
    TooShort(u32),
    /// The length is above the limit.
    #[error("a frame of {length} bytes; the limit is {limit}")]
    TooLong {
        /// Its length, header included.
        length: u64,
        /// The limit.
        limit: usize,
    },
    /// A type that this version does not know, and must.
    #[error("unknown frame type {0}")]
    Kind(u8),
    /// Flags that this type cannot have.
    #[error("frame type {kind} cannot have flags {flags:#04x}")]
    Flags {
        /// The type.
        kind: u8,
        /// The flags.
        flags: u8,
    },
    /// A body that is not what the type says.
    #[error("in a frame of type {kind}: {error}")]
    Body {
        /// The type.
        kind: u8,
        /// What is wrong; the offset is in the body.
        error: DecodeError,
    },
    /// An earlier frame was wrong.
    #[error("the connection had an error before")]
    Broken,
}

impl Frame {
    /// Appends the frame's bytes to `out`.
    ///
    /// # Errors
    /// If the body is too long for the length's four bytes.
    pub fn write(&self, out: &mut Vec<u8>) -> Result<(), FrameError> {
        let length = AFTER_LENGTH + self.body.len();
        let length = u32::try_from(length).map_err(|_| FrameError::TooLong {
            length: length as u64 + 4,
            limit: u32::MAX as usize,
        })?;
        out.reserve(HEADER + self.body.len());
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(&[self.kind, self.flags]);
        out.extend_from_slice(&self.call.to_le_bytes());
        out.extend_from_slice(&self.body);
        Ok(())
    }
}

/// Cuts a stream of bytes into frames.
#[derive(Debug)]
pub struct FrameReader {
    buffer: Vec<u8>,
    /// Bytes of `buffer` that were read already.
    read: usize,
    limit: usize,
    broken: bool,
}

impl Default for FrameReader {
    fn default() -> Self {
        Self::with_limit(MAX_FRAME)
    }
}

impl FrameReader {
    /// A reader of frames up to `limit` bytes, header included.
    pub fn with_limit(limit: usize) -> Self {
        Self {
            buffer: Vec::new(),
            read: 0,
            limit,
            broken: false,
        }
    }

    /// Takes bytes in, in any portions. Call [`FrameReader::next`] until it gives `None` before feeding more: then no more is held than
    /// one frame and one portion.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.broken {
            return;
        }
        if self.read > 0 {
            self.buffer.drain(..self.read);
            self.read = 0;
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// The next whole frame; `None` if more bytes are needed.
    ///
    /// # Errors
    /// If the bytes are no frame; then and ever after.
    #[expect(
        clippy::should_implement_trait,
        reason = "it gives more after None, which iterators should not"
    )]
    pub fn next(&mut self) -> Result<Option<Frame>, FrameError> {
        if self.broken {
            return Err(FrameError::Broken);
        }
        let outcome = self.cut();
        if outcome.is_err() {
            self.broken = true;
            self.buffer = Vec::new();
        }
        outcome
    }

    /// Whether a frame has begun and not ended: at the end of a connection, something is missing.
    pub fn is_in_frame(&self) -> bool {
        self.buffer.len() > self.read
    }

    fn cut(&mut self) -> Result<Option<Frame>, FrameError> {
        let bytes = &self.buffer[self.read..];
        let Some(length) = bytes.first_chunk().map(|bytes| u32::from_le_bytes(*bytes)) else {
            return Ok(None);
        };
        let after = length as usize;
        if after < AFTER_LENGTH {
            return Err(FrameError::TooShort(length));
        }
        if after.saturating_add(4) > self.limit {
            return Err(FrameError::TooLong {
                length: u64::from(length) + 4,
                limit: self.limit,
            });
        }
        let Some(rest) = bytes.get(4..4 + after) else {
            return Ok(None);
        };
        let Some((header, body)) = rest.split_first_chunk::<AFTER_LENGTH>() else {
            return Ok(None);
        };
        let [kind, flags, call @ ..] = *header;
        let frame = Frame {
            kind,
            flags,
            call: u64::from_le_bytes(call),
            body: body.to_vec(),
        };
        self.read += 4 + after;
        Ok(Some(frame))
    }
}

const HELLO: u8 = 1;
const CALL: u8 = 2;
const REPLY: u8 = 3;
const CANCEL: u8 = 4;
const LOG: u8 = 5;

impl Message {
    /// The message as a frame.
    pub fn to_frame(&self) -> Frame {
        match self {
            Self::Hello {
                version,
                capabilities,
                address,
            } => frame(HELLO, 0, 0, |to| write_hello(to, *version, capabilities, address)),
            Self::Call { id, call } => frame(CALL, 0, *id, |to| write_call(to, call)),
            Self::Reply { id, outcome } => reply(*id, outcome),
            Self::Cancel { id, reason } => Frame {
                kind: CANCEL,
                flags: 0,
                call: *id,
                body: reason.clone(),
            },
            Self::Log { stream, lines } => {
                let flags = if *stream == Stream::Out { 1 } else { 2 };
                Frame {
                    kind: LOG,
                    flags,
                    call: 0,
                    body: lines.clone(),
                }
            }
        }
    }

    /// What a frame means; `None` if it is to be skipped.
    ///
    /// # Errors
    /// If it is no message of this version.
    pub fn from_frame(frame: Frame) -> Result<Option<Self>, FrameError> {
        let Frame {
            kind,
            flags,
            call: id,
            body,
        } = frame;
        let flags = flags & !SKIPPABLE;
        let wrong = |error| FrameError::Body { kind, error };
        match (kind, flags) {
            (HELLO, 0) => read_hello(&mut Decoder::new(&body)).map_err(wrong).map(Some),
            (CALL, 0) => Ok(Some(Self::Call {
                id,
                call: read_body(&body, read_call).map_err(wrong)?,
            })),
            (REPLY, 0..=4) => {
                let outcome = read_outcome(flags, body).map_err(wrong)?;
                Ok(Some(Self::Reply { id, outcome }))
            }
            (CANCEL, 0) => Ok(Some(Self::Cancel { id, reason: body })),
            (LOG, 1) => Ok(Some(Self::Log {
                stream: Stream::Out,
                lines: body,
            })),
            (LOG, 2) => Ok(Some(Self::Log {
                stream: Stream::Err,
                lines: body,
            })),
            (HELLO..=LOG, _) => Err(FrameError::Flags { kind, flags }),
            _ if frame.flags & SKIPPABLE != 0 => Ok(None),
            _ => Err(FrameError::Kind(kind)),
        }
    }
}

fn frame(kind: u8, flags: u8, call: u64, write: impl FnOnce(&mut Encoder)) -> Frame {
    let mut body = Encoder::new();
    write(&mut body);
    Frame {
        kind,
        flags,
        call,
        body: body.into_bytes(),
    }
}

fn write_hello(to: &mut Encoder, version: u32, capabilities: &[String], address: &str) {
    to.array(3);
    to.unsigned(u64::from(version));
    to.array(capabilities.len());
    capabilities.iter().for_each(|name| to.text(name));
    to.text(address);
}

fn write_call(to: &mut Encoder, call: &WireCall) {
    to.array(8);
    to.bytes(&call.slice);
    to.unsigned(u64::from(call.function));
    to.bytes(&call.args);
    to.bytes(&call.captures);
    to.bytes(&call.context);
    match call.milliseconds_left {
        Some(time) => to.unsigned(time),
        None => to.null(),
    }
    to.unsigned(u64::from(call.ahead));
    write_transfers(to, &call.transfers);
}

fn write_transfers(to: &mut Encoder, transfers: &[Vec<u8>]) {
    to.array(transfers.len());
    transfers.iter().for_each(|bytes| to.bytes(bytes));
}

fn reply(id: u64, outcome: &WireOutcome) -> Frame {
    match outcome {
        WireOutcome::Done { value, transfers } => frame(REPLY, 0, id, |to| {
            to.array(2);
            to.bytes(value);
            write_transfers(to, transfers);
        }),
        WireOutcome::Failed(error) => Frame {
            kind: REPLY,
            flags: 1,
            call: id,
            body: error.clone(),
        },
        WireOutcome::Cancelled { begun } => frame(REPLY, 2, id, |to| to.bool(*begun)),
        WireOutcome::TimedOut => frame(REPLY, 3, id, |_| ()),
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

type Read<T> = Result<T, DecodeError>;

fn read_body<T>(body: &[u8], read: impl FnOnce(&mut Decoder) -> Read<T>) -> Read<T> {
    let mut from = Decoder::new(body);
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

fn read_call(from: &mut Decoder) -> Read<WireCall> {
    from.array_of(8, "a call's parts")?;
    let offset = from.offset();
    let Ok(slice) = from.bytes("a slice's hash")?.try_into() else {
        return from.error(offset, Problem::Expected("a hash of 32 bytes"));
    };
    Ok(WireCall {
        slice,
        function: from.unsigned32("a function's index")?,
        args: from.bytes("arguments")?.into(),
        captures: from.bytes("captures")?.into(),
        context: from.bytes("a context")?.into(),
        milliseconds_left: read_time(from)?,
        ahead: from.unsigned32("a number of values")?,
        transfers: read_transfers(from)?,
    })
}

fn read_time(from: &mut Decoder) -> Read<Option<u64>> {
    let offset = from.offset();
    match from.item()? {
        Item::Null => Ok(None),
        Item::Unsigned(time) => Ok(Some(time)),
        _ => from.error(offset, Problem::Expected("milliseconds or null")),
    }
}

fn read_transfers(from: &mut Decoder) -> Read<Vec<Vec<u8>>> {
    let count = from.array("transfers")?;
    (0..count)
        .map(|_| Ok(from.bytes("a transferred buffer")?.into()))
        .collect()
}

fn read_outcome(how: u8, body: Vec<u8>) -> Read<WireOutcome> {
    if how == 1 {
        return Ok(WireOutcome::Failed(body));
    }
    read_body(&body, |from| match how {
        0 => {
            from.array_of(2, "a value and its transfers")?;
            let value = from.bytes("a value")?.into();
            Ok(WireOutcome::Done {
                value,
                transfers: read_transfers(from)?,
            })
        }
        2 => Ok(WireOutcome::Cancelled {
            begun: from.bool("whether it had begun")?,
        }),
        3 => Ok(WireOutcome::TimedOut),
        _ => {
            from.array_of(2, "a reason and whether it may have run")?;
            let reason = from.text("a reason")?.into();
            Ok(WireOutcome::Down {
                reason,
                maybe_executed: from.bool("whether it may have run")?,
            })
        }
    })
}
