//! Processes that this one makes: the operations of `machine.spawn` and of the machines it gives.

use std::collections::HashMap;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use nodes::{Event, Host, Outcome, Policy, Process, ProcessOptions, RemoteMachine, Restart};
use runtime::{Call, CallExt, Error, Global, Local, Port, Result, Scope, ScopeExt, Task};
use serde_json::Value;

use super::host::ThisProcess;
use super::linked::{self, Linked};
use crate::internal_node_calls::calls::{CallerState, settle_before_end};
use crate::internal_node_calls::machine;

/// Processes by number, and whether each was made for calls that want any other process.
type Processes = HashMap<u32, (Arc<Process>, bool)>;

/// Those of this process that have not ended.
fn processes() -> MutexGuard<'static, Processes> {
    static PROCESSES: OnceLock<Mutex<Processes>> = OnceLock::new();
    PROCESSES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// Processes for calls which want any other that somebody is about to make: several realms may want one more at the same time.
static CLAIMED: AtomicUsize = AtomicUsize::new(0);

/// `claim(most)`: whether one more such process may be made, of which there are to be `most`. Whoever got true makes it.
pub(crate) fn claim<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number of cores.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let most = call.arg_f64(0) as usize;
    let processes = processes();
    let there = processes.values().filter(|(process, is_pooled)| *is_pooled && process.takes_calls()).count();
    // Claims are made and given back under the lock.
    let may = there + CLAIMED.load(Ordering::Relaxed) < most;
    if may {
        CLAIMED.fetch_add(1, Ordering::Relaxed);
    }
    Ok(call.boolean(may))
}

/// Those that were made for calls which want any other process, and that take calls.
pub(crate) fn pool() -> Vec<Arc<RemoteMachine>> {
    let processes = processes();
    let pooled = processes.values().filter(|(process, is_pooled)| *is_pooled && process.takes_calls());
    pooled.map(|(process, _)| Arc::clone(process.remote())).collect()
}

fn process(call: &Call<'_>) -> Option<Arc<Process>> {
    processes().get(&number(call, 0)).map(|(process, _)| Arc::clone(process))
}

/// A machine behind a link: a process of this one, or its parent.
fn remote(call: &Call<'_>) -> Option<Arc<RemoteMachine>> {
    match process(call) {
        Some(process) => Some(Arc::clone(process.remote())),
        None => linked::parent_remote(number(call, 0)).or_else(|| crate::internal_connect::remote(number(call, 0))),
    }
}

/// A number that an operation here gave.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number(call: &Call<'_>, index: usize) -> u32 {
    call.arg_f64(index) as u32
}

/// Milliseconds, checked by the JS.
fn time(call: &Call<'_>, index: usize) -> Duration {
    Duration::try_from_secs_f64(call.arg_f64(index) / 1e3).unwrap_or(Duration::MAX)
}

/// `spawn(options, onEvent)`: starts a process; its number. `options` is JSON, checked by the JS. `onEvent(kind, number, text, code, signal)` is told what
/// happens to it: 'ready' (process id, host, cores), 'restart' (how often so far), 'exit' (error number or 0, reason, code, signal; NaN for none).
pub(crate) fn spawn<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if CallerState::of(call).core() == 0 {
        super::open_program(call);
    }
    let text = call.arg_string(0)?;
    let options: Value = serde_json::from_str(&text).map_err(|error| Error::plain("ERR_ROATA_OPTIONS", error.to_string()))?;
    let on_event = call.global_of(call.arg(1));
    let own = OwnPort::default();
    let port = call.event_loop().port(hearing(on_event, own.clone()));
    own.is(&port);
    let is_pooled = options["pooled"] == true;
    let host = ThisProcess::new(Arc::clone(call.module_options().loader.files()));
    let process_options = ProcessOptions {
        memory: linked_of(&options).memory,
        policy: policy_of(&options),
        command: Box::new(move || command(&options)),
    };
    let tell = Box::new(move |event| {
        port.post(event);
    });
    let started = Process::start(machine(call)?, process_options, host as Arc<dyn Host>, tell);
    let mut processes = processes();
    if is_pooled {
        CLAIMED.fetch_sub(1, Ordering::Relaxed);
    }
    let process = started.map_err(|error| Error::system(&error, "spawn"))?;
    let number = process.number();
    processes.insert(number, (process, is_pooled));
    drop(processes);
    Ok(call.number(f64::from(number)))
}

