//! The native functions of `internal/worker_links`: ends of links as JS holds them, and messages as it reads them.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use runtime::{Call, CallExt, Error, Global, Local, Result, Scope, ScopeExt, SharedBytes};

use super::broadcast;
use super::links::{End, Mailbox, Message, Received, pair};
use crate::internal_node_values::transfers as moved;

/// Messages up to this many bytes reach JS through shared memory, larger ones as an ArrayBuffer each.
const LANE: usize = 16 << 10;

/// What `receive` answers instead of a length.
const NOTHING: f64 = -1.0;
const CLOSED: f64 = -2.0;

/// What a realm has for its ports.
pub(crate) struct Hub {
    mailbox: OnceCell<Arc<Mailbox>>,
    pub(super) lane: SharedBytes,
    on_news: OnceCell<Global>,
}

impl Hub {
    pub(crate) fn of(scope: &Scope<'_>) -> Rc<Hub> {
        scope.extension(|| Hub {
            mailbox: OnceCell::new(),
            lane: SharedBytes::new(LANE),
            on_news: OnceCell::new(),
        })
    }

    pub(crate) fn mailbox(&self) -> Result<&Arc<Mailbox>> {
        self.mailbox
            .get()
            .ok_or_else(|| Error::plain("", "the realm's mailbox is not open"))
    }
}

/// `open(onNews)`: `onNews(number)` is called for ends with news; gives the lane, a Uint8Array.
pub(super) fn open<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let hub = Hub::of(call);
    let _ = hub.on_news.set(call.global_of(call.arg(0)));
    let weak = Rc::downgrade(&hub);
    let port = call.event_loop().port(move |_| {
        let hub = weak.upgrade();
        Box::new(move |scope| tell(scope, hub))
    });
    let _ = hub.mailbox.set(Arc::new(Mailbox::new(port)));
    Ok(call.shared_bytes(&hub.lane)?)
}

fn tell(scope: &mut Scope<'_>, hub: Option<Rc<Hub>>) {
    let Some(hub) = hub else { return };
    let (Some(mailbox), Some(on_news)) = (hub.mailbox.get(), hub.on_news.get()) else {
        return;
    };
    scope.event_loop().expect_more();
    for number in mailbox.take() {
        let (on_news, number, undefined) = (on_news.get(scope), scope.number(number), scope.undefined());
        if scope.call(on_news, undefined, &[number]).is_err() {
            scope.end_termination();
        }
    }
}

pub(super) fn end<'s>(call: &mut Call<'s>, index: usize) -> Result<Arc<End>> {
    let handle = call.arg(index);
    call.native_of::<End>(handle)
        .ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "not the end of a link"))
}

/// `link()`: the two ends of a new link.
pub(super) fn link<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let [first, second] = pair().map(|end| call.native_object(Arc::new(end)));
    Ok(call.array(&[first, second]))
}

/// `attach(end, number)`: news of it are told to this realm, under this number.
pub(super) fn attach<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let mailbox = Arc::clone(Hub::of(call).mailbox()?);
    end(call, 0)?.attach(mailbox, call.arg_f64(1));
    Ok(call.undefined())
}

/// `give(end)`: what moves in its place. The end itself is worth nothing any more.
pub(super) fn give<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let given = moved::Given::new(Arc::new(end(call, 0)?.give()));
    Ok(call.native_object(Arc::new(given)))
}

/// `close(end)`
pub(super) fn close<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    end(call, 0)?.close();
    Ok(call.undefined())
}

/// `isOver(end)`: nothing is left but that the other end is closed.
pub(super) fn is_over<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let over = end(call, 0)?.is_over();
    Ok(call.boolean(over))
}

