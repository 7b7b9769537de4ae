//! What goes out over a link: the sender writes it to the stream itself as long as that takes it; what it does not take waits here, and an OS thread
//! of the link's own writes it when the stream has room. So a sender never waits for the other side.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::stream::Stream;

/// What may wait to be written before the link is given up: the other side reads no more, or far too slowly.
pub(crate) const MOST_WAITING: usize = 2 << 30;

/// What a stream has not taken yet.
pub(crate) struct Outbox {
    stream: Arc<dyn Stream>,
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    pieces: VecDeque<Vec<u8>>,
    /// Bytes of the first piece that were written.
    written: usize,
    bytes: usize,
    has_writer: bool,
    closed: bool,
}

impl Outbox {
    pub fn new(stream: Arc<dyn Stream>) -> Self {
        Self {
            stream,
            waiting: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Bytes that wait.
    pub fn waiting(&self) -> usize {
        self.lock().bytes
    }

    /// Sends bytes behind all that were sent before.
    ///
    /// # Errors
    /// If the stream is broken or closed, or too much waits.
    pub fn send(self: &Arc<Self>, bytes: Vec<u8>) -> io::Result<()> {
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(io::ErrorKind::NotConnected.into());
        }
        let mut written = 0;
        if waiting.pieces.is_empty() {
            written = self.write_some(&bytes)?;
        }
        if written == bytes.len() {
            return Ok(());
        }
        if waiting.bytes + bytes.len() > MOST_WAITING {
            return Err(io::Error::other("the other side does not read"));
        }
        if waiting.pieces.is_empty() {
            waiting.written = written;
        }
        waiting.bytes += bytes.len() - written;
        waiting.pieces.push_back(bytes);
        if !waiting.has_writer {
            waiting.has_writer = true;
            let outbox = Arc::clone(self);
            std::thread::Builder::new()
                .name("link writer".into())
                .spawn(move || outbox.write_on())?;
        }
        self.changed.notify_all();
        Ok(())
    }

    /// Waits until all is written, at most `patience`.
    pub fn flush(&self, patience: Duration) {
        let waiting = self.lock();
        let _ = self
            .changed
            .wait_timeout_while(waiting, patience, |waiting| waiting.bytes > 0 && !waiting.closed);
    }

    /// Takes no more and forgets what waits.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.closed = true;
        waiting.pieces.clear();
        waiting.bytes = 0;
        self.changed.notify_all();
    }

    fn write_some(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = 0;
        while written < bytes.len() {
            match self.stream.try_write(&bytes[written..]) {
                Ok(count) => written += count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        Ok(written)
    }

    /// Writes what waits, until the link is closed.
    fn write_on(&self) {
        loop {
            let waiting = self.lock();
            let waiting = self
                .changed
                .wait_while(waiting, |waiting| waiting.pieces.is_empty() && !waiting.closed)
                .unwrap_or_else(PoisonError::into_inner);
            if waiting.closed {
                return;
            }
            drop(waiting);
            if self.stream.wait_writable(Duration::from_millis(200)).is_err() || self.write_waiting().is_err()
            {
                self.close();
                self.stream.close();
                return;
            }
        }
    }

    /// Writes as much of what waits as the stream takes.
    fn write_waiting(&self) -> io::Result<()> {
        let mut waiting = self.lock();
        while let Some(piece) = waiting.pieces.front() {
            let count = self.write_some(&piece[waiting.written..])?;
            if count == 0 {
                break;
            }
            let is_over = waiting.written + count == piece.len();
            waiting.bytes -= count;
            waiting.written += count;
            if is_over {
                waiting.pieces.pop_front();
                waiting.written = 0;
            }
        }
        if waiting.pieces.is_empty() {
            self.changed.notify_all();
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
