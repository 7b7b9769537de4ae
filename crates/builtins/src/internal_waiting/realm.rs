//! What a realm waits for: tickets, whose promises are in `internal_waiting.js`.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use runtime::{EventLoop, Global, Local, Port, Result, Scope, ScopeExt, Task};

use super::waiter::Waiter;

/// What a settled ticket's promise gets. Dropped unread, it goes back to where it came from (if that matters).
pub(crate) trait Arrival: Send {
    /// The value for JS.
    fn arrive<'s>(self: Box<Self>, scope: &mut Scope<'s>) -> Result<Local<'s>>;
}

/// Takes a waiter out of its queue; false if it is there no more.
type Withdraw = Rc<dyn Fn() -> bool>;

struct Ticket {
    thread: u64,
    withdraw: Withdraw,
    keeps_alive: bool,
    /// Its Thread-Node has ended: nothing is delivered to it.
    has_ended: bool,
}

/// For whom a ticket is.
#[derive(Clone, Copy)]
pub(crate) struct For {
    /// The Thread-Node, 0 for the program.
    pub(crate) thread: u64,
    /// Whether the program's loop stays alive until then. (A core looks into its mailbox only while its loop is alive, so there it always does.)
    pub(crate) keeps_alive: bool,
}

/// The tickets of a realm.
pub(crate) struct Waits {
    realm: u64,
    mailbox: Arc<Mailbox>,
    last: Cell<u64>,
    tickets: RefCell<HashMap<u64, Ticket>>,
    by_thread: RefCell<HashMap<u64, Vec<u64>>>,
    on_settled: OnceCell<Global>,
    on_forgotten_lock: OnceCell<Global>,
}

impl Waits {
    /// Those of this realm.
    pub(crate) fn of(scope: &Scope<'_>) -> Rc<Waits> {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let mut fresh = false;
        let waits = scope.extension(|| {
            fresh = true;
            Waits {
                realm: LAST.fetch_add(1, Ordering::Relaxed) + 1,
                mailbox: Arc::new(Mailbox::new(scope.event_loop())),
                last: Cell::new(0),
                tickets: RefCell::default(),
                by_thread: RefCell::default(),
                on_settled: OnceCell::new(),
                on_forgotten_lock: OnceCell::new(),
            }
        });
        if fresh {
            let weak = Rc::downgrade(&waits);
            ThreadEnds::of(scope).listen(move |thread| {
                if let Some(waits) = weak.upgrade() {
                    waits.end_thread(thread);
                }
            });
        }
        waits
    }

    pub(crate) fn attach(&self, on_settled: Global) {
        let _ = self.on_settled.set(on_settled);
    }

    /// `told()` is called when a lock was collected that had not been let go.
    pub(crate) fn on_forgotten_lock(&self, told: Global) {
        let _ = self.on_forgotten_lock.set(told);
    }

    /// The realm's number, of no other in this process.
    pub(crate) fn realm(&self) -> u64 {
        self.realm
    }

    pub(crate) fn mailbox(&self) -> &Arc<Mailbox> {
        &self.mailbox
    }

    /// A ticket: `enqueue` puts its waiter into a queue and gives what takes it out again; if it gives nothing, there is nothing to wait for.
    pub(crate) fn begin<T: Arrival + 'static, W: Fn() -> bool + 'static>(
        &self,
        scope: &Scope<'_>,
        who: For,
        enqueue: impl FnOnce(Waiter<T>) -> Option<W>,
    ) -> Option<u64> {
        let ticket = self.last.get() + 1;
        self.last.set(ticket);
        let mailbox = Arc::clone(&self.mailbox);
        let withdraw = enqueue(Waiter::new(self.realm, move |outcome: T| {
            mailbox.put(ticket, Some(Box::new(outcome)))
        }))?;
        let For { thread, keeps_alive } = who;
        let keeps_alive = keeps_alive || thread != 0;
        self.tickets.borrow_mut().insert(
            ticket,
            Ticket {
                thread,
                withdraw: Rc::new(withdraw),
                keeps_alive,
                has_ended: false,
            },
        );
        if thread != 0 {
            self.by_thread
                .borrow_mut()
                .entry(thread)
                .or_default()
                .push(ticket);
        }
        if keeps_alive {
            scope.event_loop().keep();
        }
        Some(ticket)
    }

    /// See the operation of this name.
    pub(crate) fn withdraw(&self, event_loop: &EventLoop<Task>, ticket: u64) -> bool {
        let found = self
            .tickets
            .borrow()
            .get(&ticket)
            .map(|found| Rc::clone(&found.withdraw));
        let Some(withdraw) = found else { return false };
        let withdrawn = withdraw();
        if withdrawn {
            self.finish(event_loop, ticket);
        }
        withdrawn
    }

    fn finish(&self, event_loop: &EventLoop<Task>, ticket: u64) {
        let Some(found) = self.tickets.borrow_mut().remove(&ticket) else {
            return;
        };
        if found.keeps_alive {
            event_loop.release();
        }
        let mut by_thread = self.by_thread.borrow_mut();
        if let Some(tickets) = by_thread.get_mut(&found.thread) {
            tickets.retain(|other| *other != ticket);
            if tickets.is_empty() {
                by_thread.remove(&found.thread);
            }
        }
    }

