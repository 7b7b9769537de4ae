//! The channel itself: what is in it, who waits at which end. No JS here.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nodes::Transfer;

use crate::internal_waiting::{Queue, Waiter};

/// A value on its way: its bytes, and what moves beside them.
#[derive(Default)]
pub(crate) struct Message {
    pub(crate) bytes: Vec<u8>,
    pub(crate) transfers: Vec<Transfer>,
}

/// A bounded queue between Thread-Nodes, first in first out.
///
/// While a receiver waits, nothing is in the buffer and no sender waits; a sender waits only while the buffer is full.
pub(crate) struct ChannelState {
    capacity: usize,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    buffer: VecDeque<Message>,
    receivers: Queue<Received>,
    senders: Queue<Sent>,
    /// What the waiting senders bring, in the same order, with their numbers.
    brought: VecDeque<(u64, Message)>,
    closed: bool,
}

/// What a sender is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It is in the channel, or with a receiver.
    Taken,
    /// The channel was closed before; nobody will have it.
    Closed,
}

/// What a receiver is told.
pub(crate) enum Received {
    Value(Delivery),
    /// Closed, and empty.
    Closed,
}

/// A value taken out of a channel. Dropped unread, it goes back to the front.
pub(crate) struct Delivery {
    channel: Arc<ChannelState>,
    message: Option<Message>,
}

impl ChannelState {
    pub(crate) fn new(capacity: usize) -> ChannelState {
        ChannelState {
            capacity,
            inner: Mutex::default(),
        }
    }

    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    /// Gives `message` to a receiver that waits or to the buffer.
    ///
    /// # Errors
    /// Gives it back if there is room for neither: see [`ChannelState::send_later`].
    pub(crate) fn try_send(self: &Arc<Self>, message: Message) -> Result<Sent, Message> {
        let mut inner = self.inner();
        if inner.closed {
            return Ok(Sent::Closed);
        }
        if let Some(receiver) = inner.receivers.pop() {
            drop(inner);
            receiver.settle(Received::Value(self.delivery(message)));
            return Ok(Sent::Taken);
        }
        if inner.buffer.len() < self.capacity {
            inner.buffer.push_back(message);
            return Ok(Sent::Taken);
        }
        Err(message)
    }

    /// Sends, and if need be waits for room.
    pub(crate) fn send_later(self: &Arc<Self>, message: Message, waiter: Waiter<Sent>) {
        let mut inner = self.inner();
        if !inner.closed && inner.receivers.is_empty() && inner.buffer.len() >= self.capacity {
            inner.brought.push_back((waiter.id(), message));
            inner.senders.push(waiter);
            return;
        }
        drop(inner);
        match self.try_send(message) {
            Ok(sent) => waiter.settle(sent),
            // It has filled up again meanwhile.
            Err(message) => self.send_later(message, waiter),
        }
    }

    /// The next value; `None` if there is none yet: see [`ChannelState::receive_later`].
    pub(crate) fn try_receive(self: &Arc<Self>) -> Option<Received> {
        let mut inner = self.inner();
        let mut message = inner.buffer.pop_front();
        // There is room for the next sender's (there is not if a value has been put back).
        let next = if message.is_none() || inner.buffer.len() < self.capacity {
            inner.senders.pop()
        } else {
            None
        };
        let brought = next
            .as_ref()
            .and_then(|_| inner.brought.pop_front())
            .map(|(_, brought)| brought);
        match brought {
            Some(brought) if message.is_some() => inner.buffer.push_back(brought),
            Some(brought) => message = Some(brought),
            None => {}
        }
        let closed = inner.closed;
        drop(inner);
        if let Some(sender) = next {
            sender.settle(Sent::Taken);
        }
        match message {
            Some(message) => Some(Received::Value(self.delivery(message))),
            None => closed.then_some(Received::Closed),
        }
    }

    /// Receives, and if need be waits for a value.
    pub(crate) fn receive_later(self: &Arc<Self>, waiter: Waiter<Received>) {
        let mut inner = self.inner();
        if !inner.closed && inner.buffer.is_empty() && inner.senders.is_empty() {
            inner.receivers.push(waiter);
            return;
        }
        drop(inner);
        match self.try_receive() {
            Some(received) => waiter.settle(received),
            // Somebody else has taken it meanwhile.
            None => self.receive_later(waiter),
        }
    }

    /// A sender waits no longer; false if its value has been taken. The value is dropped.
    pub(crate) fn withdraw_sender(&self, waiter: u64) -> bool {
        let mut inner = self.inner();
        if !inner.senders.remove(waiter) {
            return false;
        }
        let place = inner.brought.iter().position(|(id, _)| *id == waiter);
        let message = place.and_then(|place| inner.brought.remove(place));
        drop(inner);
        drop(message);
        true
    }

    /// A receiver waits no longer; false if it has been given a value, or told of the end.
    pub(crate) fn withdraw_receiver(&self, waiter: u64) -> bool {
        self.inner().receivers.remove(waiter)
    }

    /// Nothing more is taken in; what is in the buffer can still be received. Those who wait are told.
    pub(crate) fn close(&self) {
        let mut inner = self.inner();
        inner.closed = true;
        let (mut senders, mut receivers) = (
            std::mem::take(&mut inner.senders),
            std::mem::take(&mut inner.receivers),
        );
        let brought = std::mem::take(&mut inner.brought);
        drop(inner);
        drop(brought);
        while let Some(sender) = senders.pop() {
            sender.settle(Sent::Closed);
        }
        while let Some(receiver) = receivers.pop() {
            receiver.settle(Received::Closed);
        }
    }

    fn delivery(self: &Arc<Self>, message: Message) -> Delivery {
        Delivery {
            channel: Arc::clone(self),
            message: Some(message),
        }
    }

    /// A value that nobody read: the next receiver's.
    fn put_back(self: &Arc<Self>, message: Message) {
        let mut inner = self.inner();
        let Some(receiver) = inner.receivers.pop() else {
            inner.buffer.push_front(message);
            return;
        };
        drop(inner);
        receiver.settle(Received::Value(self.delivery(message)));
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Delivery {
    /// The value, which is the reader's now.
    pub(crate) fn take(mut self) -> Message {
        self.message.take().unwrap_or_default()
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        if let Some(message) = self.message.take() {
            self.channel.put_back(message);
        }
    }
}

#[cfg(test)]
mod tests;
