//! The operations of `connect()` and of the machines it gives.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use nodes::network::{ConnectError, Connection, Happening, Target, TlsClient, Token};
use nodes::{Host, RemoteMachine};
use runtime::{Call, CallExt, Error, Global, Local, Result, Scope, ScopeExt, Task};
use serde_json::{Value, json};

use super::far_files::Caller;
use crate::internal_machines::{OwnPort, open_program};
use crate::internal_node_calls::calls::{CallerState, settle_before_end};
use crate::internal_node_calls::machine;

/// Connections by number, with `host:port` of each.
type Connections = HashMap<u32, (Arc<Connection>, String)>;

/// Those of this process that are not over.
fn connections() -> MutexGuard<'static, Connections> {
    static CONNECTIONS: OnceLock<Mutex<Connections>> = OnceLock::new();
    CONNECTIONS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// The connection that the first argument names.
pub(crate) fn connection(call: &Call<'_>) -> Option<Arc<Connection>> {
    // A number that `connect` gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = call.arg_f64(0) as u32;
    connections().get(&number).map(|(connection, _)| Arc::clone(connection))
}

/// The machine behind a connection, as a place for calls.
pub(crate) fn remote(number: u32) -> Option<Arc<RemoteMachine>> {
    connections().get(&number).map(|(connection, _)| Arc::clone(connection.remote()))
}

/// `host:port` of a connection.
pub(crate) fn endpoint(number: u32) -> Option<String> {
    connections().get(&number).map(|(_, endpoint)| endpoint.clone())
}

/// The machines that are connected and take calls.
pub(crate) fn connected() -> Vec<Arc<RemoteMachine>> {
    let connections = connections();
    let ready = connections.values().filter(|(connection, _)| connection.takes_calls());
    ready.map(|(connection, _)| Arc::clone(connection.remote())).collect()
}

/// `connect(options, onEvent)`: its number. `options` is JSON, checked by the JS: `host`, `port`, `endpoint` (both, as in an address), `timeout` (ms), perhaps `token`, `tls` (`ca`, `cert`,
/// `key`, `servername`) and `root`, the folder whose modules the machine there may read. `onEvent([kind, number, text, count])`: 'ready' (process id,
/// host, cores), 'failed' (errno, JSON of the error), 'exit' (0, reason).
pub(crate) fn connect<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if CallerState::of(call).core() == 0 {
        open_program(call);
    }
    let text = call.arg_string(0)?;
    let options: Value = serde_json::from_str(&text).map_err(|error| Error::plain("ERR_ROATA_OPTIONS", error.to_string()))?;
    let target = target_of(&options)?;
    let on_event = call.global_of(call.arg(1));
    let own = OwnPort::default();
    let port = call.event_loop().port(hearing(on_event, own.clone()));
    own.is(&port);
    let files = Arc::clone(call.module_options().loader.files());
    let host = Caller::new(files, options["root"].as_str().map(PathBuf::from));
    let tell = Box::new(move |happening| {
        port.post(happening);
    });
    let started = Connection::start(machine(call)?, target, host as Arc<dyn Host>, tell);
    let connection = started.map_err(|error| Error::system(&error, "connect"))?;
    let number = connection.number();
    connections().insert(number, (connection, options["endpoint"].as_str().unwrap_or_default().to_owned()));
    Ok(call.number(f64::from(number)))
}

fn target_of(options: &Value) -> Result<Target> {
    let host = options["host"].as_str().unwrap_or_default().to_owned();
    let tls = match &options["tls"] {
        Value::Null => None,
        tls => Some(tls_of(tls, &host)?),
    };
    Ok(Target {
        port: options["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap_or(0),
        token: options["token"].as_str().and_then(|token| Token::new(token.as_bytes())),
        timeout: Duration::from_millis(options["timeout"].as_u64().unwrap_or(u64::from(u32::MAX))),
        host,
        tls,
    })
}

fn tls_of(tls: &Value, host: &str) -> Result<TlsClient> {
    let text = |name: &str| tls[name].as_str().map(str::as_bytes);
    let identity = text("cert").zip(text("key"));
    let name = tls["servername"].as_str().unwrap_or(host);
    TlsClient::new(text("ca"), identity, name).map_err(|error| Error::plain("ERR_ROATA_TLS", error.to_string()))
}

/// Events become events of the realm's loop.
fn hearing(on_event: Global, own: OwnPort) -> impl Fn(Box<dyn std::any::Any + Send>) -> Task + 'static {
    let on_event = std::rc::Rc::new(on_event);
    move |message| {
        let (on_event, own) = (std::rc::Rc::clone(&on_event), own.clone());
        Box::new(move |scope: &mut Scope<'_>| {
            let Ok(happening) = message.downcast::<Happening>() else { return };
            if let Happening::Exit(_) = *happening {
                settle_before_end(scope);
            }
            if let Happening::Exit(_) | Happening::Failed(_) = *happening {
                own.close(scope);
            }
            let function = on_event.get(scope);
            let details = details_of(scope, &happening);
            scope.invoke(function, &[details]);
        })
    }
}

fn details_of<'s>(scope: &mut Scope<'s>, happening: &Happening) -> Local<'s> {
    let (kind, number, text, count) = match happening {
        Happening::Ready { pid, host, cores } => ("ready", f64::from(*pid), host.clone(), f64::from(*cores)),
        Happening::Failed(error) => ("failed", errno_of(error), described(error).to_string(), 0.0),
        Happening::Exit(reason) => ("exit", 0.0, reason.to_string(), 0.0),
    };
    let parts = [scope.string(kind), scope.number(number), scope.string(&text), scope.number(count)];
    scope.array(&parts)
}

fn errno_of(error: &ConnectError) -> f64 {
    match error {
        ConnectError::System { error, .. } => error.raw_os_error().map_or(0.0, f64::from),
        _ => 0.0,
    }
}

/// `code`, `message`, and where it was.
fn described(error: &ConnectError) -> Value {
    let message = error.to_string();
    match error {
        ConnectError::Lookup { code, host } => json!({ "code": code, "message": message, "syscall": "getaddrinfo", "hostname": host }),
        ConnectError::System { address, .. } => json!({ "syscall": "connect", "address": address.ip().to_string(), "port": address.port() }),
        ConnectError::TimedOut(_) => json!({ "code": "ETIMEDOUT", "message": message, "syscall": "connect" }),
        ConnectError::Unauthorized(_) => json!({ "code": "ERR_ROATA_UNAUTHORIZED", "message": message }),
        ConnectError::Tls(_) => json!({ "code": "ERR_ROATA_TLS", "message": message }),
        ConnectError::Protocol(_) => json!({ "code": "ERR_ROATA_PROTOCOL", "message": message }),
        ConnectError::Ended(_) => json!({ "message": message }),
    }
}

/// `stop(number, grace)`: an orderly end, within `grace` milliseconds.
pub(crate) fn stop<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(connection) = connection(call) {
        connection.stop(Duration::try_from_secs_f64(call.arg_f64(1) / 1e3).unwrap_or(Duration::MAX));
    }
    Ok(call.undefined())
}

/// `kill(number)`: an end at once.
pub(crate) fn kill<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(connection) = connection(call) {
        connection.kill();
    }
    Ok(call.undefined())
}

/// `forget(number)`: it is over, and that has been told.
pub(crate) fn forget<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(connection) = connection(call) {
        connections().remove(&connection.number());
    }
    Ok(call.undefined())
}
