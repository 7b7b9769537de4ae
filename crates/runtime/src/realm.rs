//! A [`Realm`]: one VM with Node's world in it, and the loop that runs it.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

use event_loop::{EventLoop, Host, Immediates, Park, Port};
use jsc::{Call, Exception, Global, Hold, Local, PollFd, Scope, SharedNumbers, Vm};

use crate::builtin::{self, Builtin, BuiltinList, OpsTable, make_ops};
use crate::code_cache;
use crate::error::{Error, Result};
use crate::extensions::Extensions;
use crate::modules::{self, ModuleState};
use crate::requests::{self, Requests};

/// A callback of the loop.
pub type Task = Box<dyn for<'s> FnOnce(&mut Scope<'s>)>;

/// What a realm is made with.
pub struct RealmOptions {
    /// The built-in modules beside the runtime's own.
    pub builtins: BuiltinList,
    /// How modules are found and loaded.
    pub modules: modules::ModuleOptions,
}

/// Something beside the loop's inbox that has news for the realm, and wakes the loop by itself (with [`EventLoop::waker`]).
pub trait LoopSource {
    /// Whether there is something to run.
    fn has_news(&self) -> bool;
    /// Runs it.
    fn run(&self, scope: &mut Scope<'_>);
    /// Whether it keeps the loop alive.
    fn keeps_alive(&self) -> bool;
    /// The loop is about to wait, and may be told to attend something meanwhile. After anything but [`Park::No`] comes [`LoopSource::unpark`].
    fn park(&self, event_loop: &EventLoop<Task>) -> Park;
    /// The loop has waited.
    fn unpark(&self);
}

/// A VM with Node's world in it.
pub struct Realm {
    state: Rc<RealmState>,
    /// The VM's lock, let go only while the loop waits: so that promise jobs run at checkpoints and nowhere else.
    hold: RefCell<Option<Hold>>,
    vm: Rc<Vm>,
}

/// Told of every termination of JS, before it is cleared.
type OnTermination = Box<dyn Fn(&mut Scope<'_>)>;

/// What native functions reach through [`Scope::data`].
pub(crate) struct RealmState {
    pub(crate) event_loop: EventLoop<Task>,
    pub(crate) requests: Requests,
    builtins: BuiltinList,
    loaded: RefCell<HashSet<&'static str>>,
    hooks: OnceCell<Hooks>,
    timers: SharedNumbers,
    immediates: SharedNumbers,
    stopped: Cell<bool>,
    source: OnceCell<Rc<dyn LoopSource>>,
    on_termination: OnceCell<OnTermination>,
    extensions: Extensions,
    pub(crate) modules: ModuleState,
}

/// The JS functions that the loop calls.
pub(crate) struct Hooks {
    require: Global,
    native_error: Global,
    invoke: Global,
    invoke_in: Global,
    /// Made when the first timer falls due, and so on: their modules are loaded by whoever starts one.
    run_timers: OnceCell<Global>,
    run_immediates: OnceCell<Global>,
    after_engine: OnceCell<Global>,
    context: Global,
}

const OWN: BuiltinList = &[
    &Builtin {
        name: "internal/async_context",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_context.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/async_carriers",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_carriers.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/async_generators",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_generators.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/ticks",
        source: include_str!(concat!(env!("OUT_DIR"), "/ticks.js")),
        ops: tick_ops,
    },
    &Builtin {
        name: "internal/microtasks",
        source: include_str!(concat!(env!("OUT_DIR"), "/microtasks.js")),
        ops: microtask_ops,
    },
    &Builtin {
        name: "internal/rejections",
        source: include_str!(concat!(env!("OUT_DIR"), "/rejections.js")),
        ops: rejection_ops,
    },
    &Builtin {
        name: "internal/immediates",
        source: include_str!(concat!(env!("OUT_DIR"), "/immediates.js")),
        ops: immediate_ops,
    },
    &Builtin {
        name: "internal/timers",
        source: include_str!(concat!(env!("OUT_DIR"), "/timers.js")),
        ops: timer_ops,
    },
    &Builtin {
        name: "internal/reflection",
        source: include_str!(concat!(env!("OUT_DIR"), "/reflection.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/requests",
        source: include_str!(concat!(env!("OUT_DIR"), "/requests.js")),
        ops: requests::ops,
    },
    &Builtin {
        name: "internal/loop",
        source: include_str!(concat!(env!("OUT_DIR"), "/loop.js")),
        ops: loop_ops,
    },
];

impl RealmState {
    /// Whether the loop must end.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.get()
    }
}

impl Realm {
    /// Makes a VM on this OS thread and puts Node's world into it.
    pub fn new(options: RealmOptions) -> std::result::Result<Realm, Box<dyn std::error::Error>> {
        let vm = Rc::new(Vm::new()?);
        code_cache::open(all_builtins(options.builtins));
        let state = Rc::new(RealmState {
            event_loop: EventLoop::new()?,
            requests: Requests::new(),
            builtins: options.builtins,
            loaded: RefCell::default(),
            hooks: OnceCell::new(),
            timers: no_timers(),
            immediates: SharedNumbers::new(2),
            stopped: Cell::new(false),
            source: OnceCell::new(),
            on_termination: OnceCell::new(),
            extensions: Extensions::default(),
            modules: ModuleState::new(options.modules),
        });
        vm.set_data(Rc::clone(&state));
        let hold = RefCell::new(Some(vm.hold()));
        let realm = Realm { state, hold, vm };
        realm.enter(|scope| {
            scope.renew_random_if_copy();
            boot(scope).map_err(|error| describe(scope, error))
        })?;
        Ok(realm)
    }

    /// Runs `body` in the realm.
    pub fn enter<R>(&self, body: impl for<'s> FnOnce(&mut Scope<'s>) -> R) -> R {
        self.vm.enter(body)
    }

    /// The process ends with this realm: what had to be parsed is then compiled and kept for the next.
    pub fn keep_code_at_end(&self) {
        code_cache::save_at_end(&self.vm);
    }

    /// The VM.
    pub fn vm(&self) -> &Vm {
        &self.vm
    }

    /// Turns the loop until nothing keeps it alive or [`ScopeExt::stop_loop`] was called.
    pub fn run_loop(&self) {
        self.state.event_loop.run(&mut RealmHost { realm: self });
    }

    /// One turn of the loop; with `may_wait` false it does not wait for anything.
    pub fn turn_loop(&self, may_wait: bool) {
        self.state
            .event_loop
            .turn(&mut RealmHost { realm: self }, may_wait);
    }

    /// The realm's loop.
    pub fn event_loop(&self) -> &EventLoop<Task> {
        &self.state.event_loop
    }

    /// Whether something keeps the loop alive.
    pub fn is_alive(&self) -> bool {
        self.state.event_loop.is_alive(&RealmHost { realm: self })
    }

    /// Whether a built-in has been loaded since the start.
    pub fn has_loaded(&self, builtin: &str) -> bool {
        self.state.loaded.borrow().contains(builtin)
    }

    /// A port to this realm's loop, for other OS threads.
    pub fn port(&self, receive: impl Fn(Box<dyn std::any::Any + Send>) -> Task + 'static) -> Port {
        self.state.event_loop.port(receive)
    }
}

impl Drop for Realm {
    /// Globals hold the VM and the state holds globals, so they are let go here; what built-ins keep may be waited for by other realms.
    fn drop(&mut self) {
        self.state.stopped.set(true);
        self.state.extensions.clear();
    }
}

/// Loads what every program needs.
fn boot(scope: &mut Scope<'_>) -> Result<()> {
    let native = scope.object();
    let load = scope.function("loadBuiltin", load_builtin);
    scope.set(native, "loadBuiltin", load)?;
    run_start(scope, native)?;
    let base = scope.get(native, "base")?;
    let require = scope.get(base, "require")?;
    let native_error = scope.get(base, "nativeError")?;
    let ticks = require_module(scope, require, "internal/ticks")?;
    let propose = scope.get(ticks, "proposeRejection")?;
    scope.on_unhandled_rejection(propose);
    let hooks = Hooks {
        require: scope.global_of(require),
        native_error: scope.global_of(native_error),
        invoke: global_member(scope, ticks, "invoke")?,
        invoke_in: global_member(scope, ticks, "invokeIn")?,
        run_timers: OnceCell::new(),
        run_immediates: OnceCell::new(),
        after_engine: OnceCell::new(),
        context: global_member(scope, base, "context")?,
    };
    assert!(scope.realm().hooks.set(hooks).is_ok(), "a realm boots once");
    Ok(())
}

/// What every program's start needs, in the order of its needs.
const START: [&str; 6] = [
    "internal/ticks",
    "internal/modules_cjs",
    "internal/modules",
    "internal/console",
    "internal/globals",
    "internal/main",
];

/// Runs boot.js and these built-ins as one script, because each script of its own costs the engine 40 µs.
fn run_start<'s>(scope: &mut Scope<'s>, native: Local<'s>) -> Result<()> {
    let found: Vec<&Builtin> = START
        .iter()
        .filter_map(|name| find_builtin(scope, name))
        .collect();
    let tables = scope.array(&[]);
    for (index, builtin) in (0..).zip(&found) {
        let table = make_ops(scope, builtin)?;
        scope.set_index(tables, index, table)?;
    }
    scope.set(native, "tables", tables)?;
    let boot = include_str!(concat!(env!("OUT_DIR"), "/boot.js"));
    builtin::run_together(scope, boot, &found, native)
}

/// The timers' shared numbers before their module is loaded: none will ever be due.
fn no_timers() -> SharedNumbers {
    let numbers = SharedNumbers::new(2);
    numbers.set(0, f64::INFINITY);
    numbers
}

fn require_module<'s>(scope: &mut Scope<'s>, require: Local<'s>, name: &str) -> Result<Local<'s>> {
    let name = scope.string(name);
    Ok(scope.call(require, name, &[name])?)
}

fn global_member<'s>(scope: &mut Scope<'s>, object: Local<'s>, name: &'static str) -> Result<Global> {
    let member = scope.get(object, name)?;
    Ok(scope.global_of(member))
}

