//! What travels: a call, its parts, and the replies to it. Values are bytes (see the `wire` crate); nobody here looks into them.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Instant;

/// One call of a node function, not yet placed.
#[derive(Debug)]
pub struct Call {
    /// The code. Cores load it once and then know it by its hash.
    pub slice: Arc<Slice>,
    /// Which function of the slice.
    pub function: u32,
    /// The number of the machine whose call this is, 0 for this one: who is to be asked for what its arguments only name.
    pub from: u32,
    /// The arguments, encoded.
    pub args: Vec<u8>,
    /// What few calls have: so that the others are small, since each is moved from queue to queue and from processor to processor.
    pub beside: Option<Box<Beside>>,
}

/// What may belong to a call besides its arguments.
#[derive(Debug, Default)]
pub struct Beside {
    /// The captured variables, encoded; empty if there are none.
    pub captures: Vec<u8>,
    /// What moves with the call without being copied; `args` and `captures` refer to it by index.
    pub transfers: Vec<Transfer>,
    /// A call that has not begun by then is settled with [`Outcome::TimedOut`]. Once it has begun, the time limit is the
    /// executor's (or its caller's) to keep.
    pub deadline: Option<Instant>,
    /// For async generators: how many values may be sent ahead of the reader (promise 6). 0 for everything else.
    pub ahead: u32,
    /// Whatever else belongs to the call, encoded: the caller's stack, AsyncLocalStorage values. Empty if nothing does.
    pub context: Vec<u8>,
}

impl Call {
    /// A call of `function` in `slice` with encoded `args` and nothing else.
    pub fn new(slice: Arc<Slice>, function: u32, args: Vec<u8>) -> Self {
        Self {
            slice,
            function,
            from: 0,
            args,
            beside: None,
        }
    }

    /// What belongs to it besides, to be changed.
    pub fn beside(&mut self) -> &mut Beside {
        self.beside.get_or_insert_default()
    }

    /// See [`Beside::deadline`].
    pub fn deadline(&self) -> Option<Instant> {
        self.beside.as_ref()?.deadline
    }

    /// See [`Beside::ahead`].
    pub(crate) fn ahead(&self) -> u32 {
        self.beside.as_ref().map_or(0, |beside| beside.ahead)
    }

    /// Bytes of what is encoded.
    pub(crate) fn size(&self) -> usize {
        let beside = self.beside.as_ref();
        self.args.len() + beside.map_or(0, |beside| beside.captures.len() + beside.context.len())
    }
}

/// The part of a module that a node function needs, addressed by its content.
#[derive(Debug, PartialEq, Eq)]
pub struct Slice {
    /// Hash of `text`, made by the loader (SHA-256).
    pub hash: [u8; 32],
    /// URL of the module the text was cut from: what stacks show and what its imports are relative to.
    pub module: String,
    /// The source.
    pub text: String,
}

/// Something that moves to the other side, by ownership, inside one process.
pub enum Transfer {
    /// The bytes of a transferred `ArrayBuffer`.
    Bytes(Vec<u8>),
    /// The memory of one, which moves without being copied inside one process.
    Memory(Box<dyn Memory>),
    /// Anything else that both sides can hold at once, known to the two executors only: a foreign buffer with its owner,
    /// an abort signal's state, shared memory.
    Shared(Arc<dyn Any + Send + Sync>),
}

/// Memory of an executor's own kind.
pub trait Memory: Send + Sync {
    /// Its bytes, for where it cannot go itself.
    fn bytes(&self) -> &[u8];

    /// To be what it was before.
    fn into_any(self: Box<Self>) -> Box<dyn Any + Send>;
}

impl fmt::Debug for Transfer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::Memory(memory) => write!(f, "Memory({})", memory.bytes().len()),
            Self::Shared(_) => f.write_str("Shared"),
        }
    }
}

/// A call's number among its caller's. Fits in 53 bits, so it is exact as a JS number.
///
/// `slot()` is dense (it is used again once the call is settled), so a table of promises can be a plain array indexed by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId(u64);

impl CallId {
    const SLOT_BITS: u32 = 24;
    /// More calls than this cannot be in flight for one caller.
    pub const MAX_SLOTS: usize = 1 << Self::SLOT_BITS;

    pub(crate) fn new(slot: u32, generation: u32) -> Self {
        let generation = u64::from(generation & 0x1fff_ffff);
        Self(generation << Self::SLOT_BITS | u64::from(slot))
    }

    /// The number itself.
    pub fn get(self) -> u64 {
        self.0
    }

    /// A number got from [`CallId::get`]; numbers that were never given out name no call.
    pub fn from_raw(raw: u64) -> Self {
        Self(raw)
    }

    /// Index of the call among those in flight.
    pub fn slot(self) -> usize {
        (self.0 & (Self::MAX_SLOTS as u64 - 1)) as usize
    }
}

/// One message to the caller about one of its calls.
#[derive(Debug)]
pub struct Reply {
    /// Which call.
    pub id: CallId,
    /// The core it ran on, from 1; 0 if it never began.
    pub core: u32,
    /// The Thread-Node's number on that core; 0 if it never began.
    pub thread: u64,
    /// What happened.
    pub outcome: Outcome,
    /// The call's slice, if it began on a core of this process: whoever made the call lets go of it. If cores did that, the count of those who hold the
    /// slice would go from processor to processor with every call, which takes longer than a tiny call runs.
    pub slice: Option<Arc<Slice>>,
}

/// How a call ended; for generators also what it gave on the way. Everything but `Yield` comes exactly once per call, and last.
#[derive(Debug)]
pub enum Outcome {
    /// The function's value.
    Done(Vec<u8>, Vec<Transfer>),
    /// The function threw: the error, encoded.
    Failed(Vec<u8>),
    /// The caller cancelled it. `begun` tells whether any of it had run.
    Cancelled {
        /// Whether any of it had run.
        begun: bool,
    },
    /// Its deadline passed before it began.
    TimedOut,
    /// The node that had it went down; the caller reads a `NodeDownError`.
    Down {
        /// One sentence for the error's message.
        reason: Arc<str>,
        /// Whether it had begun.
        maybe_executed: bool,
    },
    /// A generator's value; the call goes on.
    Yield(Vec<u8>, Vec<Transfer>),
}

impl Outcome {
    /// Bytes of its payload.
    pub fn size(&self) -> usize {
        match self {
            Self::Done(bytes, _) | Self::Failed(bytes) | Self::Yield(bytes, _) => bytes.len(),
            Self::Cancelled { .. } | Self::TimedOut | Self::Down { .. } => 0,
        }
    }

    /// Whether this ends the call.
    pub fn is_last(&self) -> bool {
        !matches!(self, Self::Yield(..))
    }
}
