//! The calling side of a realm: submits calls, and brings replies back as a source of its loop.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;
use std::time::{Duration, Instant};

use nodes::{CallId, Caller, Outcome, Place, Reply, Transfer, Why};
use runtime::{Call, CallExt, Error, EventLoop, Global, Local, LoopSource, Park, Result, Scope, ScopeExt, SharedIntegers, Task};

use super::attending::AttendedLinks;
use super::lane::{Lane, Outbox};
use super::{machine, slices};
use crate::internal_node_post;
use crate::internal_node_values::transfers as moved;

/// What a reply is, in the lane's table.
mod kind {
    pub(super) const DONE: f64 = 0.0;
    pub(super) const FAILED: f64 = 1.0;
    pub(super) const CANCELLED: f64 = 2.0;
    pub(super) const TIMED_OUT: f64 = 3.0;
    pub(super) const DOWN: f64 = 4.0;
    pub(super) const YIELD: f64 = 5.0;
    pub(super) const ROOM: f64 = 6.0;
}

/// So many buffers are kept, each of at most so many bytes: memory freed by another OS thread than the one that asked for it costs both more than a tiny
/// call's other needs.
const BUFFERS: usize = 512;
pub(crate) const BUFFER: usize = 256;

/// The caller of a realm: on the program's thread one of the machine's, on a core the one that the core was given.
pub(crate) struct CallerState {
    caller: OnceCell<RefCell<Caller>>,
    core: Cell<u32>,
    lane: RefCell<Lane>,
    outbox: Outbox,
    /// The calls of an outbox on their way, and their numbers.
    leaving: RefCell<(VecDeque<nodes::Call>, Vec<CallId>)>,
    slices: slices::Cache,
    on_replies: OnceCell<Global>,
    /// Calls that were cancelled and have not ended: nobody waits for them any more, not even the loop.
    abandoned: RefCell<HashSet<CallId>>,
    waiting: RefCell<VecDeque<Reply>>,
    /// Payloads of the batch that did not fit into the lane, by message.
    large: RefCell<Vec<(usize, Vec<u8>)>>,
    /// Buffers of small payloads that were read, for those of the next calls.
    buffers: RefCell<Vec<Vec<u8>>>,
    /// What moves with messages of the batch, by message.
    transfers: RefCell<Vec<(usize, Vec<Transfer>)>>,
}

impl CallerState {
    pub(crate) fn of(scope: &Scope<'_>) -> Rc<CallerState> {
        scope.extension(|| CallerState {
            caller: OnceCell::new(),
            core: Cell::new(0),
            lane: RefCell::new(Lane::new()),
            outbox: Outbox::new(),
            leaving: RefCell::default(),
            slices: slices::Cache::default(),
            on_replies: OnceCell::new(),
            abandoned: RefCell::default(),
            waiting: RefCell::default(),
            large: RefCell::default(),
            buffers: RefCell::default(),
            transfers: RefCell::default(),
        })
    }

    /// Makes the realm one of a core's.
    pub(crate) fn place_on_core(&self, core: u32, caller: Caller) {
        self.core.set(core);
        let _ = self.caller.set(RefCell::new(caller));
    }

    /// The number of the core this realm is on, 0 for the program's own.
    pub(crate) fn core(&self) -> u32 {
        self.core.get()
    }

    /// Whether a machine has begun its calls but for fewer than `most`; if not, this realm hears of room later.
    pub(crate) fn has_begun_most(&self, scope: &Scope<'_>, machine: u32, most: usize) -> Result<bool> {
        Ok(self.caller(scope)?.borrow().has_begun_most(machine, most))
    }

    /// An empty buffer for a small payload.
    fn spare_buffer(&self) -> Vec<u8> {
        self.buffers.borrow_mut().pop().unwrap_or_default()
    }

    /// A payload has been read.
    fn keep_buffer(&self, payload: Vec<u8>) {
        let mut buffers = self.buffers.borrow_mut();
        if buffers.len() < BUFFERS && (1..=BUFFER).contains(&payload.capacity()) {
            buffers.push(payload);
        }
    }

    /// Makes sure that answers find the program's realm, also where it has called no node function yet.
    pub(crate) fn be_reachable(&self, scope: &Scope<'_>) -> Result<()> {
        self.caller(scope).map(drop)
    }

    fn caller(&self, scope: &Scope<'_>) -> Result<&RefCell<Caller>> {
        if self.caller.get().is_none() {
            let waker = scope.event_loop().waker();
            let caller = machine(scope)?.caller(std::sync::Arc::new(move || waker.wake()));
            let _ = self.caller.set(RefCell::new(caller));
            internal_node_post::open(scope, 0);
        }
        self.caller.get().ok_or_else(|| Error::plain("", "this realm has no caller"))
    }
}

