//! What a machine at the other end of a link owes answers to: calls, questions, figures, files; and what becomes of each.

use std::sync::Arc;
use std::time::{Duration, Instant};

use wire::frame::{Message, WireCall, WireOutcome};

use crate::call::{Beside, Call, Outcome, Reply, Transfer};
use crate::mailbox::Mailbox;
use crate::ticket::Ticket;

/// Gets the answer to a question.
pub type Answer = Box<dyn FnOnce(Outcome) + Send>;
/// Gets a machine's figures, or nothing if it has gone.
pub type Figures = Box<dyn FnOnce(Option<Vec<u64>>) + Send>;
/// Gets what a file question gives, or the error's number.
pub(crate) type FileAnswer = Box<dyn FnOnce(Result<Vec<u8>, u32>) + Send>;

/// What has been sent, or waits for a link.
pub(crate) enum Pending {
    Call(Sent),
    Question {
        answer: Answer,
        unsent: Option<Box<Message>>,
    },
    Figures(Figures),
    File(FileAnswer),
}

/// A call of this process.
pub(crate) struct Sent {
    pub ticket: Arc<Ticket>,
    pub mailbox: Arc<Mailbox>,
    pub began: Option<(u32, u64)>,
    /// As long as it waits for a link.
    pub unsent: Option<Box<(Call, u32)>>,
}

impl Pending {
    pub fn is_unsent(&self) -> bool {
        match self {
            Self::Call(sent) => sent.unsent.is_some(),
            Self::Question { unsent, .. } => unsent.is_some(),
            Self::Figures(_) | Self::File(_) => false,
        }
    }

    /// There will be no answer. `may_have_begun`: what was sent, though nobody has said so.
    pub fn end_as_down(self, reason: &Arc<str>, may_have_begun: bool) {
        let down = |maybe_executed| Outcome::Down {
            reason: Arc::clone(reason),
            maybe_executed,
        };
        match self {
            Self::Call(sent) => {
                let (core, thread) = sent.began.unwrap_or_default();
                let outcome = down(sent.began.is_some() || (sent.unsent.is_none() && may_have_begun));
                sent.end(core, thread, outcome);
            }
            Self::Question { answer, unsent } => answer(down(unsent.is_none())),
            Self::Figures(answer) => answer(None),
            Self::File(answer) => answer(Err(rustix::io::Errno::NOENT.raw_os_error().unsigned_abs())),
        }
    }
}

impl Sent {
    pub fn reply(&self, core: u32, thread: u64, outcome: Outcome) -> Reply {
        Reply {
            id: self.ticket.id(),
            core,
            thread,
            outcome,
            slice: None,
        }
    }

    pub fn end(self, core: u32, thread: u64, outcome: Outcome) {
        self.mailbox.push(self.reply(core, thread, outcome));
    }

    pub fn end_later(self, core: u32, thread: u64, outcome: Outcome, owed: &mut Vec<Arc<Mailbox>>) {
        put(&self.mailbox, self.reply(core, thread, outcome), owed);
    }
}

/// Puts a reply into a mailbox; if waking its reader can wait until more have come, it is owed.
pub(crate) fn put(mailbox: &Arc<Mailbox>, reply: Reply, owed: &mut Vec<Arc<Mailbox>>) {
    let put_off = mailbox.push_with_more_to_come(reply);
    if put_off && !owed.iter().any(|known| Arc::ptr_eq(known, mailbox)) {
        owed.push(Arc::clone(mailbox));
    }
}

/// The call as a message; `None` if something with it lives in one process only.
pub(crate) fn message_of(id: u64, call: &Call, core: u32) -> Option<Message> {
    let none = Beside::default();
    let beside = call.beside.as_deref().unwrap_or(&none);
    let transfers = beside.transfers.iter().map(bytes_of).collect::<Option<_>>()?;
    let milliseconds_left = beside
        .deadline
        .map(|deadline| milliseconds(deadline.saturating_duration_since(Instant::now())));
    Some(Message::Call {
        id,
        call: WireCall {
            slice: call.slice.hash,
            function: call.function,
            core,
            args: call.args.clone(),
            captures: beside.captures.clone(),
            context: beside.context.clone(),
            milliseconds_left,
            ahead: beside.ahead,
            transfers,
        },
    })
}

/// Rounded up, so that a limit of less than a millisecond is not one that has passed.
fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_micros().div_ceil(1000)).unwrap_or(u64::MAX)
}

/// What a transfer is as bytes, if it can be.
pub(crate) fn bytes_of(transfer: &Transfer) -> Option<Vec<u8>> {
    match transfer {
        Transfer::Bytes(bytes) => Some(bytes.clone()),
        Transfer::Memory(memory) => Some(memory.bytes().to_vec()),
        Transfer::Shared(_) => None,
    }
}

pub(crate) fn outcome_of(outcome: WireOutcome, began: Option<(u32, u64)>) -> (u32, u64, Outcome) {
    let (at_core, at_thread) = began.unwrap_or_default();
    match outcome {
        WireOutcome::Done {
            core,
            thread,
            value,
            transfers,
        } => {
            let transfers = transfers.into_iter().map(Transfer::Bytes).collect();
            (core, thread, Outcome::Done(value, transfers))
        }
        WireOutcome::Failed { core, thread, error } => (core, thread, Outcome::Failed(error)),
        WireOutcome::Cancelled { begun } => (at_core, at_thread, Outcome::Cancelled { begun }),
        WireOutcome::TimedOut => (0, 0, Outcome::TimedOut),
        WireOutcome::Down {
            reason,
            maybe_executed,
        } => {
            let outcome = Outcome::Down {
                reason: reason.into(),
                maybe_executed,
            };
            (at_core, at_thread, outcome)
        }
    }
}
