//! Requests between the door's OS thread and the program: what the one waits for and the other answers.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::body::Bytes;
use runtime::Port;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use super::body::Streamed;

/// What the program hears of a request.
#[derive(Debug)]
pub(super) enum Event {
    /// The list of functions is wanted.
    List(u64),
    /// A function is called.
    Called { id: u64, name: String, arguments: String },
    /// The client has gone.
    Gone(u64),
    /// There is room for more lines.
    Room(u64),
}

/// What the program answers.
pub(super) enum Answer {
    Whole { status: u16, json: String },
    Lines(Streamed),
}

/// How many lines may wait for the client.
const LINES_AHEAD: usize = 8;

/// The requests that are open.
pub(super) struct Requests {
    port: Port,
    last: AtomicU64,
    open: Mutex<HashMap<u64, Open>>,
}

enum Open {
    /// It waits for the first of the answer.
    Waiting(oneshot::Sender<Answer>),
    Streaming(mpsc::Sender<Result<Bytes, Broken>>, Arc<Room>),
}

/// The answer ends in its middle: its function failed.
#[derive(Debug)]
pub(super) struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the generator failed")
    }
}

impl std::error::Error for Broken {}

/// Whether somebody waits for room, and how that is told.
pub(super) struct Room {
    requests: Arc<Requests>,
    id: u64,
    is_wanted: std::sync::atomic::AtomicBool,
}

impl Room {
    /// A line has gone.
    pub(super) fn made(&self) {
        if self.is_wanted.swap(false, Ordering::SeqCst) {
            self.requests.port.post(Event::Room(self.id));
        }
    }
}

impl Requests {
    pub(super) fn new(port: Port) -> Arc<Requests> {
        Arc::new(Requests { port, last: AtomicU64::new(0), open: Mutex::default() })
    }

    /// Asks the program; `event` makes the question of its number. What is given ends the request when it is dropped.
    pub(super) fn ask(self: &Arc<Self>, event: impl FnOnce(u64) -> Event) -> (oneshot::Receiver<Answer>, Asked) {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let (sender, receiver) = oneshot::channel();
        self.lock().insert(id, Open::Waiting(sender));
        self.port.post(event(id));
        (receiver, Asked { requests: Arc::clone(self), id })
    }

    /// The whole answer.
    pub(super) fn reply(&self, id: u64, status: u16, json: String) {
        let open = self.lock().remove(&id);
        if let Some(Open::Waiting(sender)) = open {
            // The client may have gone.
            let _ = sender.send(Answer::Whole { status, json });
        }
    }

    /// The answer will come line by line.
    pub(super) fn begin(self: &Arc<Self>, id: u64) {
        let mut all = self.lock();
        let Some(Open::Waiting(sender)) = all.remove(&id) else { return };
        let (lines, receiver) = mpsc::channel(LINES_AHEAD);
        let room = Arc::new(Room { requests: Arc::clone(self), id, is_wanted: false.into() });
        all.insert(id, Open::Streaming(lines, Arc::clone(&room)));
        drop(all);
        let asked = Asked { requests: Arc::clone(self), id };
        let _ = sender.send(Answer::Lines(Streamed::new(receiver, room, asked)));
    }

    /// Sends a line; false if there is no room, which will be told.
    pub(super) fn send(&self, id: u64, line: String) -> bool {
        let all = self.lock();
        let Some(Open::Streaming(lines, room)) = all.get(&id) else { return true };
        match lines.try_send(Ok(line.into())) {
            Err(TrySendError::Full(line)) => {
                room.is_wanted.store(true, Ordering::SeqCst);
                // It may have been made just before.
                lines.try_send(line).is_ok() && room.is_wanted.swap(false, Ordering::SeqCst)
            }
            _ => true,
        }
    }

    /// No more lines; `is_broken` if there should have been more. False if that has no room yet.
    pub(super) fn end(&self, id: u64, is_broken: bool) -> bool {
        let mut all = self.lock();
        if let Some(Open::Streaming(lines, room)) = all.get(&id)
            && is_broken
            && matches!(lines.try_send(Err(Broken)), Err(TrySendError::Full(_)))
        {
            room.is_wanted.store(true, Ordering::SeqCst);
            if lines.try_send(Err(Broken)).is_err() {
                return false;
            }
        }
        all.remove(&id);
        true
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is answered or streamed. Dropped before its end, the client has gone.
pub(super) struct Asked {
    requests: Arc<Requests>,
    id: u64,
}

impl Drop for Asked {
    fn drop(&mut self) {
        // Answered ones are not open any more; one that begins to stream is the body's from then on.
        let mut all = self.requests.lock();
        let has_gone = match all.get(&self.id) {
            Some(Open::Waiting(_)) => true,
            Some(Open::Streaming(lines, _)) => lines.is_closed(),
            None => false,
        };
        if has_gone {
            all.remove(&self.id);
            drop(all);
            self.requests.port.post(Event::Gone(self.id));
        }
    }
}
