//! The poll phase: what has come, and how the loop waits for more.

use std::time::{Duration, Instant};

use crate::inbox::Message;
use crate::poller::Found;
use crate::watches::{Readiness, WatchId};
use crate::{EventLoop, Host, Park};

/// How often the loop lets other OS threads run before it waits for the pool, and for how long at most.
const YIELDS: usize = 16;
const YIELDING: Duration = Duration::from_micros(20);

/// A watched descriptor that is ready, and what for.
type Ready = (WatchId, Readiness);

impl<T> EventLoop<T> {
    /// The phase.
    pub(crate) fn poll(&self, host: &mut impl Host<Task = T>, may_wait: bool) {
        let wait = if may_wait {
            self.poll_wait(host)
        } else {
            Some(Duration::ZERO)
        };
        let (messages, found) = if wait == Some(Duration::ZERO) {
            (self.inbox.take(), None)
        } else {
            self.look_or_wait(host, wait)
        };
        // Messages come first, and what they make ready still belongs to this phase: so that is asked for anew.
        let found = found.filter(|_| messages.is_empty());
        self.arrived.borrow_mut().extend(messages);
        while let Some(message) = self.next_arrived(|_| true) {
            if host.stopped() {
                return;
            }
            if let Some(task) = self.deliver(message) {
                host.run(task);
            }
        }
        self.tell_watchers(host, found);
        // After the messages, so that what they make ready still comes in this phase.
        self.drain(&self.ready, host);
        self.drain(&self.quiet, host);
        if !host.stopped() {
            host.run_own();
        }
    }

    fn tell_watchers(&self, host: &mut impl Host<Task = T>, found: Option<Vec<Ready>>) {
        for (watch, ready) in found.unwrap_or_else(|| self.watches.ready()) {
            if host.stopped() {
                return;
            }
            if let Some(task) = self.watches.task(watch, ready) {
                host.run(task);
            }
        }
    }

    /// What has come, and which watched descriptors are ready, as far as that was looked at.
    fn look_or_wait(
        &self,
        host: &mut impl Host<Task = T>,
        longest: Option<Duration>,
    ) -> (Vec<Message>, Option<Vec<Ready>>) {
        let early = self.watches.ready_early();
        if !early.is_empty() {
            return (self.inbox.take(), Some(early));
        }
        let messages = self.yield_to_pool();
        if !messages.is_empty() {
            return (messages, None);
        }
        self.eager.look(longest, || self.inbox.has_news());
        if let Some(ready) = self.channels.look(longest, || self.news_or_ready()) {
            return (self.inbox.take(), Some(ready));
        }
        let parked = match host.park() {
            Park::No => return (self.inbox.take(), None),
            Park::For(time) => Some(time),
            Park::Yes => None,
        };
        let (fds, idle) = host.idle_wait();
        let longest = [longest, parked, idle].into_iter().flatten().min();
        let (messages, found) = self
            .activity
            .waiting(|| self.inbox.wait(|| self.watches.wait(&fds, longest)));
        host.unpark();
        if found.as_ref().is_some_and(Found::wants_idle) {
            host.idle();
        }
        (messages, found.map(|found| self.watches.sort(found)))
    }

    /// What is ready, if anything is, or (nothing, perhaps) if a message has come.
    fn news_or_ready(&self) -> Option<Vec<Ready>> {
        let ready = self.watches.ready();
        (!ready.is_empty() || self.inbox.has_news()).then_some(ready)
    }

    /// What comes while this OS thread lets others run: the pool often needs no more to finish something, and waiting is dear.
    fn yield_to_pool(&self) -> Vec<Message> {
        if self.requests.borrow().is_empty() {
            return Vec::new();
        }
        let end = Instant::now() + YIELDING;
        for _ in 0..YIELDS {
            std::thread::yield_now();
            if self.inbox.has_news() || Instant::now() >= end {
                break;
            }
        }
        self.inbox.take()
    }

    /// How long poll may wait: not at all when something is to be done, else until the next timer, `None` for ever.
    fn poll_wait(&self, host: &impl Host<Task = T>) -> Option<Duration> {
        let busy = !self.is_alive(host)
            || host.immediates().keep_alive
            || !self.arrived.borrow().is_empty()
            || !self.pending.borrow().is_empty()
            || !self.ready.borrow().is_empty()
            || !self.quiet.borrow().is_empty()
            || !self.closing.borrow().is_empty();
        if busy {
            return Some(Duration::ZERO);
        }
        host.next_timer().map(|due| self.clock.until(due))
    }
}
