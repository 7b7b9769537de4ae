//! `internal/signals`: signals as events. Follows <https://nodejs.org/docs/latest-v26.x/api/process.html#signal-events>
//!
//! One OS thread owns the process's signals. It hands each to the loops that watch it; a signal that nobody watches any more has its default
//! effect, which the thread brings about itself, because the handler stays installed once it was needed.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use runtime::{Builtin, Call, CallExt, Error, Local, OpsTable, Port, Result, ScopeExt, Task};
use signal_hook::iterator::exfiltrator::raw::WithRawSiginfo;
use signal_hook::iterator::{Handle, SignalsInfo};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/signals",
    source: include_str!("internal_signals.js"),
    ops,
};

/// One loop's interest in one signal.
struct Watcher {
    number: u32,
    signal: i32,
    port: Port,
}

#[derive(Default)]
struct Watchers {
    list: Vec<Watcher>,
    last: u32,
}

fn watchers() -> MutexGuard<'static, Watchers> {
    static WATCHERS: OnceLock<Mutex<Watchers>> = OnceLock::new();
    let watchers = WATCHERS.get_or_init(Mutex::default);
    watchers.lock().unwrap_or_else(PoisonError::into_inner)
}

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("watch", watch);
    table.add("unwatch", unwatch);
}

/// `watch(signal, callback)`: the callback runs in the poll phase after each such signal. A number for `unwatch`.
fn watch<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let signal = call.arg_i32(0);
    let callback = call.global_of(call.arg(1));
    owner()?
        .add_signal(signal)
        .map_err(|error| Error::system(&error, "uv_signal_start"))?;
    let port = call.event_loop().port(move |_| -> Task {
        let callback = callback.clone();
        Box::new(move |scope| {
            let function = callback.get(scope);
            scope.invoke(function, &[]);
        })
    });
    let mut watchers = watchers();
    watchers.last += 1;
    let number = watchers.last;
    watchers.list.push(Watcher { number, signal, port });
    Ok(call.number(f64::from(number)))
}

/// `unwatch(number)`
fn unwatch<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = call.arg_f64(0);
    let mut watchers = watchers();
    let found = watchers
        .list
        .iter()
        .position(|watcher| f64::from(watcher.number) == number);
    if let Some(index) = found {
        let watcher = watchers.list.remove(index);
        call.event_loop().close_port(&watcher.port);
    }
    Ok(call.undefined())
}

/// The handle of the thread that owns the signals, started when first needed.
fn owner() -> Result<&'static Handle> {
    static OWNER: OnceLock<std::io::Result<Handle>> = OnceLock::new();
    OWNER
        .get_or_init(start_owner)
        .as_ref()
        .map_err(|error| Error::system(error, "uv_signal_start"))
}

/// With what the system says of each signal, because those that come again before they are read are counted then.
fn start_owner() -> std::io::Result<Handle> {
    let mut signals = SignalsInfo::<WithRawSiginfo>::new([] as [i32; 0])?;
    let handle = signals.handle();
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for info in signals.forever() {
                deliver(info.si_signo);
            }
        })?;
    Ok(handle)
}

fn deliver(signal: i32) {
    let mut watched = false;
    for watcher in watchers().list.iter().filter(|watcher| watcher.signal == signal) {
        watched = true;
        watcher.port.post(());
    }
    if !watched {
        // Fails only for numbers that are no signals.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
}