    /// A Thread-Node has ended: it waits for nothing any more. Its promises are rejected in the next poll phase.
    fn end_thread(&self, thread: u64) {
        let Some(tickets) = self.by_thread.borrow_mut().remove(&thread) else {
            return;
        };
        for ticket in tickets {
            let withdraw = self.tickets.borrow_mut().get_mut(&ticket).map(|found| {
                (found.thread, found.has_ended) = (0, true);
                Rc::clone(&found.withdraw)
            });
            if let Some(withdraw) = withdraw {
                withdraw();
                self.mailbox.put(ticket, None);
            }
        }
    }

    /// Tells JS of everything that is in the mailbox.
    fn settle_all(&self, scope: &mut Scope<'_>) {
        let Some(on_settled) = self.on_settled.get() else {
            return;
        };
        for (ticket, outcome) in self.mailbox.take() {
            let ended = self.tickets.borrow().get(&ticket).map(|found| found.has_ended);
            // Nobody waits for it any more: it goes back.
            if ended.is_none_or(|ended| ended && outcome.is_some()) {
                continue;
            }
            self.finish(scope.event_loop(), ticket);
            let ended = scope.boolean(outcome.is_none());
            let value = match outcome.map(|outcome| outcome.arrive(scope)) {
                Some(Ok(value)) => value,
                Some(Err(_)) | None => scope.undefined(),
            };
            let function = on_settled.get(scope);
            // Numbers of tickets stay far below 2^53.
            #[allow(clippy::cast_precision_loss)]
            let ticket = scope.number(ticket as f64);
            scope.invoke(function, &[ticket, value, ended]);
        }
    }
}

impl Waits {
    fn tell_forgotten_locks(&self, scope: &mut Scope<'_>) {
        let count = std::mem::take(&mut self.mailbox.lock().forgotten_locks);
        let Some(told) = self.on_forgotten_lock.get().filter(|_| count != 0) else {
            return;
        };
        let function = told.get(scope);
        let count = scope.number(f64::from(count));
        scope.invoke(function, &[count]);
    }
}

impl Drop for Waits {
    /// The realm is gone: nothing is delivered to it any more.
    fn drop(&mut self) {
        for (_, ticket) in self.tickets.take() {
            (ticket.withdraw)();
        }
        self.mailbox.close();
    }
}

type Letter = (u64, Option<Box<dyn Arrival>>);

/// Where other OS threads leave what a realm's tickets are settled with.
pub(crate) struct Mailbox {
    letters: Mutex<Letters>,
    ring: Port,
}

#[derive(Default)]
struct Letters {
    closed: bool,
    waiting: Vec<Letter>,
    forgotten_locks: u32,
}

struct Ring;

impl Mailbox {
    fn new(event_loop: &EventLoop<Task>) -> Mailbox {
        let ring = event_loop.port(|_| {
            Box::new(|scope: &mut Scope<'_>| {
                let waits = Waits::of(scope);
                waits.settle_all(scope);
                waits.tell_forgotten_locks(scope);
            })
        });
        Mailbox {
            letters: Mutex::default(),
            ring,
        }
    }

    /// One that nobody reads.
    #[cfg(test)]
    pub(crate) fn unread() -> Mailbox {
        Mailbox::new(&EventLoop::new().expect("a loop"))
    }

    #[cfg(test)]
    pub(crate) fn forgotten_locks(&self) -> u32 {
        self.lock().forgotten_locks
    }

    /// Leaves a letter, on any OS thread. One for a realm that is gone is dropped.
    fn put(&self, ticket: u64, outcome: Option<Box<dyn Arrival>>) {
        let mut letters = self.lock();
        if letters.closed {
            drop(letters);
            drop(outcome);
            return;
        }
        letters.waiting.push((ticket, outcome));
        let is_first = letters.waiting.len() == 1;
        drop(letters);
        if is_first {
            self.ring.post(Ring);
        }
    }

    /// A lock of this realm was collected that had not been let go. Called by the collector, on whichever OS thread.
    pub(crate) fn tell_forgotten_lock(&self) {
        let mut letters = self.lock();
        letters.forgotten_locks += 1;
        let is_open = !letters.closed;
        drop(letters);
        if is_open {
            self.ring.post(Ring);
        }
    }

    fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut self.lock().waiting)
    }

    fn close(&self) {
        let mut letters = self.lock();
        letters.closed = true;
        let left = std::mem::take(&mut letters.waiting);
        drop(letters);
        drop(left);
    }

    fn lock(&self) -> MutexGuard<'_, Letters> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Listener = Rc<dyn Fn(u64)>;

/// Who wants to know that a Thread-Node of this realm has ended, however.
#[derive(Default)]
pub(crate) struct ThreadEnds {
    listeners: RefCell<Vec<Listener>>,
}

impl ThreadEnds {
    /// Those of this realm.
    pub(crate) fn of(scope: &Scope<'_>) -> Rc<ThreadEnds> {
        scope.extension(ThreadEnds::default)
    }

    pub(crate) fn listen(&self, listener: impl Fn(u64) + 'static) {
        self.listeners.borrow_mut().push(Rc::new(listener));
    }

    /// Thread-Node `number` has ended.
    pub(crate) fn tell(&self, number: u64) {
        if self.listeners.borrow().is_empty() {
            return;
        }
        let listeners = self.listeners.borrow().clone();
        for listener in listeners {
            listener(number);
        }
    }
}