fn find_builtin(scope: &Scope<'_>, name: &str) -> Option<&'static Builtin> {
    all_builtins(scope.realm().builtins).find(|builtin| builtin.name == name)
}

fn all_builtins(others: BuiltinList) -> impl Iterator<Item = &'static Builtin> {
    OWN.iter().chain(&modules::BUILTINS).chain(others).copied()
}

/// `native.loadBuiltin(name, module)`: gives the module its table of operations and runs it; false if there is no such built-in.
fn load_builtin<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = call.arg_string(0)?;
    let Some(builtin) = find_builtin(call, &name) else {
        return Ok(call.boolean(false));
    };
    call.realm().loaded.borrow_mut().insert(builtin.name);
    let module = call.arg(1);
    let ops = make_ops(call, builtin)?;
    call.set(module, "ops", ops)?;
    builtin::run(call, builtin, module)?;
    Ok(call.boolean(true))
}

/// An error at start-up, as text.
fn describe(scope: &mut Scope<'_>, error: Error) -> String {
    let value = jsc::IntoException::into_exception(error, scope);
    let text = scope.to_text(value).unwrap_or_default();
    let stack = scope
        .get(value, "stack")
        .and_then(|stack| scope.to_text(stack))
        .unwrap_or_default();
    format!("{text}\n{stack}")
}

