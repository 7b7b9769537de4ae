//! The calling side: an OS thread that makes calls has one `Caller`, which submits, cancels and hands out replies.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::away::Away;
use crate::call::{Call, CallId, Outcome, Reply};
use crate::executor::Control;
use crate::gate::{Gate, Opened};
use crate::link::Link;
use crate::machine::Shared;
use crate::mailbox::{Mailbox, Receiver, Wake};
use crate::queue::{Job, Refusal};
use crate::slots::Slots;
use crate::spin::Spin;
use crate::sync::atomic::Ordering;
use crate::sync::lock;
use crate::ticket::{CancelStep, QueueKey, Ticket};
use crate::watch::LinkSpin;

/// Makes calls and receives their replies. One per OS thread that calls: it can be sent there, but not shared.
///
/// Dropping it cancels what is still in flight.
///
/// How its loop uses it:
/// ```text
/// submit …                         any time
/// drain(&mut replies)              every turn: settle promises
/// match park()                     about to block:
///   Park::No            poll without blocking
///   Park::For(time)     block until an event, the Wake or `time`; unpark()
///   Park::Yes           block until an event or the Wake; unpark()
/// ```
pub struct Caller {
    shared: Arc<Shared>,
    mailbox: Arc<Mailbox>,
    outside: Option<Arc<Outside>>,
    /// The core it lives on, if it is an executor's.
    home: Option<u32>,
    slots: Slots,
    /// Memory for those on their way into a queue.
    jobs: VecDeque<Job>,
    received: Vec<Reply>,
    spin: Spin,
    link_spin: LinkSpin,
    /// Calls in flight that went to other machines, and the one that got the last.
    away: usize,
    last_away: Option<Arc<dyn Away>>,
    parked: bool,
    /// Replies came since the last pause, so more are likely to come soon.
    replies_flow: bool,
}

/// Where a call is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where there is room.
    Anywhere,
    /// On the core with this number (from 1), and nowhere else.
    Core(u32),
    /// On another machine, by its number in this process: on this core of it, or on any for 0.
    Away {
        /// The machine.
        machine: u32,
        /// The core.
        core: u32,
    },
}

/// Whether a caller's loop may block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Park {
    /// Something waits to be read.
    No,
    /// Replies are flowing: block for this time at most. Cores that have more replies in a moment wake the loop once for many
    /// of them; the limit holds if what they do next takes longer than they expected.
    For(Duration),
    /// Block until something comes.
    Yes,
}

/// How long a loop sleeps on its own while replies flow: the longest that a reply waits for a wake-up that was put off.
const SOFT_PARK: Duration = Duration::from_micros(200);
/// And while many calls wait in the queue, each for far longer than this.
const BACKLOG_PARK: Duration = Duration::from_millis(4);

/// While calls are quick, a spinning caller waits for so many replies, because each visit of its loop costs as much as some calls,
const TOGETHER: usize = 16;
/// but no longer than this.
const GATHER: Duration = Duration::from_micros(10);

/// A call that was not taken, given back.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct Refused {
    /// The call, as it was submitted.
    pub call: Box<Call>,
    /// Why.
    pub why: Why,
}

/// Why a call was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// The queue is at its bound (`maxQueue`). [`Caller::take_room`] tells when to try again.
    #[error("the queue is full")]
    Full,
    /// The node takes no new work.
    #[error("the node is stopping")]
    Stopping,
    /// The machine has no core with that number.
    #[error("the machine has no such core")]
    NoSuchCore,
    /// The operating system gave no OS thread for a core.
    #[error("no OS thread could be started for the core")]
    NoThread,
    /// No machine has that number any more.
    #[error("there is no such machine")]
    NoSuchMachine,
    /// It cannot travel: too long, or with something that lives in one process only.
    #[error("the call cannot leave this process")]
    CannotTravel,
}

/// What [`Caller::cancel`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// It had not begun and never will. The reply `Cancelled { begun: false }` is in the mailbox.
    Removed,
    /// It has begun; its core was told. Whatever it does, its reply will be `Cancelled { begun: true }` (or `Down`, if the core dies first).
    Stopping,
    /// It had ended: its reply, whatever that is, is in the mailbox or was read.
    TooLate,
}

