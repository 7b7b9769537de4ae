//! Other machines as places for calls: what callers need of one, and the list of those this process knows, by number.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::caller::{Cancelled, Why};
use crate::link::Link;
use crate::mailbox::Mailbox;
use crate::queue::Job;
use crate::ticket::Ticket;

/// A machine that is not this process.
pub(crate) trait Away: Send + Sync {
    /// Takes calls, in order, for one of its cores or (0) for any; gives back those it does not take, and why. Each call taken gets exactly one
    /// last reply.
    fn submit(&self, jobs: Vec<Job>, core: u32) -> (Vec<Job>, Option<Why>);

    /// Asks for a call's end.
    fn cancel(&self, ticket: &Ticket, reason: Vec<u8>) -> Cancelled;

    /// The core and number of the Thread-Node that a call has become there.
    fn seat(&self, ticket: &Ticket) -> Option<(u32, u64)>;

    /// The link over which its replies come.
    fn link(&self) -> Option<Arc<Link>>;

    /// Whether fewer than `most` of the calls it has have not begun. If not, the mailbox is told of room when one more has begun or ended.
    fn has_begun_most(&self, most: usize, mailbox: &Arc<Mailbox>) -> bool;

    /// Allows a generator more values.
    fn grant(&self, ticket: &Ticket, values: u32);
}

/// The machines that calls can be placed on besides this one.
#[derive(Default)]
pub(crate) struct Aways {
    machines: RwLock<HashMap<u32, Arc<dyn Away>>>,
}

impl Aways {
    pub fn find(&self, machine: u32) -> Option<Arc<dyn Away>> {
        let machines = self.machines.read().unwrap_or_else(PoisonError::into_inner);
        machines.get(&machine).cloned()
    }

    /// Gives a machine its number, which no other ever had.
    pub fn add(&self, number: u32, machine: Arc<dyn Away>) {
        let mut machines = self.machines.write().unwrap_or_else(PoisonError::into_inner);
        machines.insert(number, machine);
    }

    pub fn remove(&self, number: u32) {
        let mut machines = self.machines.write().unwrap_or_else(PoisonError::into_inner);
        machines.remove(&number);
    }
}
