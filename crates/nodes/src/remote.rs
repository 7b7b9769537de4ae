//! The machine at the other end of a link, seen from here: takes calls, keeps what was sent until its reply has come, and settles everything when
//! the link ends. It outlives its link: while a new one is made (a process that restarts) new calls wait.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use wire::frame::{Message, WireOutcome};

use crate::away::Away;
use crate::call::{Outcome, Transfer};
use crate::caller::{Cancelled, Why};
use crate::link::{self, Link};
use crate::mailbox::Mailbox;
use crate::pending::{Answer, Figures, FileAnswer, Pending, Sent, message_of, outcome_of, put};
use crate::queue::Job;
use crate::slices::Slices;
use crate::ticket::Ticket;

/// Calls that may be on their way to one machine; more are refused until some have ended.
const MOST_CALLS: usize = 65_536;
/// And no call is taken while so many bytes wait for the other side to read them.
const MOST_BYTES: usize = 64 << 20;

/// A machine at the other end of a link.
pub struct RemoteMachine {
    inner: Mutex<Inner>,
    slices: Arc<Slices>,
    /// By which it is known here, once it has been given one.
    number: AtomicU32,
    /// As it has said itself.
    cores: AtomicU32,
}

struct Inner {
    line: Line,
    pending: HashMap<u64, Pending>,
    /// What waits for a link, in order.
    waiting: VecDeque<u64>,
    last: u64,
    /// Callers that were refused for want of room.
    want_room: Vec<Arc<Mailbox>>,
    /// Calls that have not begun, as far as is known here.
    unbegun: usize,
    /// Callers that wait until there are fewer of these.
    want_begun: Vec<Arc<Mailbox>>,
}

enum Line {
    /// There will be a link.
    Waiting,
    Up(Arc<Link>),
    /// There will be none any more, for this reason.
    Gone(Arc<str>),
}

impl RemoteMachine {
    /// A machine that has no link yet. Slices sent to it are kept in `slices`.
    pub fn new(slices: Arc<Slices>) -> Arc<Self> {
        Arc::new(Self {
            inner: Mutex::new(Inner {
                line: Line::Waiting,
                pending: HashMap::new(),
                waiting: VecDeque::new(),
                last: 0,
                want_room: Vec::new(),
                unbegun: 0,
                want_begun: Vec::new(),
            }),
            slices,
            number: AtomicU32::new(0),
            cores: AtomicU32::new(0),
        })
    }

    /// The number by which calls are placed on it, 0 before it has one (see [`Machine::add_remote`](crate::Machine::add_remote)).
    pub fn number(&self) -> u32 {
        self.number.load(Ordering::Relaxed)
    }

    pub(crate) fn set_number(&self, number: u32) {
        self.number.store(number, Ordering::Relaxed);
    }

    /// How many cores it has, 0 as long as it has not said so.
    pub fn cores(&self) -> u32 {
        self.cores.load(Ordering::Relaxed)
    }

    pub(crate) fn set_cores(&self, cores: u32) {
        self.cores.store(cores, Ordering::Relaxed);
    }

    /// There is a link: what waited is sent.
    pub fn came_up(&self, link: &Arc<Link>) {
        self.expire();
        let mut inner = self.lock();
        let mut bytes = Vec::new();
        for id in std::mem::take(&mut inner.waiting) {
            let message = match inner.pending.get_mut(&id) {
                Some(Pending::Call(sent)) => sent
                    .unsent
                    .take()
                    .and_then(|call| message_of(id, &call.0, call.1)),
                Some(Pending::Question { unsent, .. }) => unsent.take().map(|message| *message),
                _ => None,
            };
            if let Some(message) = message {
                // Its length was looked at when it was taken.
                let _ = link::encode(message, &mut bytes);
            }
        }
        // Under the lock: what is submitted now comes behind. If the link is over, its end will be told.
        let _ = link.send_bytes(bytes);
        inner.line = Line::Up(Arc::clone(link));
    }

