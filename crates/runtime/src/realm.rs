//! A [`Realm`]: one VM with Node's world in it, and the loop that runs it.

mod call_ext;
mod host;
mod own;
mod scope_ext;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use event_loop::{EventLoop, Park, Port};
use jsc::{Call, Global, Hold, Local, Scope, SharedNumbers, Vm};

use crate::builtin::{self, Builtin, BuiltinList, make_ops};
use crate::code_cache;
use crate::error::{Error, Result};
use crate::extensions::Extensions;
use crate::modules::{self, ModuleState};
use crate::requests::Requests;

use host::RealmHost;
use own::OWN;

pub use call_ext::CallExt;
pub(crate) use scope_ext::InRealm;
pub use scope_ext::ScopeExt;

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
