//! The gate a receiver parks at: senders wake it only if it is really parked, and only once.
//!
//! A receiver that means to block says so (`close`), looks at its queues once more, and only then blocks. A sender puts its
//! item in the queue and then asks the gate (`open`) whether somebody must be woken. Both sides put a full fence between
//! their write and their read, so at least one of them sees the other: either the receiver finds the item in its last
//! look, or the sender finds the gate closed. Of many senders exactly one gets to wake, so wake-ups coalesce.
//!
//! A receiver that blocks for a short time only closes the gate *softly*: then a sender that has more to send may put off waking it.

use crate::sync::atomic::{AtomicU8, Ordering, fence};

const OPEN: u8 = 0;
const SOFTLY: u8 = 1;
const FIRMLY: u8 = 2;

/// Open while the receiver is awake, closed while it is parked or about to park.
#[derive(Debug)]
pub struct Gate {
    state: AtomicU8,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            state: AtomicU8::new(OPEN),
        }
    }
}

impl Gate {
    /// The receiver is about to block. It must look at its queues after this, and call [`Gate::reopen`] afterwards.
    pub fn close(&self) {
        self.set_closed(FIRMLY);
    }

    /// The receiver is about to block, for a short time at most.
    pub fn close_softly(&self) {
        self.set_closed(SOFTLY);
    }

    fn set_closed(&self, how: u8) {
        self.state.store(how, Ordering::Release);
        fence(Ordering::SeqCst);
    }

    /// The receiver is awake again (or found something in its last look). True if nobody else had opened it.
    pub fn reopen(&self) -> bool {
        self.state.swap(OPEN, Ordering::AcqRel) != OPEN
    }

    /// To be called after an item was queued. True if the receiver was parked: then this caller, and no other, must wake it.
    ///
    /// (If the exchange fails, the receiver has moved meanwhile, and so has looked, or will look, after the item was queued.)
    pub fn open(&self) -> bool {
        fence(Ordering::SeqCst);
        let state = self.state.load(Ordering::Relaxed);
        state != OPEN
            && self
                .state
                .compare_exchange(state, OPEN, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok()
    }

    /// Like [`Gate::open`], by a sender that will soon call that too: leaves a receiver that is parked softly for then.
    pub fn open_if_firm(&self) -> Opened {
        fence(Ordering::SeqCst);
        match self.state.load(Ordering::Relaxed) {
            SOFTLY => Opened::PutOff,
            FIRMLY if self.open() => Opened::MustWake,
            _ => Opened::Awake,
        }
    }

    /// Whether the receiver is parked, as a hint.
    pub fn is_closed(&self) -> bool {
        self.state.load(Ordering::Relaxed) != OPEN
    }
}

/// What [`Gate::open_if_firm`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// Nobody need be woken.
    Awake,
    /// The one who asked must wake the receiver.
    MustWake,
    /// The receiver is parked for a short time: call [`Gate::open`] soon.
    PutOff,
}