impl Caller {
    pub(crate) fn outside(shared: Arc<Shared>, wake: Wake) -> Self {
        let outside = Arc::new(Outside {
            gate: Gate::default(),
            wake,
        });
        shared.awake.fetch_add(1, Ordering::Relaxed);
        let mailbox = Arc::new(Mailbox::new(Arc::clone(&outside) as Arc<dyn Receiver>));
        Self::new(shared, mailbox, Some(outside), None)
    }

    /// For calls that came from another machine: `mailbox` has a reader of its own.
    pub(crate) fn relay(shared: Arc<Shared>, mailbox: Arc<Mailbox>) -> Self {
        Self::new(shared, mailbox, None, None)
    }

    pub(crate) fn on_core(shared: Arc<Shared>, mailbox: Arc<Mailbox>, home: u32) -> Self {
        Self::new(shared, mailbox, None, Some(home))
    }

    fn new(
        shared: Arc<Shared>,
        mailbox: Arc<Mailbox>,
        outside: Option<Arc<Outside>>,
        home: Option<u32>,
    ) -> Self {
        Self {
            shared,
            mailbox,
            outside,
            home,
            slots: Slots::default(),
            jobs: VecDeque::new(),
            received: Vec::new(),
            spin: Spin::default(),
            link_spin: LinkSpin::default(),
            away: 0,
            last_away: None,
            parked: false,
            replies_flow: false,
        }
    }

    /// Places a call. Its replies come through [`Caller::drain`], under the number given here.
    ///
    /// # Errors
    /// Gives the call back if it was not taken: then no reply will come.
    pub fn submit(&mut self, call: Call, place: Place) -> Result<CallId, Refused> {
        let mut calls = VecDeque::from([call]);
        let mut ids = Vec::with_capacity(1);
        match self.submit_all(&mut calls, place, &mut ids) {
            Ok(()) => Ok(ids[0]),
            Err(why) => match calls.pop_front() {
                Some(call) => Err(Refused {
                    call: Box::new(call),
                    why,
                }),
                None => Ok(ids[0]),
            },
        }
    }

    /// Places many calls with one lock and one wake-up: what a loop collected in one turn. Takes them from the front of `calls` and appends their
    /// numbers to `ids`, in order.
    ///
    /// # Errors
    /// Says why those left in `calls` were not taken.
    pub fn submit_all(
        &mut self,
        calls: &mut VecDeque<Call>,
        place: Place,
        ids: &mut Vec<CallId>,
    ) -> Result<(), Why> {
        if calls.is_empty() {
            return Ok(());
        }
        if let Place::Away { machine, core } = place {
            return self.submit_away(calls, machine, core, ids);
        }
        let key = self.queue_for(place)?;
        self.shared.make_ready(key)?;
        let room = CallId::MAX_SLOTS.saturating_sub(self.slots.in_flight());
        let offered = calls.len().min(room);
        // Made before the queue is locked: the cores take from it.
        let mut jobs = std::mem::take(&mut self.jobs);
        jobs.extend(calls.drain(..offered).map(|call| Job {
            ticket: self.slots.issue(key, call.ahead(), &self.mailbox),
            call,
        }));
        let first = ids.len();
        ids.extend(jobs.iter().map(|job| job.ticket.id()));
        let refusal = self.shared.queue(key).push(&mut jobs, &self.mailbox);
        ids.truncate(ids.len() - jobs.len());
        if ids.len() > first {
            self.shared.announce_work(key);
        }
        self.take_back(&mut jobs, calls);
        self.jobs = jobs;
        match refusal {
            Some(Refusal::Closed) => Err(Why::Stopping),
            Some(Refusal::Full) => Err(Why::Full),
            None if calls.is_empty() => Ok(()),
            None => Err(Why::Full),
        }
    }

    fn submit_away(
        &mut self,
        calls: &mut VecDeque<Call>,
        machine: u32,
        core: u32,
        ids: &mut Vec<CallId>,
    ) -> Result<(), Why> {
        let away = self.shared.away.find(machine).ok_or(Why::NoSuchMachine)?;
        let room = CallId::MAX_SLOTS.saturating_sub(self.slots.in_flight());
        let offered = calls.len().min(room);
        let jobs = calls.drain(..offered).map(|call| Job {
            ticket: self
                .slots
                .issue(QueueKey::Away(machine), call.ahead(), &self.mailbox),
            call,
        });
        let jobs: Vec<Job> = jobs.collect();
        let issued: Vec<CallId> = jobs.iter().map(|job| job.ticket.id()).collect();
        let (left, why) = away.submit(jobs, core);
        ids.extend(&issued[..offered - left.len()]);
        self.away += offered - left.len();
        self.last_away = Some(away);
        self.take_back(&mut left.into(), calls);
        match why {
            Some(why) => Err(why),
            None if calls.is_empty() => Ok(()),
            None => Err(Why::Full),
        }
    }

