//! The operations of the door's JS.

use std::cell::RefCell;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use nodes::network::Terms;
use runtime::{Call, CallExt, Error, Local, Result, Scope, ScopeExt, Task};

use super::requests::{Event, Requests};
use super::server::{Settings, start};
use crate::internal_connect::{ServerFiles, addresses_of, token_of};

/// What the command line says of the door.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DoorOptions {
    /// Where it listens, as for a node.
    pub listen: String,
    /// What clients must show.
    pub token: Option<String>,
    /// TLS.
    pub tls: ServerFiles,
    /// Bytes of a request's body.
    pub body_limit: Option<usize>,
    /// Requests at once.
    pub most_requests: Option<usize>,
    /// Errors show their stacks.
    pub stacks: bool,
}

const BODY_LIMIT: usize = 16 << 20;
const REQUESTS: usize = 1024;

/// A door that nobody has opened yet: clients may knock already.
struct Shut {
    listener: TcpListener,
    url: String,
    settings: Settings,
    stacks: bool,
}

static SHUT: Mutex<Option<Shut>> = Mutex::new(None);

/// Makes the door, before the program starts: it is opened when that has been loaded.
///
/// # Errors
/// What is wrong with the options, or why it cannot listen, in a sentence.
pub fn set_door(options: &DoorOptions) -> std::result::Result<(), String> {
    let terms = Terms { token: token_of(options.token.as_deref())?, tls: options.tls.read()? };
    let addresses = addresses_of(&options.listen)?;
    addresses.iter().try_for_each(|address| terms.check(address)).map_err(|error| error.to_string())?;
    let cannot = |error: std::io::Error| format!("cannot listen on {}: {error}", options.listen);
    let listener = TcpListener::bind(&*addresses).map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    let scheme = if terms.tls.is_some() { "https" } else { "http" };
    let settings = Settings {
        terms,
        is_loopback: address.ip().to_canonical().is_loopback(),
        body_limit: options.body_limit.unwrap_or(BODY_LIMIT),
        most_requests: options.most_requests.unwrap_or(REQUESTS),
    };
    let shut = Shut { listener, url: format!("{scheme}://{address}"), settings, stacks: options.stacks };
    *SHUT.lock().unwrap_or_else(PoisonError::into_inner) = Some(shut);
    Ok(())
}

fn requests() -> &'static OnceLock<Arc<Requests>> {
    static REQUESTS: OnceLock<Arc<Requests>> = OnceLock::new();
    &REQUESTS
}

/// `open(onEvent)`: opens the door that the command line asked for: `[url, stacks]`. `onEvent([kind, id, name, arguments])`: 'list', 'call', 'gone',
/// 'room'.
pub(super) fn open<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let shut = SHUT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let shut = shut.ok_or_else(|| Error::plain("ERR_ROATA_DOOR", "there is no door to open"))?;
    let on_event = call.global_of(call.arg(0));
    let port = call.event_loop().port(hearing(on_event));
    let open = Requests::new(port);
    start(shut.listener, shut.settings, Arc::clone(&open)).map_err(|error| Error::system(&error, "listen"))?;
    let _ = requests().set(open);
    let parts = [call.string(&shut.url), call.boolean(shut.stacks)];
    Ok(call.array(&parts))
}

fn hearing(on_event: runtime::Global) -> impl Fn(Box<dyn std::any::Any + Send>) -> Task + 'static {
    let on_event = std::rc::Rc::new(on_event);
    move |message| {
        let on_event = std::rc::Rc::clone(&on_event);
        let message = RefCell::new(Some(message));
        Box::new(move |scope: &mut Scope<'_>| {
            let Some(Ok(event)) = message.take().map(|message| message.downcast::<Event>()) else { return };
            let function = on_event.get(scope);
            let (kind, id, name, arguments) = match *event {
                Event::List(id) => ("list", id, String::new(), String::new()),
                Event::Called { id, name, arguments } => ("call", id, name, arguments),
                Event::Gone(id) => ("gone", id, String::new(), String::new()),
                Event::Room(id) => ("room", id, String::new(), String::new()),
            };
            // Numbers of requests stay far below 2^53.
            #[allow(clippy::cast_precision_loss)]
            let id = scope.number(id as f64);
            let parts = [scope.string(kind), id, scope.string(&name), scope.string(&arguments)];
            let parts = scope.array(&parts);
            scope.invoke(function, &[parts]);
        })
    }
}

/// The number that `onEvent` gave.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn id(call: &Call<'_>) -> u64 {
    call.arg_f64(0) as u64
}

/// `reply(id, status, json)`
pub(super) fn reply<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A status that the JS gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let status = call.arg_f64(1) as u16;
    let json = call.arg_string(2)?;
    if let Some(requests) = requests().get() {
        requests.reply(id(call), status, json);
    }
    Ok(call.undefined())
}

/// `begin(id)`: the answer comes line by line.
pub(super) fn begin<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(requests) = requests().get() {
        requests.begin(id(call));
    }
    Ok(call.undefined())
}

/// `send(id, line)`: false if there is no room for it; then 'room' is told.
pub(super) fn send<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let line = call.arg_string(1)?;
    let is_sent = requests().get().is_none_or(|requests| requests.send(id(call), line));
    Ok(call.boolean(is_sent))
}

/// `end(id, isBroken)`: no more lines. False if there is no room to say so.
pub(super) fn end<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let is_told = requests().get().is_none_or(|requests| requests.end(id(call), call.arg_bool(1)));
    Ok(call.boolean(is_told))
}
