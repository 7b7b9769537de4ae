//! The calls that a caller has in flight, by slot: tickets and slots are used again.

use std::sync::Arc;

use crate::call::CallId;
use crate::mailbox::Mailbox;
use crate::ticket::{QueueKey, Ticket};

/// The calls in flight, by slot. Slots and tickets are used again.
#[derive(Default)]
pub(crate) struct Slots {
    slots: Vec<Slot>,
    free: Vec<u32>,
    spare: Vec<Arc<Ticket>>,
}

#[derive(Default)]
struct Slot {
    generation: u32,
    ticket: Option<Arc<Ticket>>,
}

/// Tickets kept for the next calls.
const SPARE_TICKETS: usize = 1024;

impl Slots {
    pub fn issue(&mut self, queue: QueueKey, credit: u32, mailbox: &Arc<Mailbox>) -> Arc<Ticket> {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            (self.slots.len() - 1) as u32
        });
        let entry = &mut self.slots[slot as usize];
        let id = CallId::new(slot, entry.generation);
        let fresh = Ticket::new(id, queue, credit, Arc::clone(mailbox));
        let ticket = recycle(self.spare.pop(), fresh);
        entry.ticket = Some(Arc::clone(&ticket));
        ticket
    }

    pub fn find(&self, id: CallId) -> Option<&Arc<Ticket>> {
        self.slots
            .get(id.slot())?
            .ticket
            .as_ref()
            .filter(|ticket| ticket.id() == id)
    }

    pub fn release(&mut self, id: CallId) {
        if self.find(id).is_none() {
            return;
        }
        let slot = &mut self.slots[id.slot()];
        slot.generation = slot.generation.wrapping_add(1);
        if let Some(ticket) = slot.ticket.take()
            && self.spare.len() < SPARE_TICKETS
        {
            self.spare.push(ticket);
        }
        self.free.push(id.slot() as u32);
    }

    pub fn in_flight(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    pub fn tickets(&self) -> impl Iterator<Item = &Arc<Ticket>> {
        self.slots.iter().filter_map(|slot| slot.ticket.as_ref())
    }
}

/// The old ticket made new, if nobody else holds it any more: saves an allocation per call.
fn recycle(old: Option<Arc<Ticket>>, fresh: Ticket) -> Arc<Ticket> {
    let Some(mut ticket) = old else {
        return Arc::new(fresh);
    };
    match Arc::get_mut(&mut ticket) {
        Some(place) => *place = fresh,
        None => return Arc::new(fresh),
    }
    ticket
}