    /// Calls that nobody took go back to the front of `calls`.
    fn take_back(&mut self, left: &mut VecDeque<Job>, calls: &mut VecDeque<Call>) {
        for job in left.drain(..).rev() {
            self.slots.release(job.ticket.id());
            calls.push_front(job.call);
        }
    }

    fn queue_for(&self, place: Place) -> Result<QueueKey, Why> {
        match (place, self.home) {
            (Place::Anywhere, None) => Ok(QueueKey::Shared),
            (Place::Anywhere, Some(home)) => Ok(QueueKey::Own(home)),
            (Place::Away { .. }, _) => Err(Why::NoSuchMachine),
            (Place::Core(number), _) => {
                let index = number
                    .checked_sub(1)
                    .filter(|&index| (index as usize) < self.shared.cores.len());
                index.map(QueueKey::Pinned).ok_or(Why::NoSuchCore)
            }
        }
    }

    /// Asks for a call's end. `reason` (encoded) is what its signal will show. The call still gets exactly one last reply.
    pub fn cancel(&mut self, id: CallId, reason: Vec<u8>) -> Cancelled {
        match self.slots.find(id) {
            Some(ticket) => cancel(&self.shared, &self.mailbox, ticket, reason),
            None => Cancelled::TooLate,
        }
    }

    /// Core (from 1) and number of a call's Thread-Node, if it has begun.
    pub fn seat(&self, id: CallId) -> Option<(u32, u64)> {
        let ticket = self.slots.find(id)?;
        if let Some(away) = self.shared.away_of(ticket) {
            return away.seat(ticket);
        }
        let (core, thread) = ticket.seat();
        (thread != 0).then_some((core + 1, thread))
    }

    /// Whether another machine has begun its calls but for fewer than `most`, so that more find it ready. If not, this caller hears of room (see
    /// [`Caller::take_room`]) when it has begun or ended one more. True for a machine that is gone.
    pub fn has_begun_most(&self, machine: u32, most: usize) -> bool {
        let away = self.shared.away.find(machine);
        away.is_none_or(|away| away.has_begun_most(most, &self.mailbox))
    }

    /// Allows a generator `values` more values.
    pub fn grant(&mut self, id: CallId, values: u32) {
        let Some(ticket) = self.slots.find(id) else { return };
        if let Some(away) = self.shared.away_of(ticket) {
            away.grant(ticket, values);
            return;
        }
        ticket.grant(values);
        let (core, thread) = ticket.seat();
        if thread != 0 && !ticket.is_settled() {
            self.shared.cores[core as usize].tell(thread, Control::Credit);
        }
    }

    /// Moves all replies that have come to the end of `into`, in the order they were sent, and gives their number.
    pub fn drain(&mut self, into: &mut Vec<Reply>) -> usize {
        self.mailbox.swap(&mut self.received);
        for reply in &self.received {
            if reply.outcome.is_last() {
                let went_away = self.away > 0 && self.slots.find(reply.id).is_some_and(|call| call.is_away());
                self.away -= usize::from(went_away);
                self.slots.release(reply.id);
            }
        }
        let count = self.received.len();
        self.replies_flow |= count > 0;
        into.append(&mut self.received);
        count
    }

    /// True once after a queue that had refused calls of this caller has room again.
    pub fn take_room(&mut self) -> bool {
        self.mailbox.take_room()
    }

    /// Calls without a last reply yet: what keeps the program's loop alive.
    pub fn in_flight(&self) -> usize {
        self.slots.in_flight()
    }

    /// Whether replies (or room) wait to be read.
    pub fn has_news(&self) -> bool {
        self.mailbox.has_news()
    }