/// `attach(onReplies)`: the lane's arrays, those of the outbox, and the count of idle cores. `onReplies(count)` is called when that many replies are in
/// the lane.
pub(crate) fn attach<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = CallerState::of(call);
    state.caller(call)?;
    let _ = state.on_replies.set(call.global_of(call.arg(0)));
    let [bytes, table] = state.lane.borrow().arrays(call)?;
    let [out_bytes, out_table] = state.outbox.arrays(call)?;
    let idle = SharedIntegers::over(machine(call)?.idle());
    let idle = call.shared_integers(&idle)?;
    call.set_source(Rc::new(Replies(Rc::clone(&state), AttendedLinks::default())));
    if state.core() == 0 {
        crate::internal_machines::open_program(call);
    }
    Ok(call.array(&[bytes, table, out_bytes, out_table, idle]))
}

/// `submit(slice, bytes, length, place, deadline, transfers)`: the call's number, or -1 if the queue is full, -2 if the machine is
/// stopping, -3 if there is no such core, -4 if the system gives no OS thread, -5 if the machine is gone, -6 if the call cannot leave this process.
/// `place` 0 means anywhere, else a core; plus 65,536 times a machine's number for another machine. `deadline` in milliseconds from now,
/// NaN for none; `transfers` is an array or undefined.
pub(crate) fn submit<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // All of these are small non-negative integers made by the JS.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let [slice, length, core] = [0, 2, 3].map(|index| call.arg_f64(index) as usize);
    let state = CallerState::of(call);
    let slice = state.slices.get(slice)?;
    let transfers = moved::depart(call, 5)?;
    let args = call.arg_bytes(1)?[..length].to_vec();
    let mut request = nodes::Call::new(slice, 0, args);
    // A small non-negative integer, or NaN for 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (deadline, ahead) = (deadline(call.arg_f64(4)), call.arg_f64(6) as u32);
    if !transfers.is_empty() || deadline.is_some() || ahead != 0 {
        request.beside = Some(Box::new(nodes::Beside { transfers, deadline, ahead, ..nodes::Beside::default() }));
    }
    let submitted = state.caller(call)?.borrow_mut().submit(request, place_of(core));
    let answer = submitted.map_or_else(|refused| refusal(refused.why), id_number);
    Ok(call.number(answer))
}

/// `submitAll(count)`: the calls in the outbox, for wherever there is room; gives how many were taken. Their numbers stand in the table then, and behind
/// the last the reason why no more were, as `submit` gives it.
pub(crate) fn submit_all<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A count of messages.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let count = call.arg_f64(0) as usize;
    let state = CallerState::of(call);
    let (calls, ids) = &mut *state.leaving.borrow_mut();
    calls.clear();
    ids.clear();
    for row in 0..count {
        let [slice, limit] = [0, 1].map(|field| state.outbox.field(row, field));
        // The JS took the number from the slice's description.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let slice = state.slices.get(slice as usize)?;
        let mut request = nodes::Call::new(slice, 0, state.outbox.payload(row, state.spare_buffer()));
        if let Some(end) = deadline(limit) {
            request.beside().deadline = Some(end);
        }
        calls.push_back(request);
    }
    let outcome = state.caller(call)?.borrow_mut().submit_all(calls, Place::Anywhere, ids);
    for (row, id) in ids.iter().enumerate() {
        state.outbox.set_field(row, 0, id_number(*id));
    }
    if let Err(why) = outcome {
        state.outbox.set_field(ids.len(), 0, refusal(why));
    }
    // A batch has at most some hundred calls.
    #[allow(clippy::cast_precision_loss)]
    let taken = ids.len() as f64;
    Ok(call.number(taken))
}

/// When a call that has so many milliseconds must have begun.
fn deadline(milliseconds: f64) -> Option<Instant> {
    // The longest that the clock can surely count.
    const LONGEST: f64 = 1e12;
    milliseconds.is_finite().then(|| Instant::now() + Duration::from_secs_f64(milliseconds.clamp(0.0, LONGEST) / 1e3))
}

/// Why a call was not taken, as the JS knows it.
fn refusal(why: Why) -> f64 {
    match why {
        Why::Full => -1.0,
        Why::Stopping => -2.0,
        Why::NoSuchCore => -3.0,
        Why::NoThread => -4.0,
        Why::NoSuchMachine => -5.0,
        Why::CannotTravel => -6.0,
    }
}

