//! Who holds which lock, in all realms of the process, and who waits for it. Knows no JS. Follows <https://w3c.github.io/web-locks/#algorithms>

use std::collections::{HashMap, VecDeque};

/// What becomes of a request after it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// It has the lock now.
    Granted,
    /// Somebody else has taken its lock.
    Stolen,
}

/// The first answer to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Granted,
    Waiting,
    /// It would have had to wait, and did not want to.
    Refused,
}

/// What a request does where the lock is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Wait,
    Leave,
    Steal,
}

/// A request of a realm, by the number that it gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) realm: u64,
    pub(super) number: u64,
    pub(super) is_shared: bool,
}

/// Whose news.
pub(super) type Told = Vec<(Claim, News)>;

#[derive(Default)]
pub(super) struct Table(HashMap<String, Queue>);

#[derive(Default)]
struct Queue {
    held: Vec<Claim>,
    waiting: VecDeque<Claim>,
}

impl Table {
    pub(super) fn request(&mut self, name: &str, claim: Claim, manner: Manner) -> (Answer, Told) {
        let queue = self.0.entry(name.to_owned()).or_default();
        let mut told = Told::new();
        if manner == Manner::Steal {
            told = queue.held.drain(..).map(|other| (other, News::Stolen)).collect();
        } else if !(queue.waiting.is_empty() && queue.admits(claim)) {
            if manner == Manner::Leave {
                return (Answer::Refused, told);
            }
            queue.waiting.push_back(claim);
            return (Answer::Waiting, told);
        }
        queue.held.push(claim);
        (Answer::Granted, told)
    }

    /// The claim holds the lock no more, or waits for it no more.
    pub(super) fn release(&mut self, name: &str, realm: u64, number: u64) -> Told {
        let mut told = Told::new();
        if let Some(queue) = self.0.get_mut(name) {
            let is_other = |claim: &Claim| (claim.realm, claim.number) != (realm, number);
            queue.keep(is_other, &mut told);
            if queue.is_idle() {
                self.0.remove(name);
            }
        }
        told
    }

    /// The realm is gone.
    pub(super) fn forget(&mut self, realm: u64) -> Told {
        let mut told = Told::new();
        for queue in self.0.values_mut() {
            queue.keep(|claim| claim.realm != realm, &mut told);
        }
        self.0.retain(|_, queue| !queue.is_idle());
        told
    }
}

impl Queue {
    fn admits(&self, claim: Claim) -> bool {
        self.held
            .first()
            .is_none_or(|holder| holder.is_shared && claim.is_shared)
    }

    fn is_idle(&self) -> bool {
        self.held.is_empty() && self.waiting.is_empty()
    }

    /// Lets go of the others, and grants what has become possible, in the order of the queue.
    fn keep(&mut self, keeps: impl Fn(&Claim) -> bool, told: &mut Told) {
        self.held.retain(&keeps);
        self.waiting.retain(&keeps);
        while let Some(claim) = self.waiting.front().copied().filter(|claim| self.admits(*claim)) {
            self.waiting.pop_front();
            self.held.push(claim);
            told.push((claim, News::Granted));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(realm: u64, number: u64, is_shared: bool) -> Claim {
        Claim {
            realm,
            number,
            is_shared,
        }
    }

    #[test]
    fn exclusive_claims_follow_each_other() {
        let mut table = Table::default();
        let [first, second] = [claim(1, 1, false), claim(2, 1, false)];
        assert_eq!(table.request("a", first, Manner::Wait).0, Answer::Granted);
        assert_eq!(table.request("a", second, Manner::Leave).0, Answer::Refused);
        assert_eq!(table.request("a", second, Manner::Wait).0, Answer::Waiting);
        assert_eq!(table.release("a", 1, 1), [(second, News::Granted)]);
        assert_eq!(table.release("a", 2, 1), []);
        assert!(table.0.is_empty());
    }

    #[test]
    fn shared_claims_do_not_overtake() {
        let mut table = Table::default();
        let [reader, writer, late] = [claim(1, 1, true), claim(1, 2, false), claim(1, 3, true)];
        assert_eq!(table.request("a", reader, Manner::Wait).0, Answer::Granted);
        assert_eq!(table.request("a", writer, Manner::Wait).0, Answer::Waiting);
        assert_eq!(table.request("a", late, Manner::Wait).0, Answer::Waiting);
        // The writer gives up: the late reader joins the first.
        assert_eq!(table.release("a", 1, 2), [(late, News::Granted)]);
    }

    #[test]
    fn a_thief_displaces_the_holders_only() {
        let mut table = Table::default();
        let [holder, waiter, thief] = [claim(1, 1, false), claim(2, 1, false), claim(3, 1, false)];
        table.request("a", holder, Manner::Wait);
        table.request("a", waiter, Manner::Wait);
        assert_eq!(
            table.request("a", thief, Manner::Steal),
            (Answer::Granted, vec![(holder, News::Stolen)])
        );
        assert_eq!(table.release("a", 3, 1), [(waiter, News::Granted)]);
    }

    #[test]
    fn a_realm_that_is_gone_holds_nothing() {
        let mut table = Table::default();
        table.request("a", claim(1, 1, false), Manner::Wait);
        table.request("b", claim(1, 2, false), Manner::Wait);
        table.request("a", claim(2, 1, false), Manner::Wait);
        assert_eq!(table.forget(1), [(claim(2, 1, false), News::Granted)]);
        assert_eq!(table.0.len(), 1);
    }
}