// ---- the loop's view of the realm

struct RealmHost<'a> {
    realm: &'a Realm,
}

impl RealmHost<'_> {
    /// Calls `function` of the built-in `module`, which `hook` keeps.
    fn call_hook(
        &self,
        hook: impl FnOnce(&Hooks) -> &OnceCell<Global>,
        module: &'static str,
        function: &'static str,
    ) {
        let Some(hooks) = self.realm.state.hooks.get() else {
            return;
        };
        let hook = hook(hooks);
        self.realm.enter(|scope| {
            if hook.get().is_none() {
                let found = scope
                    .require(module)
                    .and_then(|module| global_member(scope, module, function));
                let Ok(found) = found else { return };
                let _ = hook.set(found);
            }
            let Some(function) = hook.get().map(|function| function.get(scope)) else {
                return;
            };
            let undefined = scope.undefined();
            // The hooks handle every error of user code; what comes out is a termination. What it cut short goes on.
            while !scope.realm().stopped.get() && scope.call(function, undefined, &[]).is_err() {
                scope.end_termination();
            }
        });
    }
}

impl Host for RealmHost<'_> {
    type Task = Task;
    type Fd = PollFd;

    fn run(&mut self, task: Task) {
        self.realm.enter(|scope| requests::run(scope, task));
    }

    fn run_timers(&mut self) {
        self.call_hook(|hooks| &hooks.run_timers, "internal/timers", "runTimers");
    }

    fn next_timer(&self) -> Option<u64> {
        let due = self.realm.state.timers.get(0);
        // Whole milliseconds below 2^53 convert exactly; infinity means that there is none.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        due.is_finite().then_some(due as u64)
    }

    fn run_immediates(&mut self) {
        self.call_hook(
            |hooks| &hooks.run_immediates,
            "internal/immediates",
            "runImmediates",
        );
    }

    fn immediates(&self) -> Immediates {
        let counts = &self.realm.state.immediates;
        Immediates {
            any: counts.get(0) > 0.0,
            keep_alive: counts.get(1) > 0.0,
        }
    }

    fn timers_keep_alive(&self) -> bool {
        self.realm.state.timers.get(1) > 0.0
    }

    fn idle(&mut self) {
        if self.realm.vm.turn_run_loop() {
            self.call_hook(|hooks| &hooks.after_engine, "internal/ticks", "afterEngine");
        }
    }

    fn idle_wait(&mut self) -> (Vec<PollFd>, Option<Duration>) {
        let (fds, timeout) = self.realm.vm.run_loop_wait();
        (fds, u64::try_from(timeout).ok().map(Duration::from_millis))
    }

    fn stopped(&self) -> bool {
        self.realm.state.stopped.get()
    }

    fn run_own(&mut self) {
        if let Some(source) = self.realm.state.source.get().filter(|source| source.has_news()) {
            self.realm.enter(|scope| source.run(scope));
        }
    }

    fn keeps_alive(&self) -> bool {
        self.realm
            .state
            .source
            .get()
            .is_some_and(|source| source.keeps_alive())
    }

    fn park(&mut self) -> Park {
        let park = self
            .realm
            .state
            .source
            .get()
            .map_or(Park::Yes, |source| source.park(&self.realm.state.event_loop));
        if park != Park::No {
            self.realm.hold.replace(None);
        }
        park
    }

    fn unpark(&mut self) {
        self.realm.hold.replace(Some(self.realm.vm.hold()));
        if let Some(source) = self.realm.state.source.get() {
            source.unpark();
        }
    }
}