fn linked_of(options: &Value) -> Linked {
    Linked {
        cores: options["cores"].as_u64().and_then(|cores| usize::try_from(cores).ok()),
        memory: options["memory"].as_u64(),
        detached: options["detached"] == true,
        lines: options["stdio"] == "lines",
        far: false,
        level: linked::level() + u32::from(options["pooled"] == true),
    }
}

fn policy_of(options: &Value) -> Policy {
    Policy {
        restart: match options["restart"].as_str() {
            Some("always") => Restart::Always,
            Some("on-failure") => Restart::OnFailure,
            _ => Restart::Never,
        },
        max_restarts: options["maxRestarts"].as_u64().and_then(|restarts| u32::try_from(restarts).ok()).unwrap_or(u32::MAX),
        within: Duration::from_millis(options["within"].as_u64().unwrap_or(0)),
    }
}

/// The same binary, also if its file was replaced meanwhile.
fn command(options: &Value) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("/proc/self/exe");
    let texts = |name: &str| {
        let list = options[name].as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    command.arg0("roata").arg(format!("--linked={}", linked_of(options).to_argument())).args(texts("execArgv"));
    if let Some(file) = options["file"].as_str() {
        command.arg(file).args(texts("args"));
    }
    if let Some(cwd) = options["cwd"].as_str() {
        command.current_dir(cwd);
    }
    command.env_clear();
    for pair in texts("env").chunks(2) {
        if let [name, value] = pair {
            command.env(name, value);
        }
    }
    if options["stdio"] == "ignore" {
        command.stdout(Stdio::null()).stderr(Stdio::null());
    }
    command
}

/// A port as its own receiver knows it, which closes it with the last message: what the receiver holds would else be held for ever.
#[derive(Clone, Default)]
pub(crate) struct OwnPort(std::rc::Rc<std::cell::OnceCell<Port>>);

impl OwnPort {
    pub(crate) fn is(&self, port: &Port) {
        let _ = self.0.set(port.clone());
    }

    pub(crate) fn close(&self, scope: &mut Scope<'_>) {
        if let Some(port) = self.0.get() {
            scope.event_loop().close_port(port);
        }
    }
}

/// Events become events of the realm's loop.
fn hearing(on_event: Global, own: OwnPort) -> impl Fn(Box<dyn std::any::Any + Send>) -> Task + 'static {
    let on_event = std::rc::Rc::new(on_event);
    move |message| {
        let (on_event, own) = (std::rc::Rc::clone(&on_event), own.clone());
        Box::new(move |scope: &mut Scope<'_>| {
            let Ok(event) = message.downcast::<Event>() else { return };
            if let Event::Exit { .. } | Event::Restart(_) = *event {
                settle_before_end(scope);
            }
            if let Event::Exit { .. } = *event {
                own.close(scope);
            }
            let function = on_event.get(scope);
            let details = details_of(scope, *event);
            scope.invoke(function, &[details]);
        })
    }
}

/// `[kind, number, text, code, signal]`
fn details_of<'s>(scope: &mut Scope<'s>, event: Event) -> Local<'s> {
    let (kind, number, text, more) = match event {
        Event::Ready { pid, host, cores } => ("ready", f64::from(pid), host, [f64::from(cores), 0.0]),
        // Counts stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        Event::Restart(count) => ("restart", count as f64, String::new(), [0.0; 2]),
        Event::Exit { reason, exit, errno } => {
            let number = |number: Option<i32>| number.map_or(f64::NAN, f64::from);
            ("exit", errno.map_or(0.0, f64::from), reason.to_string(), [number(exit.code), number(exit.signal)])
        }
    };
    let parts = [scope.string(kind), scope.number(number), scope.string(&text), scope.number(more[0]), scope.number(more[1])];
    scope.array(&parts)
}

/// `stop(number, grace)`: an orderly end, within `grace` milliseconds.
pub(crate) fn stop<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(process) = process(call) {
        process.stop(time(call, 1));
    }
    Ok(call.undefined())
}

/// `kill(number)`: an end at once.
pub(crate) fn kill<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(process) = process(call) {
        process.kill();
    }
    Ok(call.undefined())
}

/// `lastExit(number)`: `[code, signal]`, NaN for none: how the process ended the last time. `forget` as the second argument: it has ended for good.
pub(crate) fn last_exit<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let exit = process(call).map(|process| process.last_exit()).unwrap_or_default();
    if call.arg_bool(1) {
        processes().remove(&number(call, 0));
    }
    let parts = [exit.code, exit.signal].map(|number| call.number(number.map_or(f64::NAN, f64::from)));
    Ok(call.array(&parts))
}

