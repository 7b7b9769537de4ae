//! A call's life as one atomic: queued, begun, cancelling, settled. It decides every race between beginning, ending and
//! cancelling, so that each call is settled exactly once.
//!
//! | from        | to          | by           | meaning                                                        |
//! |-------------|-------------|--------------|----------------------------------------------------------------|
//! | queued      | begun       | the core     | the Thread-Node exists                                         |
//! | queued      | settled     | the canceller| it will never begin; the canceller sends the reply             |
//! | queued      | settled     | the core     | its deadline had passed, or the node is stopping               |
//! | begun       | cancelling  | the canceller| the core has been told; whatever it ends with counts as cancelled |
//! | begun, cancelling | settled | the core   | ended; the core sends the reply                                |

use std::sync::Arc;

use crate::call::CallId;
use crate::mailbox::Mailbox;
use crate::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering};

const QUEUED: u8 = 0;
const BEGUN: u8 = 1;
const CANCELLING: u8 = 2;
const SETTLED: u8 = 3;

/// The shared state of one call: its caller holds it, and the queue entry or the Thread-Node does.
pub struct Ticket {
    state: AtomicU8,
    /// Index of the core it began on.
    core: AtomicU32,
    /// Its Thread-Node's number there.
    thread: AtomicU64,
    /// How many values a generator may still send.
    credit: AtomicU32,
    id: CallId,
    queue: QueueKey,
    /// Gets the replies. Held here, where it stays from call to call, and not by what goes to the core: see [`Reply::slice`](crate::Reply).
    mailbox: Arc<Mailbox>,
}

/// Which queue a call waits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueueKey {
    /// The machine's own.
    Shared,
    /// That of calls made on the core with this index; others may steal from it.
    Own(u32),
    /// That of calls addressed to the core with this index.
    Pinned(u32),
    /// None of this process's: it is another machine's call, by that one's number. Its state is kept there (see `remote.rs`); of the ticket only
    /// the seat is used, whose thread is the call's number on the way there.
    Away(u32),
}

/// What cancelling found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelStep {
    /// It had not begun and never will; the canceller owes the reply.
    Removed,
    /// It runs or waits as this Thread-Node on the core with this index, which must be told.
    Running {
        /// Index of the core.
        core: u32,
        /// Number of the Thread-Node.
        thread: u64,
    },
    /// It was being cancelled already.
    AlreadyCancelling,
    /// It had ended; its reply is on its way or was read.
    AlreadySettled,
}

/// How a begun call stood when it was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody had cancelled it.
    Begun,
    /// Somebody had: its result is discarded.
    Cancelling,
}

impl Ticket {
    /// A call that waits in `queue`, of the reader of `mailbox`.
    pub fn new(id: CallId, queue: QueueKey, credit: u32, mailbox: Arc<Mailbox>) -> Self {
        Self {
            state: AtomicU8::new(QUEUED),
            core: AtomicU32::new(0),
            thread: AtomicU64::new(0),
            credit: AtomicU32::new(credit),
            id,
            queue,
            mailbox,
        }
    }

    /// Its number among its caller's calls.
    pub fn id(&self) -> CallId {
        self.id
    }

    /// Where its replies go.
    pub fn mailbox(&self) -> &Arc<Mailbox> {
        &self.mailbox
    }

    /// Where it waits, or waited.
    pub fn queue(&self) -> QueueKey {
        self.queue
    }

    /// The core takes it to run as Thread-Node `thread`. False if it was cancelled first: then it must not run.
    pub fn begin(&self, core: u32, thread: u64) -> bool {
        self.core.store(core, Ordering::Relaxed);
        self.thread.store(thread, Ordering::Relaxed);
        self.state
            .compare_exchange(QUEUED, BEGUN, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    /// Ends it without its ever beginning. True if that succeeded: the one who did it owes the reply.
    pub fn withdraw(&self) -> bool {
        self.state
            .compare_exchange(QUEUED, SETTLED, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    /// Asks for its end.
    pub fn cancel(&self) -> CancelStep {
        if self.withdraw() {
            return CancelStep::Removed;
        }
        match self
            .state
            .compare_exchange(BEGUN, CANCELLING, Ordering::AcqRel, Ordering::Acquire)
        {
            Ok(_) => CancelStep::Running {
                core: self.core.load(Ordering::Relaxed),
                thread: self.thread.load(Ordering::Relaxed),
            },
            Err(CANCELLING) => CancelStep::AlreadyCancelling,
            Err(_) => CancelStep::AlreadySettled,
        }
    }

    /// Ends a begun call. `None` if it was settled before; otherwise the one who called this owes the reply.
    pub fn settle(&self) -> Option<Standing> {
        match self.state.swap(SETTLED, Ordering::AcqRel) {
            BEGUN => Some(Standing::Begun),
            CANCELLING => Some(Standing::Cancelling),
            _ => None,
        }
    }

    /// Whether its end was asked for and has not come yet.
    pub fn is_cancelling(&self) -> bool {
        self.state.load(Ordering::Acquire) == CANCELLING
    }

    /// Whether it is over.
    pub fn is_settled(&self) -> bool {
        self.state.load(Ordering::Acquire) == SETTLED
    }

    /// Core index and Thread-Node number, once it has begun.
    pub fn seat(&self) -> (u32, u64) {
        (
            self.core.load(Ordering::Relaxed),
            self.thread.load(Ordering::Relaxed),
        )
    }

    /// Whether it is another machine's call.
    pub fn is_away(&self) -> bool {
        matches!(self.queue, QueueKey::Away(_))
    }

    /// Notes under which number it went to another machine.
    pub fn sent_as(&self, number: u64) {
        self.thread.store(number, Ordering::Relaxed);
    }

    /// Allows `values` more values of a generator.
    pub fn grant(&self, values: u32) {
        self.credit.fetch_add(values, Ordering::AcqRel);
    }

    /// How many values are allowed for now.
    pub fn credit(&self) -> u32 {
        self.credit.load(Ordering::Acquire)
    }

    /// Uses one value's credit; false if there is none. Only the core's OS thread calls this.
    pub fn spend(&self) -> bool {
        let has = self.credit.load(Ordering::Acquire) > 0;
        if has {
            self.credit.fetch_sub(1, Ordering::AcqRel);
        }
        has
    }
}