// ---- what native functions do with the realm

/// The realm as native functions see it.
pub trait ScopeExt<'s> {
    /// A count as a number (exact up to 2^53).
    fn count(&self, count: usize) -> Local<'s>;
    /// The exports of a built-in module.
    fn require(&mut self, name: &str) -> Result<Local<'s>>;
    /// Calls back into user code from the loop: an error becomes an uncaught exception, and the checkpoint follows.
    fn invoke(&mut self, callback: Local<'s>, args: &[Local<'s>]);
    /// The loop of this realm.
    fn event_loop(&self) -> &'s EventLoop<Task>;
    /// What a built-in keeps for this realm, made by `make` when it is first asked for.
    fn extension<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T>;
    /// Gives the loop a source, once.
    fn set_source(&self, source: Rc<dyn LoopSource>);
    /// Ends the loop after the callback that runs now.
    fn stop_loop(&self);
    /// `tell` is called when JS was terminated, before the realm goes on.
    fn on_termination(&self, tell: impl Fn(&mut Scope<'_>) + 'static);
    /// JS was terminated: tells who wants to know, and makes the realm usable again.
    fn end_termination(&mut self);
    /// How this realm finds its modules.
    fn module_options(&self) -> &'s modules::ModuleOptions;
    /// Positions in stacks that name `url` are mapped back by `map`.
    fn add_position_map(&self, url: &str, map: loader::PositionMap);
    /// The asynchronous context that is current, to be given back to [`ScopeExt::invoke_in`]; `None` while no program uses one.
    fn context(&mut self) -> Option<Global>;
    /// As [`ScopeExt::invoke`], in a context.
    fn invoke_in(&mut self, context: Option<&Global>, callback: Local<'s>, args: &[Local<'s>]);
}

