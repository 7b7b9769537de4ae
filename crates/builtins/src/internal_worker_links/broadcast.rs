//! Who listens to broadcasts, in all realms of the process: by name, the end that leads to each realm with open channels of that name.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use nodes::Transfer;

use super::links::{End, Message};

type Listeners = HashMap<String, Vec<Weak<End>>>;

static LISTENERS: Mutex<Option<Listeners>> = Mutex::new(None);

fn with<R>(access: impl FnOnce(&mut Listeners) -> R) -> R {
    access(
        LISTENERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert_default(),
    )
}

/// Adds a realm; it is forgotten when nobody holds the end any more.
pub(super) fn subscribe(name: &str, end: &Arc<End>) {
    with(|listeners| {
        let group = listeners.entry(name.to_owned()).or_default();
        group.retain(|listener| listener.strong_count() > 0);
        group.push(Arc::downgrade(end));
    });
}

/// Whether another realm than that of `own` has subscribed.
pub(super) fn has_other(name: &str, own: &Arc<End>) -> bool {
    with(|listeners| {
        let group = listeners.get(name).map_or(&[][..], Vec::as_slice);
        group
            .iter()
            .filter_map(Weak::upgrade)
            .any(|listener| !Arc::ptr_eq(&listener, own))
    })
}

/// Sends a copy to every other realm, in the order in which they have subscribed.
pub(super) fn send(name: &str, own: &Arc<End>, message: &Message) -> u32 {
    let group: Vec<Arc<End>> = with(|listeners| {
        let group = listeners.get(name).map_or(&[][..], Vec::as_slice);
        group.iter().filter_map(Weak::upgrade).collect()
    });
    let mut count = 0;
    for listener in group.iter().filter(|listener| !Arc::ptr_eq(listener, own)) {
        listener.send(Message {
            bytes: message.bytes.clone(),
            transfers: shared(&message.transfers),
            has_ports: message.has_ports,
        });
        count += 1;
    }
    count
}

/// Nothing moves with a broadcast; what is shared goes to all.
fn shared(transfers: &[Transfer]) -> Vec<Transfer> {
    let copy = |transfer: &Transfer| match transfer {
        Transfer::Bytes(bytes) => Transfer::Bytes(bytes.clone()),
        Transfer::Memory(memory) => Transfer::Bytes(memory.bytes().to_vec()),
        Transfer::Shared(held) => Transfer::Shared(Arc::clone(held)),
    };
    transfers.iter().map(copy).collect()
}