/// `isChild(number)`: whether a machine is a process of this one that has not ended for good.
pub(crate) fn is_child<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let is_child = process(call).is_some();
    Ok(call.boolean(is_child))
}

/// `coresOf(number)`: how many cores a machine has, as it has said.
pub(crate) fn cores_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let cores = remote(call).map_or(0, |remote| remote.cores());
    Ok(call.number(f64::from(cores)))
}

/// `addressOf(number)`: the address of a machine that another realm of this process has made or connected to.
pub(crate) fn address_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let pid = process(call).and_then(|process| process.last_pid());
    let address = match (pid, crate::internal_connect::endpoint(number(call, 0))) {
        (Some(pid), _) => format!("roata://local-{pid}"),
        (None, Some(endpoint)) => format!("roata://{endpoint}"),
        (None, None) => format!("roata://machine-{}", number(call, 0)),
    };
    Ok(call.string(&address))
}

/// `isOver(number)`: whether a process has ended for good. Its event may come a moment later.
pub(crate) fn is_over<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let is_over = process(call).is_none_or(|process| process.is_over());
    Ok(call.boolean(is_over))
}

/// What comes back from another machine to a callback of this realm.
enum Answer {
    Told(Outcome),
    Figures(Option<Vec<u64>>),
}

/// A port for one answer, which keeps the loop alive until it has come.
fn awaiting(call: &mut Call<'_>, callback: usize) -> Port {
    let callback = std::rc::Rc::new(call.global_of(call.arg(callback)));
    let context = std::rc::Rc::new(call.context());
    let own = OwnPort::default();
    let receiver = own.clone();
    call.event_loop().keep();
    let port = call.event_loop().port(move |message| -> Task {
        let (callback, context, own) = (std::rc::Rc::clone(&callback), std::rc::Rc::clone(&context), receiver.clone());
        Box::new(move |scope: &mut Scope<'_>| {
            scope.event_loop().release();
            own.close(scope);
            let Ok(answer) = message.downcast::<Answer>() else { return };
            let function = callback.get(scope);
            let (kind, value) = match *answer {
                Answer::Told(Outcome::Done(bytes, _) | Outcome::Yield(bytes, _)) => ("done", scope.array_buffer(bytes)),
                Answer::Told(Outcome::Failed(bytes)) => ("failed", scope.array_buffer(bytes)),
                Answer::Told(Outcome::Down { reason, maybe_executed }) => {
                    (if maybe_executed { "begun" } else { "down" }, scope.string(&reason))
                }
                Answer::Told(Outcome::Cancelled { .. } | Outcome::TimedOut) | Answer::Figures(None) => ("down", scope.string("it has ended")),
                Answer::Figures(Some(figures)) => ("done", figures_array(scope, &figures)),
            };
            let kind = scope.string(kind);
            scope.invoke_in((*context).as_ref(), function, &[kind, value]);
        })
    });
    own.is(&port);
    port
}

fn figures_array<'s>(scope: &mut Scope<'s>, figures: &[u64]) -> Local<'s> {
    // Counters stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let numbers = figures.iter().map(|figure| scope.number(*figure as f64));
    scope.array_from(numbers)
}

/// `ask(number, what, bytes, length, callback)`: asks the program of a machine. `callback(kind, value)`: 'done' and 'failed' with the bytes of a value or
/// error, 'down' (it never began) and 'begun' with a reason.
pub(crate) fn ask<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A length that the encoder gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = call.arg_f64(3) as usize;
    let what = call.arg_string(1)?;
    let bytes = call.arg_bytes(2)?[..length].to_vec();
    let port = awaiting(call, 4);
    match remote(call) {
        Some(remote) => remote.ask(&what, bytes, Box::new(move |outcome| port.post(Answer::Told(outcome)))),
        None => port.post(Answer::Told(Outcome::Down { reason: "it is gone".into(), maybe_executed: false })),
    }
    Ok(call.undefined())
}

/// `stats(number, callback)`: `callback('done', figures)`, in the order of the `nodes` crate's, or `callback('down', reason)`.
pub(crate) fn stats<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let port = awaiting(call, 1);
    match remote(call) {
        Some(remote) => remote.figures(Box::new(move |figures| port.post(Answer::Figures(figures)))),
        None => port.post(Answer::Figures(None)),
    }
    Ok(call.undefined())
}