impl<'s> ScopeExt<'s> for Scope<'s> {
    fn count(&self, count: usize) -> Local<'s> {
        #[allow(clippy::cast_precision_loss)]
        self.number(count as f64)
    }

    fn require(&mut self, name: &str) -> Result<Local<'s>> {
        let hooks = self.hooks()?;
        let require = hooks.require.get(self);
        require_module(self, require, name)
    }

    fn invoke(&mut self, callback: Local<'s>, args: &[Local<'s>]) {
        let Ok(hooks) = self.hooks() else { return };
        let invoke = hooks.invoke.get(self);
        let undefined = self.undefined();
        let outcome = match args {
            [] => self.call(invoke, undefined, &[callback]),
            [a] => self.call(invoke, undefined, &[callback, *a]),
            [a, b] => self.call(invoke, undefined, &[callback, *a, *b]),
            [a, b, c, ..] => self.call(invoke, undefined, &[callback, *a, *b, *c]),
        };
        // `invoke` handles every error of user code; what comes out is a termination.
        if outcome.is_err() {
            self.end_termination();
        }
    }

    fn event_loop(&self) -> &'s EventLoop<Task> {
        &self.realm().event_loop
    }

    fn extension<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        self.realm().extensions.get(make)
    }

    fn set_source(&self, source: Rc<dyn LoopSource>) {
        assert!(self.realm().source.set(source).is_ok(), "a loop has one source");
    }

    fn stop_loop(&self) {
        self.realm().stopped.set(true);
    }

    fn on_termination(&self, tell: impl Fn(&mut Scope<'_>) + 'static) {
        assert!(
            self.realm().on_termination.set(Box::new(tell)).is_ok(),
            "terminations are told to one"
        );
    }

    fn end_termination(&mut self) {
        self.clear_termination();
        if let Some(tell) = self.realm().on_termination.get() {
            tell(self);
        }
    }

    fn module_options(&self) -> &'s modules::ModuleOptions {
        self.realm().modules.options()
    }

    fn add_position_map(&self, url: &str, map: loader::PositionMap) {
        self.realm().modules.add_map(url, map);
    }

    fn context(&mut self) -> Option<Global> {
        let state = self.hooks().ok()?.context.get(self);
        let frame = self.get(state, "frame").ok()?;
        self.is_object(frame).then(|| self.global_of(frame))
    }

    fn invoke_in(&mut self, context: Option<&Global>, callback: Local<'s>, args: &[Local<'s>]) {
        let Some(context) = context else {
            return self.invoke(callback, args);
        };
        let Ok(hooks) = self.hooks() else { return };
        let (invoke, frame) = (hooks.invoke_in.get(self), context.get(self));
        let undefined = self.undefined();
        let argument = |index: usize| args.get(index).copied().unwrap_or(undefined);
        let outcome = self.call(
            invoke,
            undefined,
            &[frame, callback, argument(0), argument(1), argument(2)],
        );
        if outcome.is_err() {
            self.end_termination();
        }
    }
}

