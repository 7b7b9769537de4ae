//! Sessions that a client may resume: https://www.rfc-editor.org/rfc/rfc8446#section-2.2
//!
//! rustls gives them as values and not as bytes. So a program that asks for a session is given a random text of bytes that stands for one, in its own
//! realm; whoever brings it back resumes. A ticket of TLS 1.3 is used once, as the standard wants.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use runtime::{Scope, ScopeExt};
use rustls::client::{ClientSessionStore, Tls12ClientSessionValue, Tls13ClientSessionValue};
use rustls::pki_types::ServerName;
use rustls::{NamedGroup, client};

/// What a session can be resumed with.
#[derive(Debug)]
pub(super) enum Saved {
    V12(Tls12ClientSessionValue),
    V13(Box<Tls13ClientSessionValue>),
}

/// Of one connection: what it may resume, and what the server has given it for later.
#[derive(Debug, Default)]
pub(super) struct Store(Mutex<Sessions>);

#[derive(Debug, Default)]
struct Sessions {
    offered: Option<Saved>,
    given: Vec<Saved>,
}

impl Store {
    pub(super) fn new(offered: Option<Saved>) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Sessions {
            offered,
            given: Vec::new(),
        })))
    }

    /// What has been given since this was last asked.
    pub(super) fn given(&self) -> Vec<Saved> {
        std::mem::take(&mut self.sessions().given)
    }

    fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ClientSessionStore for Store {
    fn set_kx_hint(&self, _: ServerName<'static>, _: NamedGroup) {}

    fn kx_hint(&self, _: &ServerName<'_>) -> Option<NamedGroup> {
        None
    }

    fn set_tls12_session(&self, _: ServerName<'static>, value: Tls12ClientSessionValue) {
        self.sessions().given.push(Saved::V12(value));
    }

    fn tls12_session(&self, _: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        match &self.sessions().offered {
            Some(Saved::V12(value)) => Some(value.clone()),
            _ => None,
        }
    }

    fn remove_tls12_session(&self, _: &ServerName<'static>) {
        self.sessions().offered = None;
    }

    fn insert_tls13_ticket(&self, _: ServerName<'static>, value: Tls13ClientSessionValue) {
        self.sessions().given.push(Saved::V13(Box::new(value)));
    }

    fn take_tls13_ticket(&self, _: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        let mut sessions = self.sessions();
        match sessions.offered.take() {
            Some(Saved::V13(value)) => Some(*value),
            other => {
                sessions.offered = other;
                None
            }
        }
    }
}

/// As a part of a configuration.
pub(super) fn resumption(store: Arc<Store>) -> client::Resumption {
    client::Resumption::store(store)
}

// ---- what a realm keeps

/// So many sessions; older ones are forgotten.
const MOST_KEPT: usize = 1024;
const NAME_LENGTH: usize = 32;

type Name = [u8; NAME_LENGTH];

/// The sessions of a realm, by the bytes that stand for them.
#[derive(Default)]
pub(super) struct Kept {
    sessions: HashMap<Name, Saved>,
    order: VecDeque<Name>,
}

impl Kept {
    pub(super) fn of(scope: &Scope<'_>) -> Rc<RefCell<Self>> {
        scope.extension(RefCell::default)
    }

    /// Keeps it; the bytes that stand for it. None if the system gives no random bytes.
    pub(super) fn keep(&mut self, saved: Saved) -> Option<Vec<u8>> {
        let mut name = [0; NAME_LENGTH];
        getrandom::fill(&mut name).ok()?;
        if self.order.len() == MOST_KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.sessions.remove(&oldest);
        }
        self.order.push_back(name);
        self.sessions.insert(name, saved);
        Some(name.to_vec())
    }

    /// The session that these bytes stand for; one of TLS 1.3 is gone then.
    pub(super) fn resume(&mut self, bytes: &[u8]) -> Option<Saved> {
        let name = Name::try_from(bytes).ok()?;
        if let Some(Saved::V12(value)) = self.sessions.get(&name) {
            return Some(Saved::V12(value.clone()));
        }
        self.sessions.remove(&name)
    }
}
