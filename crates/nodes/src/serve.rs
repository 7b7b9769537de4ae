//! Calls that come in over a link: placed on this machine like anyone's, and answered. A reply goes out on the OS thread of the core that made it.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use wire::frame::{Message, WireCall, WireOutcome};

use crate::call::{Beside, Call, CallId, Outcome, Reply, Slice, Transfer};
use crate::caller::{Caller, Place, Why};
use crate::journal;
use crate::link::{self, Link};
use crate::machine::Shared;
use crate::mailbox::{Mailbox, Receiver};
use crate::pending::bytes_of;
use crate::slices::Slices;
use crate::sync::lock;

/// Calls of one link that may wait or run here. The other side's own bound is lower, so one that goes beyond it means no good.
const MOST_CALLS: usize = 131_072;

/// The serving side of a link.
pub(crate) struct Serve {
    link: Arc<Link>,
    /// The number of the machine at the other end.
    from: u32,
    machine: Arc<Shared>,
    slices: Arc<Slices>,
    state: Mutex<State>,
    /// Locked while a call is placed, so that none begins without its number.
    known: Mutex<Known>,
    /// Replies wait to be sent.
    dirty: AtomicBool,
    /// No more calls are taken.
    is_closed: AtomicBool,
}

#[derive(Default)]
struct Known {
    /// The other side's number of each call in flight, by our slot.
    numbers: Vec<u64>,
    /// Calls that have begun: in the journal, and to be told with what is sent next.
    begun: Vec<Begun>,
}

struct Begun {
    id: u64,
    core: u32,
    thread: u64,
}

/// So many calls at most are in the journal alone. As many again may be just about to be sent, and the journal must hold both.
const MOST_UNTOLD: usize = 1024;
const _: () = assert!(2 * MOST_UNTOLD as u64 <= journal::LINES);

/// What callers read whose calls came too late.
const WAS_STOPPED: &str = "it was stopped";

struct State {
    caller: Caller,
    /// Our ids of the calls in flight, by the other side's numbers.
    ids: HashMap<u64, CallId>,
    /// Calls that found the queue full, in order.
    held: VecDeque<(u64, Call, Place)>,
    /// Calls whose slice is not here yet.
    lacking: HashMap<[u8; 32], Vec<(u64, WireCall)>>,
    lacking_count: usize,
    replies: Vec<Reply>,
}

impl Serve {
    /// Places calls of the machine known as `from` on `machine` and answers over `link`.
    pub fn new(machine: &Arc<Shared>, link: Arc<Link>, from: u32, slices: Arc<Slices>) -> Arc<Self> {
        Arc::new_cyclic(|me: &Weak<Self>| {
            let reader = Arc::new(Reader(Weak::clone(me)));
            let mailbox = Arc::new(Mailbox::new(reader as Arc<dyn Receiver>));
            Self {
                link,
                from,
                machine: Arc::clone(machine),
                slices,
                state: Mutex::new(State {
                    caller: Caller::relay(Arc::clone(machine), mailbox),
                    ids: HashMap::new(),
                    held: VecDeque::new(),
                    lacking: HashMap::new(),
                    lacking_count: 0,
                    replies: Vec::new(),
                }),
                known: Mutex::default(),
                dirty: AtomicBool::new(false),
                is_closed: AtomicBool::new(false),
            }
        })
    }

    /// A call came.
    ///
    /// # Errors
    /// If the other side has too many in flight.
    pub fn accept(&self, id: u64, call: WireCall) -> Result<(), String> {
        if self.is_closed.load(Ordering::Acquire) {
            self.refuse(id, WAS_STOPPED);
            return Ok(());
        }
        self.expect_more();
        let lacking = self.with_state(|state| {
            if state.in_flight() >= MOST_CALLS {
                return Err(format!("more than {MOST_CALLS} calls at once"));
            }
            match self.slices.find(&call.slice) {
                Some(slice) => {
                    self.place(state, id, call, slice);
                    Ok(None)
                }
                None => Ok(state.wait_for_slice(id, call)),
            }
        })?;
        if let Some(hash) = lacking {
            let _ = self.link.send(Message::SliceWanted(hash));
        }
        Ok(())
    }