/// What only the runtime itself does with the realm.
pub(crate) trait InRealm<'s> {
    fn realm(&self) -> &'s RealmState;
    fn make_error(&mut self, args: &[Local<'s>]) -> std::result::Result<Local<'s>, Exception>;
    fn hooks(&self) -> Result<&'s Hooks>;
}

impl<'s> InRealm<'s> for Scope<'s> {
    fn realm(&self) -> &'s RealmState {
        self.data::<Rc<RealmState>>()
    }

    fn make_error(&mut self, args: &[Local<'s>]) -> std::result::Result<Local<'s>, Exception> {
        match self.realm().hooks.get() {
            Some(hooks) => {
                let function = hooks.native_error.get(self);
                self.call(function, function, args)
            }
            None => Ok(args.get(1).copied().unwrap_or_else(|| self.undefined())),
        }
    }

    fn hooks(&self) -> Result<&'s Hooks> {
        self.realm()
            .hooks
            .get()
            .ok_or_else(|| Error::plain("", "the realm is still being made"))
    }
}

/// A native function's arguments, converted. The JS side has checked them: a wrong kind is an error of Roata's own.
pub trait CallExt<'s> {
    /// Argument `index` as text, as `String(value)` gives it.
    fn arg_string(&mut self, index: usize) -> Result<String>;
    /// Argument `index` as a number; NaN if it is none.
    fn arg_f64(&self, index: usize) -> f64;
    /// Argument `index` as an integer, saturating; 0 if it is no number.
    fn arg_i32(&self, index: usize) -> i32;
    /// Argument `index` as a size or a place, saturating; 0 if it is no number.
    fn arg_usize(&self, index: usize) -> usize;
    /// Whether argument `index` is truthy.
    fn arg_bool(&self, index: usize) -> bool;
    /// The bytes of argument `index`, an `ArrayBuffer` or typed array.
    fn arg_bytes(&self, index: usize) -> Result<&[u8]>;
    /// The same, to write.
    fn arg_bytes_mut(&mut self, index: usize) -> Result<&mut [u8]>;
    /// Runs `work` on the thread pool, then calls argument `callback` with `(error)` or `(null, value)`, the value made by `reply`.
    /// The loop stays alive meanwhile. Quickest where the callback is a number from `register` of `internal/requests`.
    fn blocking<T: Send + 'static>(
        &mut self,
        callback: usize,
        work: impl FnOnce() -> T + Send + 'static,
        reply: impl for<'a> FnOnce(&mut Scope<'a>, T) -> Result<Local<'a>> + 'static,
    ) -> Result<()>;
}

impl<'s> CallExt<'s> for Call<'s> {
    fn arg_string(&mut self, index: usize) -> Result<String> {
        let value = self.arg(index);
        Ok(self.to_text(value)?)
    }

    fn arg_f64(&self, index: usize) -> f64 {
        self.to_number(self.arg(index))
    }

    fn arg_i32(&self, index: usize) -> i32 {
        // A saturating conversion is what is promised.
        #[allow(clippy::cast_possible_truncation)]
        let integer = self.arg_f64(index) as i32;
        integer
    }

    fn arg_usize(&self, index: usize) -> usize {
        // A saturating conversion is what is promised.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = self.arg_f64(index) as usize;
        size
    }

    fn arg_bool(&self, index: usize) -> bool {
        self.truthy(self.arg(index))
    }

    fn arg_bytes(&self, index: usize) -> Result<&[u8]> {
        self.bytes(self.arg(index)).ok_or_else(|| not_bytes(index))
    }

    fn arg_bytes_mut(&mut self, index: usize) -> Result<&mut [u8]> {
        let value = self.arg(index);
        self.bytes_mut(value).ok_or_else(|| not_bytes(index))
    }

    fn blocking<T: Send + 'static>(
        &mut self,
        callback: usize,
        work: impl FnOnce() -> T + Send + 'static,
        reply: impl for<'a> FnOnce(&mut Scope<'a>, T) -> Result<Local<'a>> + 'static,
    ) -> Result<()> {
        requests::begin(self, callback, work, reply)
    }
}

