//! A core's executor: a realm of its own, in which node functions run as Thread-Nodes.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use nodes::{CancelFlag, Control, CoreContext, Executor, Factory, Remote, Source, Thread, Transfer, Wait};
use runtime::{Call, CallExt, Error, Global, Local, ModuleOptions, PromiseState, Realm, RealmOptions, Result, Scope, ScopeExt};

use super::leftovers;
use super::stop::{Stop, key};
use crate::internal_node_calls::calls::{BUFFER, CallerState};
use crate::internal_node_calls::lane::{Lane, Outbox};
use crate::internal_node_calls::slices;
use crate::internal_node_post;
use crate::internal_node_values::transfers as moved;
use crate::internal_waiting::ThreadEnds;

/// Makes the executors of a machine whose programs find their modules as `options` say.
pub(crate) fn factory(options: ModuleOptions) -> Factory {
    Arc::new(move |context| {
        let executor = CoreExecutor::new(context, options.clone())?;
        Ok(Box::new(executor) as Box<dyn Executor>)
    })
}

/// What a core's native functions work on.
struct CoreState {
    source: OnceCell<Source>,
    threads: RefCell<Threads>,
    lane: RefCell<Lane>,
    outbox: Outbox,
    slices: slices::Cache,
    large: RefCell<Option<Vec<u8>>>,
    /// Why the Thread-Node is cancelled that is just told so, encoded.
    cancel_reason: RefCell<Vec<u8>>,
    transfers: RefCell<Vec<Transfer>>,
    hooks: OnceCell<Hooks>,
    halt: OnceCell<CancelFlag>,
    stop: Arc<Stop>,
    ends: Rc<ThreadEnds>,
}

/// The Thread-Nodes by number.
type Threads = HashMap<u64, Thread, BuildHasherDefault<NumberHasher>>;

/// The numbers are dense, and nobody else chooses them: each is its own hash.
#[derive(Default)]
struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The table takes its position from the low bits and a tag from the high ones.
        self.0 = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The JS functions of `internal/node_core` that the executor calls.
struct Hooks {
    work: Global,
    on_cancel: Global,
    on_credit: Global,
    context: Global,
    on_termination: Global,
}

impl CoreState {
    fn of(scope: &Scope<'_>) -> Rc<CoreState> {
        scope.extension(|| CoreState {
            source: OnceCell::new(),
            threads: RefCell::default(),
            lane: RefCell::new(Lane::new()),
            outbox: Outbox::new(),
            slices: slices::Cache::default(),
            large: RefCell::default(),
            cancel_reason: RefCell::default(),
            transfers: RefCell::default(),
            hooks: OnceCell::new(),
            halt: OnceCell::new(),
            stop: Arc::new(Stop::new()),
            ends: ThreadEnds::of(scope),
        })
    }
}

struct CoreExecutor {
    realm: Realm,
    state: Rc<CoreState>,
}

impl CoreExecutor {
    fn new(context: CoreContext, options: ModuleOptions) -> std::result::Result<CoreExecutor, String> {
        let realm = Realm::new(RealmOptions { builtins: crate::BUILTINS, modules: options }).map_err(|error| error.to_string())?;
        let CoreContext { source, caller, core, halt, .. } = context;
        let state = realm.enter(|scope| {
            let state = CoreState::of(scope);
            let _ = state.source.set(source);
            let _ = state.halt.set(halt);
            CallerState::of(scope).place_on_core(core, caller);
            internal_node_post::open(scope, core);
            start(scope).map(|()| state).map_err(|error| describe(scope, error))
        })?;
        let _ = state.stop.interrupter.set(realm.vm().interrupter());
        realm.enter(|scope| tell_terminations(scope, &state));
        Ok(CoreExecutor { realm, state })
    }

    /// Calls a hook; false if its JS was terminated.
    fn call(&self, hook: impl Fn(&Hooks) -> &Global, argument: Option<f64>) -> bool {
        let Some(hooks) = self.state.hooks.get() else { return true };
        self.realm.enter(|scope| {
            let function = hook(hooks).get(scope);
            let argument = argument.map_or_else(|| scope.undefined(), |number| scope.number(number));
            let completed = scope.call(function, argument, &[argument]).is_ok();
            if !completed {
                scope.end_termination();
            }
            completed
        })
    }
}