    /// Spins some microseconds for a reply while a processor is free; tells whether one came. Worth a try before `park` when a
    /// call is in flight: it saves the wake-up when the answer is near.
    pub fn spin(&mut self) -> bool {
        let link = self.link_of_reply();
        let (mailbox, shared) = (&self.mailbox, &self.shared);
        match &link {
            Some(link) => self
                .link_spin
                .until(link, || mailbox.has_news(), || shared.may_spin()),
            None if shared.wants_processor() => mailbox.has_news(),
            None => {
                let most = self.slots.in_flight().min(TOGETHER);
                let mut first = None;
                let found = || match mailbox.len() {
                    0 => false,
                    count if count >= most || !shared.quick.load(Ordering::Relaxed) => true,
                    _ => first.get_or_insert_with(Instant::now).elapsed() > GATHER,
                };
                self.spin.until(found, || shared.may_spin()) || mailbox.has_news()
            }
        }
    }

    /// The link that is likely to bring what this caller's OS thread does next, for it to attend while it waits: of the next reply, if that comes from another
    /// machine; else, for one on a core, of its calls.
    pub fn link(&self) -> Option<Arc<Link>> {
        self.link_of_reply().or_else(|| {
            self.home?;
            lock(&self.shared.last_link).upgrade()
        })
    }

    fn link_of_reply(&self) -> Option<Arc<Link>> {
        match &self.last_away {
            Some(away) if self.away > 0 => away.link(),
            _ => None,
        }
    }

    /// The loop is about to block: says whether it may, and for how long. After anything but [`Park::No`] the [`Wake`] will be called when
    /// something comes, and [`Caller::unpark`] must be called after blocking. On a core's caller it only looks for news: the core's thread
    /// parks itself.
    pub fn park(&mut self) -> Park {
        let Some(outside) = &self.outside else {
            return if self.has_news() { Park::No } else { Park::Yes };
        };
        let soft = std::mem::take(&mut self.replies_flow) && self.slots.in_flight() > 0;
        if soft {
            outside.gate.close_softly();
        } else {
            outside.gate.close();
        }
        if self.mailbox.has_news() {
            outside.gate.reopen();
            return Park::No;
        }
        self.shared.awake.fetch_sub(1, Ordering::Relaxed);
        self.parked = true;
        self.shared.free_processor();
        match soft {
            true if self.shared.has_backlog() => Park::For(BACKLOG_PARK),
            true => Park::For(SOFT_PARK),
            false => Park::Yes,
        }
    }

    /// The loop no longer blocks.
    pub fn unpark(&mut self) {
        if let Some(outside) = &self.outside
            && std::mem::take(&mut self.parked)
        {
            outside.gate.reopen();
            self.shared.awake.fetch_add(1, Ordering::Relaxed);
            self.spin.waited();
        }
    }
}

impl Drop for Caller {
    fn drop(&mut self) {
        for ticket in self.slots.tickets() {
            cancel(&self.shared, &self.mailbox, ticket, Vec::new());
        }
        if self.outside.is_some() && !self.parked {
            self.shared.awake.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

fn cancel(shared: &Shared, mailbox: &Mailbox, ticket: &Ticket, reason: Vec<u8>) -> Cancelled {
    if let QueueKey::Away(machine) = ticket.queue() {
        let away = shared.away.find(machine);
        return away.map_or(Cancelled::TooLate, |away| away.cancel(ticket, reason));
    }
    match ticket.cancel() {
        CancelStep::Removed => {
            shared.queue(ticket.queue()).forget_one();
            let outcome = Outcome::Cancelled { begun: false };
            mailbox.push(Reply {
                id: ticket.id(),
                core: 0,
                thread: 0,
                outcome,
                slice: None,
            });
            Cancelled::Removed
        }
        CancelStep::Running { core, thread } => {
            let core = &shared.cores[core as usize];
            // In this order, so that the executor hears of its end after it was told to interrupt it, whatever has happened to it in between.
            core.interrupt(thread);
            core.tell(thread, Control::Cancel(reason));
            Cancelled::Stopping
        }
        CancelStep::AlreadyCancelling => Cancelled::Stopping,
        CancelStep::AlreadySettled => Cancelled::TooLate,
    }
}

/// A caller that is not on a core: it parks in its own loop.
struct Outside {
    gate: Gate,
    wake: Wake,
}

impl Receiver for Outside {
    fn nudge(&self) {
        if self.gate.open() {
            (self.wake)();
        }
    }

    fn nudge_or_put_off(&self) -> bool {
        let opened = self.gate.open_if_firm();
        if opened == Opened::MustWake {
            (self.wake)();
        }
        opened == Opened::PutOff
    }
}
