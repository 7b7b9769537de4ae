//! What runs calls on a core: the trait, what it is given, and the Thread-Node it must settle.
//!
//! An executor is made on its core's OS thread, stays there, and has an event loop of its own. The core's thread repeats:
//! deliver [`Control`]s, let the executor [`work`](Executor::work) on new calls, let its loop [`turn`](Executor::turn);
//! and parks, inside the executor's loop if that is [`alive`](Executor::alive), else on its own.

use std::rc::Rc;
use std::sync::Arc;

use crate::address::Address;
use crate::call::{Call, Outcome, Reply, Slice, Transfer};
use crate::caller::Caller;
use crate::core::CoreShared;
use crate::mailbox::Wake;
use crate::picker::Picker;
use crate::ticket::{Standing, Ticket};

/// Runs calls on one core. Lives on that core's OS thread: it is made there, when first needed, and dropped there.
///
/// A panic in any method ends all Thread-Nodes of the core with [`Outcome::Down`]; the executor is dropped and a new one
/// made when the next call comes.
pub trait Executor {
    /// Takes calls from the [`Source`] it was given at its start, until that gives `None`, and runs each until it ends or waits. Calls that
    /// wait are kept, and settled from [`turn`](Executor::turn) later.
    fn work(&mut self);

    /// A message for one of its Thread-Nodes. The number may be that of one that has just ended: then there is nothing to do.
    fn control(&mut self, thread: u64, message: Control);

    /// One turn of its event loop: timers, I/O, and the replies of its own [`Caller`]. With [`Wait::Block`] it may block until something of
    /// its own happens or its [`Remote::wake`] is called; with [`Wait::Poll`] it must not.
    fn turn(&mut self, wait: Wait);

    /// Whether its loop has anything to wait for. If not, the core parks without asking the loop.
    fn alive(&self) -> bool;

    /// How other OS threads reach it. Asked once, after it is made.
    fn remote(&self) -> Remote;

    /// Bytes that it holds for its Thread-Nodes, as far as it knows. Asked now and then.
    fn memory(&self) -> u64 {
        0
    }
}

/// Makes a core's executor, on that core's OS thread. An error is one sentence; the call that needed the executor is then settled as down.
pub type Factory = Arc<dyn Fn(CoreContext) -> Result<Box<dyn Executor>, String> + Send + Sync>;

/// Whether a turn may block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Do what is due and come back.
    Poll,
    /// Nothing else is to be done: block until something is.
    Block,
}

/// A message for a Thread-Node.
#[derive(Debug)]
pub enum Control {
    /// Its caller cancelled it, with this reason (encoded; empty for none). Abort its signal and settle it.
    Cancel(Vec<u8>),
    /// The reader of its values allows more of them: go on if it stopped for want of credit.
    Credit,
}

/// How other OS threads reach an executor.
#[derive(Clone)]
pub struct Remote {
    /// Ends a [`Wait::Block`]: at once, or the next one.
    pub wake: Wake,
    /// The Thread-Node with this number was cancelled (it may have ended meanwhile), or (0) the core must end: if its synchronous code is
    /// running, end it. Need not do anything if the executor polls [`CancelFlag::is_cancelled`] anyway.
    pub interrupt: Interrupt,
}

/// See [`Remote::interrupt`]. May be called from any OS thread.
pub type Interrupt = Arc<dyn Fn(u64) + Send + Sync>;

/// What an executor gets at its start.
pub struct CoreContext {
    /// Where its calls come from.
    pub source: Source,
    /// For the calls its Thread-Nodes make (row A5). Its replies wake the core; the executor reads them in [`Executor::turn`].
    pub caller: Caller,
    /// The core's address.
    pub address: Address,
    /// The core's number, from 1.
    pub core: u32,
    /// Set when the whole core must end (stop after grace, kill).
    pub halt: CancelFlag,
}

/// A core's calls. A cheap handle, to be kept by the executor wherever it needs it.
#[derive(Clone)]
pub struct Source {
    picker: Rc<Picker>,
}

impl Source {
    pub(crate) fn new(picker: Rc<Picker>) -> Self {
        Self { picker }
    }

    /// The next call to begin, or `None`: then go back to the core's thread, which has other things to do (a turn of the loop, a
    /// message, parking) before it asks for [`Executor::work`] again.
    pub fn next(&self) -> Option<Thread> {
        Picker::next(&self.picker)
    }
}