impl Executor for CoreExecutor {
    fn work(&mut self) {
        // A termination ends the loop in JS; the calls behind the one that was ended are still to be begun.
        while !self.call(|hooks| &hooks.work, None) {}
    }

    fn control(&mut self, thread: u64, message: Control) {
        if !self.state.threads.borrow().contains_key(&thread) {
            // It has ended meanwhile, perhaps before it could be interrupted: nothing is pending any more.
            self.state.stop.end(thread);
            return;
        }
        // Thread numbers stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let number = thread as f64;
        match message {
            Control::Cancel(reason) => {
                // It waits, so what runs now are its listeners, which are not to be interrupted unless they do not come to an end.
                self.state.stop.end(thread);
                leftovers::watch(&self.state.stop, key(thread));
                self.state.cancel_reason.replace(reason);
                self.call(|hooks| &hooks.on_cancel, Some(number));
                self.state.cancel_reason.take();
                // Its own code may have ended that call before it came to tell.
                if let Some(left) = take(&self.state, thread) {
                    left.cancelled();
                }
            }
            Control::Credit => {
                self.call(|hooks| &hooks.on_credit, Some(number));
            }
        }
    }

    fn turn(&mut self, wait: Wait) {
        self.realm.turn_loop(wait == Wait::Block);
    }

    fn alive(&self) -> bool {
        self.realm.is_alive()
    }

    fn memory(&self) -> u64 {
        self.realm.enter(|scope| {
            let statistics = scope.memory_statistics();
            let size = scope.get(statistics, "heapSize").map_or(0.0, |size| scope.to_number(size));
            // A size in bytes.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let size = size as u64;
            size
        })
    }

    fn remote(&self) -> Remote {
        let waker = self.realm.event_loop().waker();
        let stop = Arc::clone(&self.state.stop);
        Remote { wake: Arc::new(move || waker.wake()), interrupt: Arc::new(move |thread| stop.interrupt(thread)) }
    }
}

/// Loads the core's JS and takes its hooks, by `ops.serve`.
fn start(scope: &mut Scope<'_>) -> Result<()> {
    let module = scope.require("internal/node_core")?;
    let serve = scope.get(module, "serve")?;
    scope.call(serve, module, &[])?;
    Ok(())
}

fn describe(scope: &mut Scope<'_>, error: Error) -> String {
    let value = runtime::IntoException::into_exception(error, scope);
    scope.to_text(value).unwrap_or_else(|_| "the core's realm could not be made".to_owned())
}

/// When code was terminated, the Thread-Node it belonged to has ended.
fn tell_terminations(scope: &mut Scope<'_>, state: &Rc<CoreState>) {
    let state = Rc::downgrade(state);
    scope.on_termination(move |scope| {
        let Some(state) = state.upgrade() else { return };
        let Some((frame, number)) = running(scope, &state) else { return };
        state.stop.end(number);
        // Callbacks of operations that it has begun are still to come.
        leftovers::watch(&state.stop, key(number));
        state.ends.tell(number);
        let thread = state.threads.borrow_mut().remove(&number);
        // When the core itself ends, what is dropped is settled as down.
        let halts = state.halt.get().is_some_and(CancelFlag::is_cancelled);
        if let Some(thread) = thread.filter(|_| !halts) {
            thread.cancelled();
        }
        let Some(hooks) = state.hooks.get() else { return };
        let (context, undefined) = (hooks.context.get(scope), scope.undefined());
        let _ = scope.set(context, "frame", undefined);
        let retire = hooks.on_termination.get(scope);
        let _ = scope.call(retire, undefined, &[frame]);
    });
}