/// The message in arguments `from` to `from + 3`: bytes, length, transfers, hasPorts.
fn message(call: &mut Call<'_>, from: usize) -> Result<Message> {
    // A length that the encoder gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = call.arg_f64(from + 1) as usize;
    let transfers = moved::depart(call, from + 2)?;
    let bytes = call.arg_bytes(from)?[..length].to_vec();
    Ok(Message {
        bytes,
        transfers,
        has_ports: call.arg_bool(from + 3),
    })
}

/// `send(end, bytes, length, transfers, hasPorts)`
pub(super) fn send<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let message = message(call, 1)?;
    end(call, 0)?.send(message);
    Ok(call.undefined())
}

/// `putBack(end, bytes, length, transfers, hasPorts)`
pub(super) fn put_back<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let message = message(call, 1)?;
    end(call, 0)?.put_back(message);
    Ok(call.undefined())
}

/// `receive(end)`: the length of the oldest message, whose bytes are in the lane; or, where something moves with it or it is large,
/// `[bytes, transfers, hasPorts]`, where `bytes` is that length or an ArrayBuffer; -1 for nothing, -2 if the other end is closed.
pub(super) fn receive<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    match end(call, 0)?.receive() {
        Received::Message(message) => deliver(call, message),
        Received::Nothing => Ok(call.number(NOTHING)),
        Received::Closed => Ok(call.number(CLOSED)),
    }
}

pub(super) fn deliver<'s>(call: &mut Call<'s>, message: Message) -> Result<Local<'s>> {
    let Message {
        bytes,
        transfers,
        has_ports,
    } = message;
    let is_short = bytes.len() <= LANE;
    let bytes = if is_short {
        Hub::of(call).lane.write(0, &bytes);
        // At most the lane's size.
        #[allow(clippy::cast_precision_loss)]
        call.number(bytes.len() as f64)
    } else {
        call.array_buffer(bytes)
    };
    if is_short && transfers.is_empty() && !has_ports {
        return Ok(bytes);
    }
    let things = moved::arrive(call, transfers)?;
    let has_ports = call.boolean(has_ports);
    Ok(call.array(&[bytes, things, has_ports]))
}

/// Ends on their way to a realm that is still to be made.
pub(crate) struct Parcel(Mutex<Vec<End>>);

/// `pack(first, second)`: two ends as one handle, for `unpack` in another realm. They themselves are worth nothing any more.
pub(super) fn pack<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let ends = vec![end(call, 0)?.give(), end(call, 1)?.give()];
    Ok(call.native_object(Arc::new(Parcel(Mutex::new(ends)))))
}

/// `unpack(parcel)`: the ends in an array; empty the second time.
pub(super) fn unpack<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let handle = call.arg(0);
    let parcel = call.native_of::<Parcel>(handle);
    let ends = parcel.map(|parcel| std::mem::take(&mut *parcel.0.lock().unwrap_or_else(PoisonError::into_inner)));
    let array = call.array(&[]);
    for (index, end) in (0..).zip(ends.into_iter().flatten()) {
        let handle = call.native_object(Arc::new(end));
        call.set_index(array, index, handle)?;
    }
    Ok(array)
}

/// `subscribe(end, name)`: what other realms broadcast under the name comes to the end's other side.
pub(super) fn subscribe<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = call.arg_string(1)?;
    let end = end(call, 0)?;
    broadcast::subscribe(&name, &end);
    Ok(call.undefined())
}

/// `hasOther(name, own)`: whether anybody but the one whose end is `own` has subscribed.
pub(super) fn has_other<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = call.arg_string(0)?;
    let own = end(call, 1)?;
    Ok(call.boolean(broadcast::has_other(&name, &own)))
}

/// `broadcast(name, own, bytes, length, transfers, hasPorts)`: to all that have subscribed but the one whose end is `own`; how many they are.
pub(super) fn broadcast<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let name = call.arg_string(0)?;
    let own = end(call, 1)?;
    let message = message(call, 2)?;
    let count = broadcast::send(&name, &own, &message);
    Ok(call.number(f64::from(count)))
}