    /// The link has ended. Everything sent is settled as down; what was not sent waits for the next link, if there is to be one. `heard_all` says whether
    /// everything was heard that was said there: else calls may have begun that are not known to.
    pub fn went_down(&self, reason: &Arc<str>, comes_again: bool, heard_all: bool) {
        let mut inner = self.lock();
        let line = if comes_again {
            Line::Waiting
        } else {
            Line::Gone(Arc::clone(reason))
        };
        let begun = match std::mem::replace(&mut inner.line, line) {
            Line::Up(link) => link.begun_there(),
            _ => HashSet::new(),
        };
        let stays = |pending: &Pending| comes_again && pending.is_unsent();
        let lost: Vec<(u64, Pending)> = inner.pending.extract_if(|_, pending| !stays(pending)).collect();
        if !comes_again {
            inner.waiting.clear();
        }
        lost.iter().for_each(|(_, pending)| inner.forget(pending));
        let mut want_room = std::mem::take(&mut inner.want_room);
        want_room.append(&mut inner.want_begun);
        drop(inner);
        for (id, pending) in lost {
            pending.end_as_down(reason, !heard_all || begun.contains(&id));
        }
        want_room.iter().for_each(|mailbox| mailbox.announce_room());
    }

    /// Ends what waits for a link longer than it may.
    pub fn expire(&self) {
        let now = Instant::now();
        let mut inner = self.lock();
        let is_late = |pending: &Pending| {
            let Pending::Call(Sent {
                unsent: Some(call), ..
            }) = pending
            else {
                return false;
            };
            call.0.deadline().is_some_and(|deadline| deadline <= now)
        };
        let late: Vec<(u64, Pending)> = inner.pending.extract_if(|_, pending| is_late(pending)).collect();
        late.iter().for_each(|(_, pending)| inner.forget(pending));
        drop(inner);
        for (_, pending) in late {
            if let Pending::Call(sent) = pending {
                sent.end(0, 0, Outcome::TimedOut);
            }
        }
    }

    /// Asks the program there; `answer` is called once, on an OS thread of the link's or, if there is none any more, at once.
    pub fn ask(&self, what: &str, value: Vec<u8>, answer: Answer) {
        let mut inner = self.lock();
        let id = inner.next_id();
        let message = Message::Ask {
            id,
            what: what.into(),
            value,
        };
        match &inner.line {
            Line::Gone(reason) => {
                let reason = Arc::clone(reason);
                drop(inner);
                answer(Outcome::Down {
                    reason,
                    maybe_executed: false,
                });
            }
            Line::Waiting => {
                inner.waiting.push_back(id);
                let unsent = Some(Box::new(message));
                inner.pending.insert(id, Pending::Question { answer, unsent });
            }
            Line::Up(link) => {
                let link = Arc::clone(link);
                inner
                    .pending
                    .insert(id, Pending::Question { answer, unsent: None });
                drop(inner);
                if let Err(link::SendError::TooLong(_)) = link.send(message)
                    && let Some(pending) = self.take(id)
                {
                    pending.end_as_down(&"the question is longer than a message may be".into(), true);
                }
            }
        }
    }

    /// Asks for the machine's figures.
    pub fn figures(&self, answer: Figures) {
        if let Err(Pending::Figures(answer)) =
            self.send_pending(Pending::Figures(answer), |id| Message::StatsWanted { id })
        {
            answer(None);
        }
    }

    /// Asks about a file on that machine.
    pub(crate) fn ask_file(&self, what: wire::frame::FileQuestion, path: Vec<u8>, answer: FileAnswer) {
        let message = |id| Message::FileWanted { id, what, path };
        if let Err(Pending::File(answer)) = self.send_pending(Pending::File(answer), message) {
            answer(Err(rustix::io::Errno::NOENT.raw_os_error().unsigned_abs()));
        }
    }

    /// The link, while there is one.
    pub fn link_there(&self) -> Option<Arc<Link>> {
        match &self.lock().line {
            Line::Up(link) => Some(Arc::clone(link)),
            _ => None,
        }
    }

    /// Calls that have not ended, and how many of these have not begun, as far as is known here.
    pub fn in_flight(&self) -> (usize, usize) {
        let inner = self.lock();
        (inner.pending.len(), inner.unbegun)
    }

    /// Gives `pending` back if there is no link.
    fn send_pending(&self, pending: Pending, message: impl FnOnce(u64) -> Message) -> Result<(), Pending> {
        let mut inner = self.lock();
        let Line::Up(link) = &inner.line else {
            return Err(pending);
        };
        let link = Arc::clone(link);
        let id = inner.next_id();
        inner.pending.insert(id, pending);
        drop(inner);
        // If the link is over, its end settles this.
        let _ = link.send(message(id));
        Ok(())
    }