/// The frame of the asynchronous context, and the number of the Thread-Node whose code runs, which stands on it.
fn running<'s>(scope: &mut Scope<'s>, state: &CoreState) -> Option<(Local<'s>, u64)> {
    let context = state.hooks.get()?.context.get(scope);
    let frame = scope.get(context, "frame").ok()?;
    if !scope.is_object(frame) {
        return None;
    }
    let number = scope.get(frame, "thread").ok()?;
    let number = scope.to_number(number);
    // Set by the JS from a thread's number.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    number.is_finite().then_some((frame, number as u64))
}

/// `serve(work, onCancel, onCredit, context, onTermination)`: the hooks of this core; gives the lane's arrays, the outbox's bytes, the words for
/// whoever ends code from outside, and the count of promise jobs if it can be seen.
pub(crate) fn serve<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = CoreState::of(call);
    let [work, on_cancel, on_credit, context, on_termination] = [0, 1, 2, 3, 4].map(|index| call.global_of(call.arg(index)));
    let _ = state.hooks.set(Hooks { work, on_cancel, on_credit, context, on_termination });
    let [bytes, table] = state.lane.borrow().arrays(call)?;
    let [out_bytes, _] = state.outbox.arrays(call)?;
    let words = call.shared_integers(&state.stop.words)?;
    let jobs = call.promise_job_count().unwrap_or_else(|| call.undefined());
    Ok(call.array(&[bytes, table, words, out_bytes, jobs]))
}

/// `fulfilled(promise)`: its value if it is fulfilled, else the promise itself.
pub(crate) fn fulfilled<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let promise = call.arg(0);
    Ok(match call.promise_state(promise) {
        Some(PromiseState::Fulfilled(value)) => value,
        _ => promise,
    })
}

/// `mayRun(left)`: some Thread-Node is to end, and another has begun or goes on: ends that if it is the one. `left` is its number if it has been ended
/// before, and this is a callback that it has left behind, 0 if not.
pub(crate) fn may_run<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = CoreState::of(call);
    let left = thread_number(call);
    if left != 0 {
        leftovers::watch(&state.stop, left);
    }
    state.stop.check_running();
    Ok(call.undefined())
}

/// `next(ended, length)`: the Thread-Node `ended` returned the value that stands in the outbox (0 for none), and the next call begins. In the lane: the
/// Thread-Node's number, the slice's number, the number of the machine whose call it is (0 for this one), the milliseconds it has left (NaN for no limit),
/// and how much moves with it. False if there is none for now.
pub(crate) fn next<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = CoreState::of(call);
    // A number that `next` gave, and a length that the encoder gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (ended, length) = (call.arg_f64(0) as u64, call.arg_f64(1) as usize);
    if ended != 0
        && let Some(mut thread) = take(&state, ended)
    {
        // In the buffer that the arguments came in: it goes back to where it was made.
        let buffer = std::mem::take(&mut thread.call().args);
        thread.done(state.outbox.payload_at(0, length, buffer), Vec::new());
    }
    let Some(mut thread) = state.source.get().and_then(Source::next) else { return Ok(call.boolean(false)) };
    let number = thread.number();
    let request = thread.call();
    let slice = state.slices.number_of(&request.slice);
    let transfers = request.beside.as_mut().map_or_else(Vec::new, |beside| std::mem::take(&mut beside.transfers));
    let from = request.from;
    let left = request.deadline().map_or(f64::NAN, |deadline| deadline.saturating_duration_since(Instant::now()).as_secs_f64() * 1e3);
    let mut lane = state.lane.borrow_mut();
    lane.clear();
    // Numbers of threads and slices stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let head = [number as f64, slice as f64, f64::from(from), left];
    if !lane.push(&head, &request.args, transfers.len()) {
        state.large.replace(Some(std::mem::take(&mut request.args)));
    } else if request.args.capacity() > BUFFER {
        // The call may wait for long; only what its value will be put into is kept.
        request.args = Vec::new();
    }
    if !transfers.is_empty() {
        state.transfers.replace(transfers);
    }
    state.threads.borrow_mut().insert(number, thread);
    Ok(call.boolean(true))
}