/// `grant(id, values)`: a generator may send so many values more.
pub(crate) fn grant<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // Numbers got from `submit` and from the reader's high-water mark.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (id, values) = (CallId::from_raw(call.arg_f64(0) as u64), call.arg_f64(1) as u32);
    let state = CallerState::of(call);
    state.caller(call)?.borrow_mut().grant(id, values);
    Ok(call.undefined())
}

/// A place by its number in the JS.
fn place_of(number: usize) -> Place {
    let (machine, core) = (number >> 16, u32::try_from(number & 0xffff).unwrap_or(0));
    match (u32::try_from(machine).unwrap_or(u32::MAX), core) {
        (0, 0) => Place::Anywhere,
        (0, core) => Place::Core(core),
        (machine, core) => Place::Away { machine, core },
    }
}

/// `seat(id)`: `[core, thread]` of a call that has begun, zeros before.
pub(crate) fn seat<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number got from `submit`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let id = CallId::from_raw(call.arg_f64(0) as u64);
    let state = CallerState::of(call);
    let (core, thread) = state.caller(call)?.borrow().seat(id).unwrap_or((0, 0));
    // Numbers of Thread-Nodes stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let parts = [call.number(f64::from(core)), call.number(thread as f64)];
    Ok(call.array(&parts))
}

/// `cancel(id)`: asks for a call's end; its reply tells when that has come.
pub(crate) fn cancel<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number got from `submit`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let id = CallId::from_raw(call.arg_f64(0) as u64);
    let reason = if call.is_bytes(call.arg(1)) { call.arg_bytes(1)?.to_vec() } else { Vec::new() };
    let state = CallerState::of(call);
    state.caller(call)?.borrow_mut().cancel(id, reason);
    Ok(call.undefined())
}

/// `abandon(id)`: a call was cancelled and does not end; the loop waits for it no longer.
pub(crate) fn abandon<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number got from `submit`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let id = CallId::from_raw(call.arg_f64(0) as u64);
    CallerState::of(call).abandoned.borrow_mut().insert(id);
    Ok(call.undefined())
}

/// `payload(message)`: the payload of a message of this batch that did not fit into the lane, as an ArrayBuffer.
pub(crate) fn payload<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // An index into the lane's table.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let message = call.arg_f64(0) as usize;
    let state = CallerState::of(call);
    let found = {
        let mut large = state.large.borrow_mut();
        let place = large.iter().position(|entry| entry.0 == message);
        place.map(|place| large.swap_remove(place).1)
    };
    Ok(call.array_buffer(found.unwrap_or_default()))
}

/// `transfers(message)`: what moves with a message of this batch, as an array of ArrayBuffers and of numbers of handles.
pub(crate) fn transfers<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // An index into the lane's table.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let message = call.arg_f64(0) as usize;
    let state = CallerState::of(call);
    let found = {
        let mut transfers = state.transfers.borrow_mut();
        let place = transfers.iter().position(|entry| entry.0 == message);
        place.map(|place| transfers.swap_remove(place).1)
    };
    moved::arrive(call, found.unwrap_or_default())
}

/// Ids fit in 53 bits.
#[allow(clippy::cast_precision_loss)]
fn id_number(id: CallId) -> f64 {
    id.get() as f64
}

/// The loop's source of replies.
struct Replies(Rc<CallerState>, AttendedLinks);

impl Replies {
    fn with<R>(&self, run: impl FnOnce(&mut Caller) -> R) -> Option<R> {
        self.0.caller.get().map(|caller| run(&mut caller.borrow_mut()))
    }

    /// What has come waits to be settled.
    fn take_in(&self) {
        let mut fresh = Vec::new();
        self.with(|caller| caller.drain(&mut fresh));
        forget_ended(&mut self.0.abandoned.borrow_mut(), &fresh);
        self.0.waiting.borrow_mut().extend(fresh);
    }

    /// Settles all that waits, in batches.
    fn settle(&self, scope: &mut Scope<'_>) {
        let Some(on_replies) = self.0.on_replies.get() else { return };
        loop {
            let count = self.fill();
            if count == 0 {
                return;
            }
            let function = on_replies.get(scope);
            // A batch has at most some hundred messages.
            #[allow(clippy::cast_precision_loss)]
            let count = scope.number(count as f64);
            // `onReplies` handles every error of user code; what comes out is a termination, perhaps of one Thread-Node. It goes on with the others' replies.
            while scope.call(function, count, &[count]).is_err() {
                scope.end_termination();
                if scope.is_interrupted() {
                    return;
                }
            }
        }
    }