    /// No more calls are taken; those that have come are still placed.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
    }

    /// Whether calls that have come are not placed yet.
    pub fn has_unplaced(&self) -> bool {
        self.with_state(|state| state.lacking_count + state.held.len() > 0)
    }

    /// Cores that look for work look at this link, too.
    fn expect_more(&self) {
        let mut last = lock(&self.machine.last_link);
        if !std::ptr::eq(last.as_ptr(), Arc::as_ptr(&self.link)) {
            *last = Arc::downgrade(&self.link);
        }
    }

    /// A slice that was asked for has come, or will not.
    pub fn slice_came(&self, hash: [u8; 32], slice: Option<&Arc<Slice>>) {
        self.with_state(|state| {
            let waiting = state.lacking.remove(&hash).unwrap_or_default();
            state.lacking_count -= waiting.len();
            for (id, call) in waiting {
                match slice {
                    Some(slice) => self.place(state, id, call, Arc::clone(slice)),
                    None => self.refuse(id, "the caller does not have the call's code any more"),
                }
            }
        });
    }

    /// The other side wants a call's end.
    pub fn cancel(&self, id: u64, reason: Vec<u8>) {
        self.with_state(|state| {
            if let Some(known) = state.ids.get(&id).copied() {
                state.caller.cancel(known, reason);
            } else if state.forget_waiting(id) {
                let outcome = WireOutcome::Cancelled { begun: false };
                let _ = self.link.send(Message::Reply { id, outcome });
            }
        });
    }

    /// The other side allows a generator more values.
    pub fn credit(&self, id: u64, values: u32) {
        self.with_state(|state| {
            if let Some(known) = state.ids.get(&id).copied() {
                state.caller.grant(known, values);
            }
        });
    }

    fn place(&self, state: &mut State, id: u64, call: WireCall, slice: Arc<Slice>) {
        let place = match call.core {
            0 => Place::Anywhere,
            core => Place::Core(core),
        };
        let call = call_of(call, slice, self.from);
        if state.held.is_empty() {
            self.submit(state, id, call, place);
        } else {
            state.held.push_back((id, call, place));
        }
    }

    /// False if the queue was full: then the call is held, in front.
    fn submit(&self, state: &mut State, id: u64, call: Call, place: Place) -> bool {
        let numbers = &mut self.known().numbers;
        match state.caller.submit(call, place) {
            Ok(known) => {
                let slot = known.slot();
                if numbers.len() <= slot {
                    numbers.resize(slot + 1, 0);
                }
                numbers[slot] = id;
                state.ids.insert(id, known);
                true
            }
            Err(refused) if refused.why == Why::Full => {
                state.held.push_front((id, *refused.call, place));
                false
            }
            Err(refused) if refused.why == Why::Stopping => {
                self.refuse(id, WAS_STOPPED);
                true
            }
            Err(refused) => {
                self.refuse(id, &refused.why.to_string());
                true
            }
        }
    }

    /// Tells that a call will not be placed.
    pub fn refuse(&self, id: u64, reason: &str) {
        let outcome = WireOutcome::Down {
            reason: reason.into(),
            maybe_executed: false,
        };
        let _ = self.link.send(Message::Reply { id, outcome });
    }

    /// Sends the replies that have come. Called from whichever OS thread made the last one; one at a time does it for all.
    fn send_replies(&self) {
        self.dirty.store(true, Ordering::SeqCst);
        while self.dirty.load(Ordering::SeqCst) {
            // Whoever holds it looks again after letting go.
            let Ok(mut state) = self.state.try_lock() else {
                return;
            };
            self.dirty.store(false, Ordering::SeqCst);
            self.send_what_came(&mut state);
            drop(state);
        }
    }

    fn send_what_came(&self, state: &mut State) {
        let mut replies = std::mem::take(&mut state.replies);
        state.caller.drain(&mut replies);
        let mut bytes = Vec::new();
        // After the replies were taken, so that what began is told before it ends.
        for Begun { id, core, thread } in std::mem::take(&mut self.known().begun) {
            // It is short.
            let _ = link::encode(Message::Begun { id, core, thread }, &mut bytes);
        }
        for reply in replies.drain(..) {
            self.write_reply(state, reply, &mut bytes);
        }
        state.replies = replies;
        let _ = self.link.send_bytes(bytes);
        if state.caller.take_room() {
            while let Some((id, call, place)) = state.held.pop_front() {
                if !self.submit(state, id, call, place) {
                    break;
                }
            }
        }
    }

    fn write_reply(&self, state: &mut State, reply: Reply, bytes: &mut Vec<u8>) {
        let slot = reply.id.slot();
        let number = self.known().numbers.get(slot).copied();
        let Some(id) = number else { return };
        if reply.outcome.is_last() {
            state.ids.remove(&id);
        }
        let length = bytes.len();
        if let Err(error) = link::encode(message_of(id, reply), bytes) {
            bytes.truncate(length);
            let outcome = WireOutcome::Down {
                reason: format!("its result is {error}"),
                maybe_executed: true,
            };
            let _ = link::encode(Message::Reply { id, outcome }, bytes);
            // A generator is not to go on after that.
            if let Some(known) = state.ids.remove(&id) {
                state.caller.cancel(known, Vec::new());
            }
        }
    }

    /// A call begins: its caller must know that even if this process ends in the next moment. True if the message is put off.
    fn begins(&self, call: CallId, core: u32, thread: u64) -> bool {
        let mut known = self.known();
        let Some(id) = known.numbers.get(call.slot()).copied() else {
            return false;
        };
        // What waits for the other side to read may never get there.
        let may_wait = known.begun.len() < MOST_UNTOLD && self.link.backlog() == 0;
        if may_wait && self.link.journal().is_some_and(|journal| journal.note(id)) {
            known.begun.push(Begun { id, core, thread });
            return true;
        }
        drop(known);
        self.link.send_surely(Message::Begun { id, core, thread });
        false
    }

    /// Tells which calls have begun, also while these compute.
    pub fn tell_begun(&self) {
        if !self.known().begun.is_empty() {
            self.send_replies();
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whoever lets the state go looks whether replies have come meanwhile: those who made them did not wait for it.
    fn with_state<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        let result = work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        if self.dirty.load(Ordering::SeqCst) {
            self.send_replies();
        }
        result
    }
}