/// `argument()`: the payload of the call just begun, if it did not fit into the lane.
pub(crate) fn argument<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let payload = CoreState::of(call).large.take().unwrap_or_default();
    Ok(call.array_buffer(payload))
}

/// `cancelReason()`: why the Thread-Node is cancelled that is just told so, encoded in an ArrayBuffer; undefined if nobody has said.
pub(crate) fn cancel_reason<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let reason = CoreState::of(call).cancel_reason.take();
    if reason.is_empty() {
        return Ok(call.undefined());
    }
    Ok(call.array_buffer(reason))
}

/// `transfers()`: what moves with the call just begun, as an array of ArrayBuffers and of numbers of handles.
pub(crate) fn transfers<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let arrived = CoreState::of(call).transfers.take();
    moved::arrive(call, arrived)
}

/// `compile(slice)`: `[description, function]`: the slice's factory, and as JSON what it needs.
pub(crate) fn compile<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number that `next` gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let slice = slices::by_number(call.arg_f64(0) as usize).ok_or_else(|| Error::plain("ERR_ROATA_SLICE", "no such slice"))?;
    let (description, text) = slice.text.split_once('\n').unwrap_or(("{}", &slice.text));
    let url = format!("{}#{}", slice.module, slices::number_of(&slice));
    if let Some(node) = slices::origin(call, &slice.module, description) {
        call.add_position_map(&url, node.slice.map.clone());
    }
    let function = call.eval(text, &url)?;
    let parts = [call.string(description), function];
    Ok(call.array(&parts))
}

/// The Thread-Node that has ended.
fn take(state: &CoreState, number: u64) -> Option<Thread> {
    state.stop.end(number);
    state.ends.tell(number);
    state.threads.borrow_mut().remove(&number)
}

/// The one whose number is the first argument.
fn take_argument(call: &Call<'_>) -> Option<Thread> {
    take(&CoreState::of(call), thread_number(call))
}

fn thread_number(call: &Call<'_>) -> u64 {
    // A number that `next` gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = call.arg_f64(0) as u64;
    number
}

fn payload(call: &Call<'_>) -> Result<Vec<u8>> {
    // A length that the encoder gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = call.arg_f64(2) as usize;
    Ok(call.arg_bytes(1)?[..length].to_vec())
}

/// `done(thread, bytes, length, transfers)`: it returned.
pub(crate) fn done<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(thread) = take_argument(call) {
        let transfers = moved::depart(call, 3)?;
        thread.done(payload(call)?, transfers);
    }
    Ok(call.undefined())
}

/// `credit(thread)`: how many values a generator's reader allows for now.
pub(crate) fn credit<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = CoreState::of(call);
    let credit = state.threads.borrow().get(&thread_number(call)).map_or(0, Thread::credit);
    Ok(call.number(f64::from(credit)))
}

/// `produce(thread, bytes, length, transfers)`: a generator's next value; false if its reader allows none for now.
pub(crate) fn produce<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (value, transfers) = (payload(call)?, moved::depart(call, 3)?);
    let state = CoreState::of(call);
    let threads = state.threads.borrow();
    let sent = threads.get(&thread_number(call)).is_none_or(|thread| thread.produce(value, transfers).is_ok());
    drop(threads);
    Ok(call.boolean(sent))
}

/// `failed(thread, bytes, length)`: it threw.
pub(crate) fn failed<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(thread) = take_argument(call) {
        thread.failed(payload(call)?);
    }
    Ok(call.undefined())
}

/// `hasEnded(thread, itself)`: code on this core, perhaps its own, has ended it. What it still runs is not to run on and on.
pub(crate) fn has_ended<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = CoreState::of(call);
    let number = thread_number(call);
    if call.arg_bool(1) {
        state.stop.runs_on(number);
    }
    leftovers::watch(&state.stop, key(number));
    Ok(call.undefined())
}

/// `cancelled(thread)`: it waited, and its caller wants no more of it.
pub(crate) fn cancelled<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(thread) = take_argument(call) {
        thread.cancelled();
    }
    Ok(call.undefined())
}