fn not_bytes(index: usize) -> Error {
    Error::type_error(
        "ERR_INVALID_ARG_TYPE",
        format!("argument {index} of a native function is not a buffer"),
    )
}

// ---- the runtime's own native functions

fn tick_ops(table: &mut OpsTable<'_, '_>) {
    table.add("drain", |call| {
        call.drain_microtasks();
        Ok(call.undefined())
    });
}

fn microtask_ops(table: &mut OpsTable<'_, '_>) {
    table.add("promiseJobCount", |call| {
        Ok(call.promise_job_count().unwrap_or_else(|| call.undefined()))
    });
}

fn rejection_ops(table: &mut OpsTable<'_, '_>) {
    table.add("isHandled", |call| {
        let promise = call.arg(0);
        let handled = call.promise_is_handled(promise).unwrap_or(true);
        Ok(call.boolean(handled))
    });
}

fn timer_ops(table: &mut OpsTable<'_, '_>) {
    table.add("now", |call| {
        // Milliseconds stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let now = call.event_loop().clock().now() as f64;
        Ok(call.number(now))
    });
    table.add_value("state", |scope| numbers(scope, |state| &state.timers));
}

fn immediate_ops(table: &mut OpsTable<'_, '_>) {
    table.add_value("counts", |scope| numbers(scope, |state| &state.immediates));
}

fn numbers<'s>(scope: &mut Scope<'s>, which: impl FnOnce(&RealmState) -> &SharedNumbers) -> Local<'s> {
    let numbers = which(scope.realm()).clone();
    scope
        .shared_numbers(&numbers)
        .unwrap_or_else(|exception| exception.value(scope))
}

fn loop_ops(table: &mut OpsTable<'_, '_>) {
    table.add("ref", |call| {
        call.event_loop().keep();
        Ok(call.undefined())
    });
    table.add("unref", |call| {
        call.event_loop().release();
        Ok(call.undefined())
    });
    table.add("now", |call| {
        let now = call.event_loop().clock().precise();
        Ok(call.number(now))
    });
    table.add("loopStart", |call| {
        let started = call.event_loop().started().unwrap_or(-1.0);
        Ok(call.number(started))
    });
    table.add("idleTime", |call| {
        let waited = call.event_loop().waited();
        Ok(call.number(waited))
    });
    table.add("loopCount", |call| {
        // Turns stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let turns = call.event_loop().turns() as f64;
        Ok(call.number(turns))
    });
    table.add("currentPoll", |call| {
        // Poll phases stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let number = call.event_loop().current_poll().unwrap_or(0) as f64;
        Ok(call.number(number))
    });
    table.add("enqueuePoll", |call| {
        let callback = call.global_of(call.arg(0));
        let context = call.context();
        call.event_loop().put_ready(Box::new(move |scope| {
            let function = callback.get(scope);
            scope.invoke_in(context.as_ref(), function, &[]);
        }));
        Ok(call.undefined())
    });
    table.add("enqueueQuietPoll", |call| {
        let serve = call.global_of(call.arg(0));
        call.event_loop().put_quiet(Box::new(move |scope| {
            let (serve, undefined) = (serve.get(scope), scope.undefined());
            // It handles every error of user code; what comes out is a termination.
            if scope.call(serve, undefined, &[]).is_err() {
                scope.end_termination();
            }
        }));
        Ok(call.undefined())
    });
    table.add("enqueueClose", |call| {
        let callback = call.global_of(call.arg(0));
        let context = call.context();
        call.event_loop().put_closing(Box::new(move |scope| {
            let function = callback.get(scope);
            scope.invoke_in(context.as_ref(), function, &[]);
        }));
        Ok(call.undefined())
    });
}