impl State {
    fn in_flight(&self) -> usize {
        self.ids.len() + self.held.len() + self.lacking_count
    }

    /// Keeps a call until its slice has come; the hash, if that is to be asked for.
    fn wait_for_slice(&mut self, id: u64, call: WireCall) -> Option<[u8; 32]> {
        let hash = call.slice;
        let waiting = self.lacking.entry(hash).or_default();
        waiting.push((id, call));
        self.lacking_count += 1;
        (waiting.len() == 1).then_some(hash)
    }

    /// Takes out a call that was not placed yet.
    fn forget_waiting(&mut self, id: u64) -> bool {
        let before = self.held.len();
        self.held.retain(|held| held.0 != id);
        if self.held.len() < before {
            return true;
        }
        let found = self.lacking.values_mut().any(|calls| {
            let before = calls.len();
            calls.retain(|call| call.0 != id);
            calls.len() < before
        });
        self.lacking_count -= usize::from(found);
        found
    }
}

/// Reads the replies on the OS threads that make them.
struct Reader(Weak<Serve>);

impl Receiver for Reader {
    fn nudge(&self) {
        if let Some(serve) = self.0.upgrade() {
            serve.send_replies();
        }
    }

    fn nudge_or_put_off(&self) -> bool {
        true
    }

    fn begins(&self, call: CallId, core: u32, thread: u64) -> bool {
        let serve = self.0.upgrade();
        serve.is_some_and(|serve| serve.begins(call, core, thread))
    }
}

fn call_of(call: WireCall, slice: Arc<Slice>, from: u32) -> Call {
    let beside = Beside {
        captures: call.captures,
        transfers: call.transfers.into_iter().map(Transfer::Bytes).collect(),
        deadline: call
            .milliseconds_left
            .and_then(|left| Instant::now().checked_add(Duration::from_millis(left))),
        ahead: call.ahead,
        context: call.context,
    };
    Call {
        slice,
        function: call.function,
        from,
        args: call.args,
        beside: Some(Box::new(beside)),
    }
}

fn message_of(id: u64, reply: Reply) -> Message {
    let (core, thread) = (reply.core, reply.thread);
    let outcome = match reply.outcome {
        Outcome::Yield(value, transfers) => {
            let transfers = all_bytes(&transfers).unwrap_or_default();
            return Message::Value { id, value, transfers };
        }
        Outcome::Done(value, transfers) => match all_bytes(&transfers) {
            Some(transfers) => WireOutcome::Done {
                core,
                thread,
                value,
                transfers,
            },
            None => WireOutcome::Down {
                reason: "its result holds something that cannot leave its process".into(),
                maybe_executed: true,
            },
        },
        Outcome::Failed(error) => WireOutcome::Failed { core, thread, error },
        Outcome::Cancelled { begun } => WireOutcome::Cancelled { begun },
        Outcome::TimedOut => WireOutcome::TimedOut,
        Outcome::Down {
            reason,
            maybe_executed,
        } => WireOutcome::Down {
            reason: reason.to_string(),
            maybe_executed,
        },
    };
    Message::Reply { id, outcome }
}

fn all_bytes(transfers: &[Transfer]) -> Option<Vec<Vec<u8>>> {
    transfers.iter().map(bytes_of).collect()
}