    // ---- what the link's OS thread tells

    /// A call or question has its last reply. What is owed a wake-up is added to `owed`.
    ///
    /// # Errors
    /// If no such call is there.
    pub(crate) fn reply(
        &self,
        id: u64,
        outcome: WireOutcome,
        owed: &mut Vec<Arc<Mailbox>>,
    ) -> Result<(), String> {
        let Some(pending) = self.take(id) else {
            return Err(format!("a reply to call {id}, which is none"));
        };
        match pending {
            Pending::Call(sent) => {
                let (core, thread, outcome) = outcome_of(outcome, sent.began);
                sent.end_later(core, thread, outcome, owed);
            }
            Pending::Question { answer, .. } => answer(outcome_of(outcome, None).2),
            Pending::Figures(_) | Pending::File(_) => {
                return Err(format!("a reply to {id}, which is no call"));
            }
        }
        Ok(())
    }

    /// A generator's value.
    pub(crate) fn value(
        &self,
        id: u64,
        value: Vec<u8>,
        transfers: Vec<Vec<u8>>,
        owed: &mut Vec<Arc<Mailbox>>,
    ) -> Result<(), String> {
        let inner = self.lock();
        let Some(Pending::Call(sent)) = inner.pending.get(&id) else {
            return Err(format!("a value of call {id}, which is none"));
        };
        let (core, thread) = sent.began.unwrap_or_default();
        let outcome = Outcome::Yield(value, transfers.into_iter().map(Transfer::Bytes).collect());
        put(&sent.mailbox, sent.reply(core, thread, outcome), owed);
        Ok(())
    }

    /// A call begins there.
    pub(crate) fn begun(&self, id: u64, core: u32, thread: u64) -> Result<(), String> {
        let mut inner = self.lock();
        match inner.pending.get_mut(&id) {
            Some(Pending::Call(sent)) if sent.began.is_none() => sent.began = Some((core, thread)),
            _ => return Err(format!("call {id} begins, which is none")),
        }
        inner.unbegun -= 1;
        let want_begun = std::mem::take(&mut inner.want_begun);
        drop(inner);
        want_begun.iter().for_each(|mailbox| mailbox.announce_room());
        Ok(())
    }

    pub(crate) fn stats_came(&self, id: u64, figures: Vec<u64>) -> Result<(), String> {
        match self.take(id) {
            Some(Pending::Figures(answer)) => answer(Some(figures)),
            _ => return Err("figures that nobody wanted".into()),
        }
        Ok(())
    }

    pub(crate) fn file_came(&self, id: u64, found: Result<Vec<u8>, u32>) -> Result<(), String> {
        match self.take(id) {
            Some(Pending::File(answer)) => answer(found),
            _ => return Err("a file that nobody wanted".into()),
        }
        Ok(())
    }