    /// Puts as many replies into the lane as fit; their number.
    fn fill(&self) -> usize {
        let state = &self.0;
        let (mut lane, mut waiting, mut large) = (state.lane.borrow_mut(), state.waiting.borrow_mut(), state.large.borrow_mut());
        lane.clear();
        large.clear();
        state.transfers.borrow_mut().clear();
        if self.with(Caller::take_room).unwrap_or(false) {
            lane.push(&[0.0, kind::ROOM], &[], 0);
        }
        while let Some(reply) = waiting.front() {
            if !lane.has_room(payload_of(reply).len()) {
                break;
            }
            let Some(reply) = waiting.pop_front() else { break };
            put(state, &mut lane, &mut large, reply);
        }
        lane.len()
    }
}

/// A machine's end is about to be told: what came from it before is settled first. The calls that ended with it come behind.
pub(crate) fn settle_before_end(scope: &mut Scope<'_>) {
    let state = CallerState::of(scope);
    let replies = Replies(Rc::clone(&state), AttendedLinks::default());
    replies.take_in();
    let (down, arrived) = state.waiting.take().into_iter().partition(|reply| matches!(reply.outcome, Outcome::Down { .. }));
    state.waiting.replace(arrived);
    replies.settle(scope);
    let down: VecDeque<Reply> = down;
    state.waiting.borrow_mut().extend(down);
}

/// Calls that were given up have ended after all.
fn forget_ended(abandoned: &mut HashSet<CallId>, replies: &[Reply]) {
    if abandoned.is_empty() {
        return;
    }
    for reply in replies.iter().filter(|reply| !matches!(reply.outcome, Outcome::Yield(..))) {
        abandoned.remove(&reply.id);
    }
}

fn payload_of(reply: &Reply) -> &[u8] {
    match &reply.outcome {
        Outcome::Done(bytes, _) | Outcome::Failed(bytes) | Outcome::Yield(bytes, _) => bytes,
        Outcome::Down { reason, .. } => reason.as_bytes(),
        Outcome::Cancelled { .. } | Outcome::TimedOut => &[],
    }
}

fn put(state: &CallerState, lane: &mut Lane, large: &mut Vec<(usize, Vec<u8>)>, mut reply: Reply) {
    let (kind, note) = match &reply.outcome {
        Outcome::Done(..) => (kind::DONE, false),
        Outcome::Failed(_) => (kind::FAILED, false),
        Outcome::Cancelled { begun } => (kind::CANCELLED, *begun),
        Outcome::TimedOut => (kind::TIMED_OUT, false),
        Outcome::Down { maybe_executed, .. } => (kind::DOWN, *maybe_executed),
        Outcome::Yield(..) => (kind::YIELD, false),
    };
    let message = lane.len();
    let transfers = match &mut reply.outcome {
        Outcome::Done(_, transfers) | Outcome::Yield(_, transfers) => std::mem::take(transfers),
        _ => Vec::new(),
    };
    let head = [id_number(reply.id), kind, f64::from(reply.core), f64::from(u8::from(note))];
    let fits = lane.push(&head, payload_of(&reply), transfers.len());
    if !transfers.is_empty() {
        state.transfers.borrow_mut().push((message, transfers));
    }
    let payload = take_payload(reply.outcome);
    if fits {
        state.keep_buffer(payload);
    } else {
        large.push((message, payload));
    }
}

fn take_payload(outcome: Outcome) -> Vec<u8> {
    match outcome {
        Outcome::Done(bytes, _) | Outcome::Failed(bytes) | Outcome::Yield(bytes, _) => bytes,
        Outcome::Down { reason, .. } => reason.as_bytes().to_vec(),
        Outcome::Cancelled { .. } | Outcome::TimedOut => Vec::new(),
    }
}

impl LoopSource for Replies {
    fn has_news(&self) -> bool {
        !self.0.waiting.borrow().is_empty() || self.with(|caller| caller.has_news()).unwrap_or(false)
    }

    fn run(&self, scope: &mut Scope<'_>) {
        self.take_in();
        self.settle(scope);
    }

    fn keeps_alive(&self) -> bool {
        let abandoned = self.0.abandoned.borrow().len();
        self.with(|caller| caller.in_flight() > abandoned).unwrap_or(false) || !self.0.waiting.borrow().is_empty()
    }

    fn park(&self, event_loop: &EventLoop<Task>) -> Park {
        if let Some(link) = self.with(|caller| caller.link()).flatten() {
            self.1.add(&link, event_loop);
        }
        if self.with(|caller| caller.in_flight() > 0 && caller.spin()).unwrap_or(false) {
            return Park::No;
        }
        match self.with(Caller::park) {
            Some(nodes::Park::No) => Park::No,
            Some(nodes::Park::For(time)) => Park::For(time),
            Some(nodes::Park::Yes) | None => Park::Yes,
        }
    }

    fn unpark(&self) {
        self.with(Caller::unpark);
    }
}

