//! Links: what connects two message ports whose realms run on different OS threads.
//!
//! A link has two ends, each with a queue of what has come for it. An end belongs to the realm whose [`Mailbox`] it is attached to; whoever sends leaves
//! the message in the queue of the other end and announces that end in its mailbox, once until the realm looks. An end that nobody holds any
//! more closes the link: the other end hears of it behind the messages that were there before. The queues have no bound but memory, as in Node.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nodes::Transfer;
use runtime::Port;

/// A value on its way.
pub(crate) struct Message {
    pub(crate) bytes: Vec<u8>,
    pub(crate) transfers: Vec<Transfer>,
    /// The value is a pair: what was posted, and the ports that were transferred.
    pub(crate) has_ports: bool,
}

/// One end of a link. Dropped, it closes the link.
pub(crate) struct End {
    sides: Arc<[Mutex<Side>; 2]>,
    own: usize,
    /// It has moved to another object.
    is_given: AtomicBool,
}

#[derive(Default)]
struct Side {
    queue: VecDeque<Message>,
    /// The other end is closed.
    is_cut: bool,
    /// This end is closed: nobody will read the queue.
    is_closed: bool,
    owner: Option<Owner>,
}

struct Owner {
    mailbox: Arc<Mailbox>,
    number: f64,
    is_announced: bool,
}

/// What an end has for its reader.
pub(crate) enum Received {
    /// the oldest message
    Message(Message),
    /// nothing for now
    Nothing,
    /// nothing any more: the other end is closed
    Closed,
}

/// The two ends of a new link.
pub(crate) fn pair() -> [End; 2] {
    let sides = Arc::new([Mutex::default(), Mutex::default()]);
    [0, 1].map(|own| End {
        sides: Arc::clone(&sides),
        own,
        is_given: AtomicBool::new(false),
    })
}

impl End {
    /// Sends to the other end; dropped if that is closed.
    pub(crate) fn send(&self, message: Message) {
        let mut other = lock(&self.sides[1 - self.own]);
        if !other.is_closed {
            other.queue.push_back(message);
            tell(other);
        }
    }

    /// Puts a message in front of this end's own queue: its realm had taken it, and gives the end away.
    pub(crate) fn put_back(&self, message: Message) {
        let mut own = lock(&self.sides[self.own]);
        own.queue.push_front(message);
        tell(own);
    }

    /// Takes the oldest message. While there is none the next one is announced.
    pub(crate) fn receive(&self) -> Received {
        let mut own = lock(&self.sides[self.own]);
        if let Some(message) = own.queue.pop_front() {
            return Received::Message(message);
        }
        if let Some(owner) = &mut own.owner {
            owner.is_announced = false;
        }
        if own.is_cut {
            Received::Closed
        } else {
            Received::Nothing
        }
    }

    /// Whether there is nothing but the other end's closing.
    pub(crate) fn is_over(&self) -> bool {
        let own = lock(&self.sides[self.own]);
        own.queue.is_empty() && own.is_cut
    }

    /// From now on it is announced in `mailbox` as `number`.
    pub(crate) fn attach(&self, mailbox: Arc<Mailbox>, number: f64) {
        let mut own = lock(&self.sides[self.own]);
        own.owner = Some(Owner {
            mailbox,
            number,
            is_announced: false,
        });
        if !own.queue.is_empty() || own.is_cut {
            tell(own);
        }
    }

    /// Its realm gives it away: what it was goes on as another object.
    pub(crate) fn give(&self) -> End {
        lock(&self.sides[self.own]).owner = None;
        self.is_given.store(true, Ordering::Relaxed);
        End {
            sides: Arc::clone(&self.sides),
            own: self.own,
            is_given: AtomicBool::new(false),
        }
    }

    /// Nobody reads it any more, and the other end hears of that.
    pub(crate) fn close(&self) {
        let mut own = lock(&self.sides[self.own]);
        own.is_closed = true;
        own.owner = None;
        let lost = std::mem::take(&mut own.queue);
        drop(own);
        // Messages may hold ends of links, whose going takes other locks.
        drop(lost);
        let mut other = lock(&self.sides[1 - self.own]);
        if !other.is_cut {
            other.is_cut = true;
            tell(other);
        }
    }
}

impl Drop for End {
    fn drop(&mut self) {
        if !*self.is_given.get_mut() {
            self.close();
        }
    }
}

/// Announces a side's end, unless it is announced already. The side is unlocked first: whoever is woken looks into it at once.
fn tell(mut side: MutexGuard<'_, Side>) {
    let Some(owner) = side.owner.as_mut().filter(|owner| !owner.is_announced) else {
        return;
    };
    owner.is_announced = true;
    let (mailbox, number) = (Arc::clone(&owner.mailbox), owner.number);
    drop(side);
    mailbox.announce(number);
}

/// Numbers of a realm's ends that have something to read; the realm's loop is woken for the first of them.
pub(crate) struct Mailbox {
    announced: Mutex<Vec<f64>>,
    port: Port,
}

/// What is sent through a mailbox's port: look into it.
pub(crate) struct News;

impl Mailbox {
    pub(crate) fn new(port: Port) -> Mailbox {
        Mailbox {
            announced: Mutex::default(),
            port,
        }
    }

    fn announce(&self, number: f64) {
        let mut announced = lock(&self.announced);
        announced.push(number);
        if announced.len() == 1 {
            drop(announced);
            self.port.post(News);
        }
    }

    /// Takes the numbers.
    pub(crate) fn take(&self) -> Vec<f64> {
        std::mem::take(&mut lock(&self.announced))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(byte: u8) -> Message {
        Message {
            bytes: vec![byte],
            transfers: Vec::new(),
            has_ports: false,
        }
    }

    fn first_byte(end: &End) -> Option<u8> {
        match end.receive() {
            Received::Message(message) => message.bytes.first().copied(),
            Received::Nothing | Received::Closed => None,
        }
    }

    #[test]
    fn messages_keep_their_order_and_what_is_put_back_comes_first() {
        let [a, b] = pair();
        a.send(message(2));
        a.send(message(3));
        b.put_back(message(1));
        assert_eq!(
            [first_byte(&b), first_byte(&b), first_byte(&b)],
            [Some(1), Some(2), Some(3)]
        );
        assert!(matches!(b.receive(), Received::Nothing));
    }

    #[test]
    fn what_was_sent_before_the_end_was_dropped_still_arrives() {
        let [a, b] = pair();
        a.send(message(1));
        drop(a);
        assert!(!b.is_over());
        assert_eq!(first_byte(&b), Some(1));
        assert!(b.is_over() && matches!(b.receive(), Received::Closed));
    }

    #[test]
    fn an_end_that_was_given_away_lives_in_its_new_object_only() {
        let [a, b] = pair();
        let given = b.give();
        drop(b);
        a.send(message(1));
        assert_eq!(first_byte(&given), Some(1));
        drop(given);
        assert!(matches!(a.receive(), Received::Closed));
    }

    #[test]
    fn an_end_lost_inside_a_message_closes_its_link() {
        let [a, b] = pair();
        let [c, d] = pair();
        a.send(Message {
            bytes: Vec::new(),
            transfers: vec![Transfer::Shared(Arc::new(c))],
            has_ports: true,
        });
        drop(b);
        drop(a);
        assert!(matches!(d.receive(), Received::Closed));
    }
}