    fn take(&self, id: u64) -> Option<Pending> {
        let mut inner = self.lock();
        let pending = inner.pending.remove(&id);
        pending.iter().for_each(|pending| inner.forget(pending));
        let mut want_room = inner.take_if_roomy();
        want_room.append(&mut inner.want_begun);
        drop(inner);
        want_room.iter().for_each(|mailbox| mailbox.announce_room());
        pending
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Away for RemoteMachine {
    fn submit(&self, jobs: Vec<Job>, core: u32) -> (Vec<Job>, Option<Why>) {
        let mut bytes = Vec::new();
        let mut jobs = jobs.into_iter();
        let mut inner = self.lock();
        let link = match &inner.line {
            Line::Gone(_) => return (jobs.collect(), Some(Why::NoSuchMachine)),
            Line::Waiting => None,
            Line::Up(link) => Some(Arc::clone(link)),
        };
        let mut why = None;
        let mut left = Vec::new();
        for job in jobs.by_ref() {
            let is_full = inner.pending.len() >= MOST_CALLS
                || link
                    .as_ref()
                    .is_some_and(|link| link.backlog() + bytes.len() > MOST_BYTES);
            if is_full {
                inner.want_room(job.mailbox());
                (why, left) = (Some(Why::Full), vec![job]);
                break;
            }
            if !inner.take_job(&job, core, link.is_some().then_some(&mut bytes)) {
                (why, left) = (Some(Why::CannotTravel), vec![job]);
                break;
            }
            self.slices.keep(&job.call.slice);
            inner.keep(job, core, link.is_some());
        }
        drop(inner);
        left.extend(jobs);
        if let Some(link) = link {
            // If the link is over, its end settles them.
            let _ = link.send_bytes(bytes);
        }
        (left, why)
    }

    fn cancel(&self, ticket: &Ticket, reason: Vec<u8>) -> Cancelled {
        let id = ticket.seat().1;
        let mut inner = self.lock();
        match inner.pending.get(&id) {
            Some(Pending::Call(sent)) if sent.ticket.id() == ticket.id() => {}
            _ => return Cancelled::TooLate,
        }
        let is_unsent = inner.pending.get(&id).is_some_and(Pending::is_unsent);
        if is_unsent {
            let pending = inner.pending.remove(&id);
            pending.iter().for_each(|pending| inner.forget(pending));
            drop(inner);
            if let Some(Pending::Call(sent)) = pending {
                sent.end(0, 0, Outcome::Cancelled { begun: false });
            }
            return Cancelled::Removed;
        }
        if let Line::Up(link) = &inner.line {
            let link = Arc::clone(link);
            drop(inner);
            let _ = link.send(Message::Cancel { id, reason });
        }
        Cancelled::Stopping
    }

    fn seat(&self, ticket: &Ticket) -> Option<(u32, u64)> {
        match self.lock().pending.get(&ticket.seat().1) {
            Some(Pending::Call(sent)) => sent.began,
            _ => None,
        }
    }

    fn link(&self) -> Option<Arc<Link>> {
        self.link_there()
    }

    fn has_begun_most(&self, most: usize, mailbox: &Arc<Mailbox>) -> bool {
        let mut inner = self.lock();
        if inner.unbegun < most {
            return true;
        }
        if !inner.want_begun.iter().any(|known| Arc::ptr_eq(known, mailbox)) {
            inner.want_begun.push(Arc::clone(mailbox));
        }
        false
    }

    fn grant(&self, ticket: &Ticket, values: u32) {
        if let Some(link) = self.link_there() {
            let id = ticket.seat().1;
            let _ = link.send(Message::Credit { id, values });
        }
    }
}

impl Inner {
    fn next_id(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Whether a call can travel; appends its frame to `bytes`, if there is a link.
    fn take_job(&mut self, job: &Job, core: u32, bytes: Option<&mut Vec<u8>>) -> bool {
        let id = self.next_id();
        let length = job.call.size();
        // What stands around it and the slice's hash need a little.
        if length > link::MAX_MESSAGE - (1 << 19) {
            return false;
        }
        let Some(message) = message_of(id, &job.call, core) else {
            return false;
        };
        bytes.is_none_or(|bytes| link::encode(message, bytes).is_ok())
    }

    /// Keeps a call under the number just given.
    fn keep(&mut self, job: Job, core: u32, is_sent: bool) {
        let id = self.last;
        job.ticket.sent_as(id);
        if !is_sent {
            self.waiting.push_back(id);
        }
        let sent = Sent {
            mailbox: Arc::clone(job.mailbox()),
            ticket: job.ticket,
            began: None,
            unsent: (!is_sent).then(|| Box::new((job.call, core))),
        };
        self.pending.insert(id, Pending::Call(sent));
        self.unbegun += 1;
    }

    /// One that was pending is not any more.
    fn forget(&mut self, pending: &Pending) {
        if let Pending::Call(Sent { began: None, .. }) = pending {
            self.unbegun -= 1;
        }
    }

    fn want_room(&mut self, mailbox: &Arc<Mailbox>) {
        if !self.want_room.iter().any(|known| Arc::ptr_eq(known, mailbox)) {
            self.want_room.push(Arc::clone(mailbox));
        }
    }

    /// Those who wait for room, once there is enough of it.
    fn take_if_roomy(&mut self) -> Vec<Arc<Mailbox>> {
        let backlog = match &self.line {
            Line::Up(link) if !self.want_room.is_empty() => link.backlog(),
            _ => 0,
        };
        let is_roomy = self.pending.len() <= MOST_CALLS / 4 * 3 && backlog <= MOST_BYTES / 2;
        if is_roomy {
            std::mem::take(&mut self.want_room)
        } else {
            Vec::new()
        }
    }
}