/// A Thread-Node: a call that has begun on this core. Whoever has it settles it, once; dropped unsettled, it is settled as down.
/// It cannot leave the core's OS thread.
#[must_use = "dropping a Thread-Node ends its call with an error"]
pub struct Thread {
    /// Until it is settled.
    call: Option<Call>,
    number: u64,
    ticket: Arc<Ticket>,
    home: Rc<Picker>,
}

impl Thread {
    pub(crate) fn new(call: Call, number: u64, ticket: Arc<Ticket>, home: Rc<Picker>) -> Self {
        let counters = &home.core.counters;
        counters.running.up();
        counters.bytes_in.add(call.size() as u64);
        Self {
            call: Some(call),
            number,
            ticket,
            home,
        }
    }

    /// The call, to take its parts from.
    pub fn call(&mut self) -> &mut Call {
        self.call
            .as_mut()
            .unwrap_or_else(|| unreachable!("whoever settles a Thread-Node gives it away"))
    }

    /// Its number on this core, from 1; never used again.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Its address.
    pub fn address(&self) -> Address {
        self.home
            .core
            .machine_address()
            .thread(self.home.core.number, self.number)
    }

    /// What tells, while its synchronous code runs, whether that is to end.
    pub fn flag(&self) -> CancelFlag {
        CancelFlag {
            core: Arc::clone(&self.home.core),
            ticket: Some(Arc::clone(&self.ticket)),
        }
    }

    /// Whether its caller wants it to end, or its core must.
    pub fn is_cancelled(&self) -> bool {
        self.ticket.is_cancelling() || self.home.core.is_halting()
    }

    /// It returned: the value, encoded, and what moves with it. If it was cancelled meanwhile, the result is discarded.
    pub fn done(self, value: Vec<u8>, transfers: Vec<Transfer>) {
        self.settle(Outcome::Done(value, transfers));
    }

    /// It threw: the error, encoded.
    pub fn failed(self, error: Vec<u8>) {
        self.settle(Outcome::Failed(error));
    }

    /// It was ended because of its caller's wish (or its core's end).
    pub fn cancelled(self) {
        self.settle(Outcome::Cancelled { begun: true });
    }

    /// It ended so. For the outcomes above; [`Outcome::Yield`] is for [`Thread::produce`].
    pub fn settle(mut self, outcome: Outcome) {
        debug_assert!(outcome.is_last());
        self.end(outcome);
    }

    /// How many values a generator's reader allows for now.
    pub fn credit(&self) -> u32 {
        self.ticket.credit()
    }

    /// A generator's next value.
    ///
    /// # Errors
    /// Gives the value back if the reader allows no more for now: try again after [`Control::Credit`].
    pub fn produce(&self, value: Vec<u8>, transfers: Vec<Transfer>) -> Result<(), (Vec<u8>, Vec<Transfer>)> {
        if !self.ticket.spend() {
            return Err((value, transfers));
        }
        self.send(Outcome::Yield(value, transfers), None);
        Ok(())
    }

    fn end(&mut self, outcome: Outcome) {
        let slice = self.call.take().map(|call| call.slice);
        let Some(standing) = self.ticket.settle() else {
            return;
        };
        let outcome = match standing {
            Standing::Begun => outcome,
            Standing::Cancelling => Outcome::Cancelled { begun: true },
        };
        let counters = &self.home.core.counters;
        counters.running.down();
        if matches!(outcome, Outcome::Done(..)) {
            counters.done.up()
        } else {
            counters.failed.up()
        }
        self.send(outcome, slice);
    }

    fn send(&self, outcome: Outcome, slice: Option<Arc<Slice>>) {
        self.home.core.counters.bytes_out.add(outcome.size() as u64);
        self.home.post(
            self.ticket.mailbox(),
            Reply {
                id: self.ticket.id(),
                core: self.home.core.number,
                thread: self.number,
                outcome,
                slice,
            },
        );
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        if self.call.is_some() {
            let reason = self.home.core.why_down();
            self.end(Outcome::Down {
                reason,
                maybe_executed: true,
            });
        }
    }
}

/// Says whether to stop. Can be polled from any OS thread.
#[derive(Clone)]
pub struct CancelFlag {
    core: Arc<CoreShared>,
    ticket: Option<Arc<Ticket>>,
}

impl CancelFlag {
    pub(crate) fn of_core(core: Arc<CoreShared>) -> Self {
        Self { core, ticket: None }
    }

    /// Whether the call was cancelled and has not ended, or the core must end. Two loads.
    pub fn is_cancelled(&self) -> bool {
        self.core.is_halting() || self.ticket.as_ref().is_some_and(|ticket| ticket.is_cancelling())
    }
}
