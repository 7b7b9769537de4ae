//! The life of a worker's OS thread: a realm, the program in it, the loop until nothing keeps it alive or somebody ends it.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use runtime::{
    Activity, Call, CallExt, Error, Interrupter, Local, ModuleOptions, Port, Realm, RealmOptions, Result, Scope,
    ScopeExt, Task,
};

use super::environment::Environment;
use super::memory;
use crate::internal_node_calls::calls::CallerState;

/// The exit code of a worker that was ended from outside.
const TERMINATED: i32 = 1;

/// How other OS threads end a worker.
#[derive(Default)]
pub(super) struct Remote(Mutex<State>);

#[derive(Default)]
struct State {
    is_ending: bool,
    live: Option<Live>,
}

struct Live {
    interrupter: Option<Interrupter>,
    port: Port,
    activity: Arc<Activity>,
}

impl Remote {
    /// Ends it, wherever it is: before its start, in code, in a wait.
    pub(super) fn terminate(&self) {
        let mut state = self.lock();
        state.is_ending = true;
        let Some(live) = &state.live else { return };
        live.port.post(());
        if let Some(interrupter) = &live.interrupter {
            interrupter.interrupt_for_good();
        }
    }

    /// It can be interrupted from now on; false if it is to end already.
    fn open(&self, live: Live) -> bool {
        let mut state = self.lock();
        state.live = Some(live);
        !state.is_ending
    }

    /// Nobody can interrupt it any more.
    fn close(&self) {
        self.lock().live = None;
    }

    /// How its loop has spent its time; `None` before the loop begins and after the end.
    pub(super) fn activity(&self) -> Option<Arc<Activity>> {
        self.lock().live.as_ref().map(|live| Arc::clone(&live.activity))
    }

    fn is_ending(&self) -> bool {
        self.lock().is_ending
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a worker begins with.
pub(super) struct Start {
    pub(super) id: u32,
    pub(super) modules: ModuleOptions,
    /// The parcel of `internal/worker_links` with its options, ports and data.
    pub(super) parcel: Arc<dyn Any + Send + Sync>,
    pub(super) environment: Option<Arc<Environment>>,
    pub(super) remote: Arc<Remote>,
    /// Of its heap, in bytes.
    pub(super) limit: Option<u64>,
}

/// Why a worker has no exit code of its own.
pub(super) enum Failure {
    /// there was no realm for it, or its OS thread crashed
    Broken(String),
    /// its heap outgrew its limit
    OutOfMemory,
}

/// What a worker's native functions work on.
struct WorkerState {
    id: Cell<u32>,
    exit_code: Cell<Option<i32>>,
    interrupter: Option<Interrupter>,
    remote: Arc<Remote>,
}

impl WorkerState {
    fn of(scope: &Scope<'_>) -> Rc<WorkerState> {
        scope.extension(|| WorkerState {
            id: Cell::new(0),
            exit_code: Cell::new(None),
            interrupter: None,
            remote: Arc::default(),
        })
    }

    fn is_over(&self) -> bool {
        self.exit_code.get().is_some() || self.remote.is_ending()
    }
}

/// Runs a worker to its end; gives its exit code.
pub(super) fn run(start: Start) -> std::result::Result<i32, Failure> {
    let remote = Arc::clone(&start.remote);
    let options = RealmOptions {
        builtins: crate::BUILTINS,
        modules: start.modules.clone(),
    };
    let realm = Realm::new(options).map_err(|error| Failure::Broken(error.to_string()))?;
    let state = realm.enter(|scope| prepare(scope, &start, realm.vm().interrupter()));
    let port = realm.port(|_| Box::new(|scope: &mut Scope<'_>| scope.stop_loop()) as Task);
    let may_begin = remote.open(Live {
        interrupter: state.interrupter.clone(),
        port,
        activity: realm.enter(|scope| scope.event_loop().activity()),
    });
    if !may_begin {
        // Its code is Node's for a worker that never ran.
        return Ok(0);
    }
    let heap = start
        .limit
        .map(|limit| memory::watch(&realm, limit, Arc::clone(&remote)));
    begin(&realm, start);
    turn(&realm, &state);
    remote.close();
    if let Some(heap) = heap {
        heap.close();
        if heap.is_exhausted() {
            return Err(Failure::OutOfMemory);
        }
    }
    // Promise jobs that are left must not run when the realm goes: whatever still begins is ended.
    if let Some(interrupter) = &state.interrupter {
        interrupter.interrupt_for_good();
    }
    let code = state.exit_code.get();
    Ok(code.unwrap_or(if remote.is_ending() { TERMINATED } else { 0 }))
}

fn prepare(scope: &mut Scope<'_>, start: &Start, interrupter: Option<Interrupter>) -> Rc<WorkerState> {
    let remote = Arc::clone(&start.remote);
    let id = Cell::new(start.id);
    let state = scope.extension(|| WorkerState {
        id,
        exit_code: Cell::new(None),
        interrupter,
        remote,
    });
    let told = Rc::downgrade(&state);
    scope.on_termination(move |scope| {
        if told.upgrade().is_some_and(|state| state.is_over()) {
            scope.stop_loop();
        }
    });
    state
}

/// Calls `start` of `internal/worker_main`.
fn begin(realm: &Realm, start: Start) {
    realm.enter(|scope| {
        if let Some(environment) = start.environment {
            environment.adopt(scope);
        }
        let parcel = scope.native_object(start.parcel);
        call(scope, "start", &[parcel]);
    });
}

fn turn(realm: &Realm, state: &WorkerState) {
    loop {
        if state.is_over() {
            return;
        }
        realm.run_loop();
        if state.is_over() {
            return;
        }
        realm.enter(|scope| call(scope, "beforeExit", &[]));
        if !realm.is_alive() {
            break;
        }
    }
    if !state.is_over() {
        // It ends by `exit`.
        realm.enter(|scope| call(scope, "finish", &[]));
    }
}

fn call<'s>(scope: &mut Scope<'s>, function: &'static str, args: &[Local<'s>]) {
    let Ok(main) = scope.require("internal/worker_main") else {
        return;
    };
    let Ok(function) = scope.get(main, function) else {
        return;
    };
    scope.invoke(function, args);
}

// ---- native functions

/// `threadId()`: 0 for the main one.
pub(crate) fn thread_id<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(call.number(f64::from(WorkerState::of(call).id.get())))
}

/// `isCore()`: whether this realm is one of a machine's cores.
pub(crate) fn is_core<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A worker is none, and need not have what calls of node functions keep.
    let is_worker = WorkerState::of(call).id.get() != 0;
    let is_core = !is_worker && CallerState::of(call).core() != 0;
    Ok(call.boolean(is_core))
}

/// `exit(code)`: ends this worker; the JS that runs is ended at the next loop or call.
pub(crate) fn exit<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = WorkerState::of(call);
    state.exit_code.set(Some(call.arg_i32(0)));
    call.stop_loop();
    let interrupter = state.interrupter.as_ref();
    let interrupter =
        interrupter.ok_or_else(|| Error::plain("", "the worker ends, but its code cannot be interrupted"))?;
    interrupter.interrupt_for_good();
    Ok(call.undefined())
}

/// `endAgain()`: where code that was ended has come back as an error through a native function, it is ended again; false if it is not to end.
pub(crate) fn end_again<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let state = WorkerState::of(call);
    let ends = state.is_over();
    if let Some(interrupter) = state.interrupter.as_ref().filter(|_| ends) {
        call.stop_loop();
        interrupter.interrupt_for_good();
    }
    Ok(call.boolean(ends))
}
