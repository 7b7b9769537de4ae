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
//! What the types mean is [`Message`]'s. A message whose frame would be longer than the limit travels as several frames of type [`PART`]: each holds
//! a piece of the whole frame's bytes, in order and with nothing between them; the last has the flag [`LAST_PART`].
//!
//! A reader refuses a frame longer than its limit as soon as it has read the length, and reads nothing after an error: what follows cannot be trusted.

use crate::decode::DecodeError;
pub use crate::message::{FileQuestion, Message, Stream, WireCall, WireOutcome};

/// The version of this protocol.
pub const VERSION: u32 = 1;
/// Bytes of a frame before its body.
pub const HEADER: usize = 14;
/// The flag of frames that may be skipped.
pub const SKIPPABLE: u8 = 0x80;
/// The usual limit of a frame's length, header included: 64 MiB.
pub const MAX_FRAME: usize = 64 << 20;
/// The type of frames that are a piece of a longer one.
pub const PART: u8 = 18;
/// The flag of the last piece.
pub const LAST_PART: u8 = 1;

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
