//! A link: messages both ways over a stream of bytes, with a handshake, heartbeats, and an end that has a reason.
//!
//! # What is promised
//! 1. Messages of one sender arrive whole and in order, or the link ends.
//! 2. A sender never waits for the other side; what the stream does not take waits in the [`Outbox`], which is bounded.
//! 3. The first message each way is Hello. Another version, or anything else, ends the link with a reason that says so.
//! 4. Bytes that are no frames, frames that are no messages and messages that make no sense end it, too. Nothing is kept that was not paid for in bytes.
//! 5. Each side sends something at least every [`BEAT`]. One that judges ends the link when nothing came for [`MISSED`] beats.
//! 6. The end is told once, by [`Link::run`], after everything that came before it was handled.

use std::collections::HashSet;
use std::io;
use std::os::fd::BorrowedFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use wire::frame::{Frame, FrameReader, LAST_PART, MAX_FRAME, Message, PART, VERSION};

use crate::beats::beat_on;
use crate::journal::{self, Journal};
use crate::outbox::Outbox;
use crate::stream::Stream;
use crate::watch::Watch;

/// How often each side shows that it lives.
pub const BEAT: Duration = Duration::from_millis(200);
/// So many beats missed, and the other side counts as dead.
pub const MISSED: u32 = 4;
/// The longest message: a frame of this length, header included, in parts if need be.
pub const MAX_MESSAGE: usize = (1 << 30) + (1 << 20);
/// How often [`Handler::beat`] is called.
pub const TICK: Duration = Duration::from_millis(100);
/// How long the other side may take for its Hello.
pub const HELLO_WITHIN: Duration = Duration::from_secs(10);

/// Why a link ended whose other side ended it; reasons that begin so say the same of other points in what it sent.
pub(crate) const ENDED: &str = "the connection ended";

/// Longer frames go in parts of this size.
const PART_SIZE: usize = 8 << 20;
const READ_SIZE: usize = 64 << 10;

/// One end of a connection that carries messages.
pub struct Link {
    stream: Arc<dyn Stream>,
    is_sure: bool,
    outbox: Arc<Outbox>,
    /// When this side last showed that it lives.
    sent: Mutex<Instant>,
    closed: OnceLock<Arc<str>>,
    /// The end has been read: nothing more will come.
    has_ended: AtomicBool,
    /// Others than the link's own OS thread wait for what comes.
    is_attended: AtomicBool,
    /// Whoever holds this reads: the link's own OS thread, or one that spins for a reply.
    reading: Mutex<Option<Reading>>,
    watch: Watch,
    /// Which of the other side's calls have begun here; none if the other side cannot be given it.
    journal: OnceLock<Option<Journal>>,
}

/// What the other side said first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greeting {
    /// What it can do beyond the protocol's version.
    pub capabilities: Vec<String>,
    /// Its address.
    pub address: String,
}

/// Who handles what a link brings: on the OS thread that runs it, or on one that spins for a reply; on one at a time.
pub trait Handler: Send {
    /// The other side has said who it is; nothing came before.
    ///
    /// # Errors
    /// A reason ends the link.
    fn greeted(&mut self, greeting: Greeting) -> Result<(), String>;

    /// A message.
    ///
    /// # Errors
    /// A reason ends the link.
    fn receive(&mut self, message: Message) -> Result<(), String>;

    /// All that had come is handled; called before waiting for more.
    fn caught_up(&mut self) {}

    /// Called every [`TICK`] while the link lives.
    ///
    /// # Errors
    /// A reason ends the link.
    fn beat(&mut self) -> Result<(), String> {
        Ok(())
    }
}

/// A message that was not sent.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// The link is over.
    #[error("the connection is closed")]
    Closed,
    /// It is longer than [`MAX_MESSAGE`].
    #[error("a message of {0} bytes; the limit is {MAX_MESSAGE}")]
    TooLong(usize),
}

impl Link {
    /// A link over a stream. Nothing happens before [`Link::run`].
    pub fn new(stream: impl Stream) -> Arc<Self> {
        let stream: Arc<dyn Stream> = Arc::new(stream);
        Arc::new(Self {
            is_sure: stream.is_sure(),
            outbox: Arc::new(Outbox::new(Arc::clone(&stream))),
            stream,
            sent: Mutex::new(Instant::now()),
            closed: OnceLock::new(),
            has_ended: AtomicBool::new(false),
            is_attended: AtomicBool::new(false),
            reading: Mutex::default(),
            watch: Watch::default(),
            journal: OnceLock::new(),
        })
    }

    /// Sends a message; from any OS thread. That it was taken does not say that it arrives.
    ///
    /// # Errors
    /// If the link is over or the message too long.
    pub fn send(&self, message: Message) -> Result<(), SendError> {
        let mut bytes = Vec::new();
        encode(message, &mut bytes)?;
        self.send_bytes(bytes)
    }

    /// Sends messages that [`encode`] has made bytes of, in one piece.
    ///
    /// # Errors
    /// If the link is over.
    pub fn send_bytes(&self, bytes: Vec<u8>) -> Result<(), SendError> {
        if bytes.is_empty() {
            return Ok(());
        }
        if self.closed.get().is_some() {
            return Err(SendError::Closed);
        }
        if let Err(error) = self.outbox.send(bytes) {
            self.close(&reason_of(&error));
            return Err(SendError::Closed);
        }
        *self.sent.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        Ok(())
    }

    /// Waits until the other side has taken everything, at most `patience`.
    pub fn flush(&self, patience: Duration) {
        self.outbox.flush(patience);
    }

    /// As [`Link::send`], and comes back when the other side will read it even if this process ends now, where that can be had; or when the link is over.
    pub(crate) fn send_surely(&self, message: Message) {
        if self.send(message).is_err() || !self.is_sure {
            return;
        }
        while self.backlog() > 0 && self.closed.get().is_none() {
            self.outbox.flush(BEAT);
        }
    }

    /// Where calls are noted that begin here, for the other side to read when this process has ended. None as long as it does not have it: it goes with
    /// what is sent next.
    pub(crate) fn journal(&self) -> Option<&Journal> {
        let shared = || {
            let journal = Journal::new().ok().filter(|_| self.is_sure)?;
            let file = journal.file().try_clone_to_owned().ok()?;
            self.stream.attach(file).then_some(journal)
        };
        let journal = self.journal.get_or_init(shared).as_ref();
        journal.filter(|_| !self.stream.has_to_attach())
    }

    /// What the other side noted in its journal, whose process has ended.
    pub(crate) fn begun_there(&self) -> HashSet<u64> {
        let file = self.stream.attached();
        file.and_then(|file| journal::read(file).ok()).unwrap_or_default()
    }

    /// Bytes that the other side has not taken yet.
    pub fn backlog(&self) -> usize {
        self.outbox.waiting()
    }

    /// Ends the link at once, for this reason: [`Link::run`] gives it, unless it has ended already.
    pub fn close(&self, reason: &str) {
        let _ = self.closed.set(reason.into());
        self.outbox.close();
        self.stream.close();
    }

    /// Tells the other side why, then ends the link.
    pub fn part(&self, reason: &str) {
        let farewell = Message::Close {
            reason: reason.into(),
        };
        if self.send(farewell).is_ok() {
            self.outbox.flush(BEAT);
        }
        self.close(reason);
    }

    /// Why it ended, if it has.
    pub fn closed(&self) -> Option<Arc<str>> {
        self.closed.get().cloned()
    }

    /// Says who this side is: before anything else is sent.
    pub fn greet(self: &Arc<Self>, greeting: Greeting) {
        let hello = Message::Hello {
            version: VERSION,
            capabilities: greeting.capabilities,
            address: greeting.address,
        };
        // If it is over already, reading tells.
        let _ = self.send(hello);
        beat_on(self);
    }

    /// Shows the other side that this one lives, unless it has just sent something.
    pub(crate) fn beat(&self) {
        let idle = self.sent.lock().unwrap_or_else(PoisonError::into_inner).elapsed();
        if idle >= BEAT - TICK / 2 && self.backlog() == 0 {
            // If it is closed, reading tells.
            let _ = self.send(Message::Beat);
        }
    }

    /// Reads until the link ends; why it did. With `judges` a side that is silent too long counts as dead.
    pub fn run(&self, judges: bool, handler: Box<dyn Handler>) -> Arc<str> {
        *self.reading() = Some(Reading::new(judges, handler));
        let end = self.read_to_the_end();
        if let Err(reason) = end
            && self.closed().is_none()
        {
            self.part(&reason);
        }
        self.close(ENDED);
        // With the handler goes what it holds.
        drop(self.reading().take());
        self.closed().unwrap_or_else(|| ENDED.into())
    }

    fn read_to_the_end(&self) -> Result<(), String> {
        loop {
            self.watch.doze();
            let waits = self.reading().as_ref().map_or(TICK, Reading::until_tick);
            self.stream
                .wait_readable(waits)
                .map_err(|error| reason_of(&error))?;
            let mut reading = self.reading();
            let Some(reading) = &mut *reading else {
                return Ok(());
            };
            if let Some(end) = reading.turn(self) {
                return end;
            }
        }
    }

    /// Handles what has come, if nobody else is at it, on this OS thread: which expects something, and looks often. The link's own thread keeps away
    /// meanwhile, so that it need not be woken. False if somebody else is at it.
    pub(crate) fn look(&self) -> bool {
        self.watch.extend();
        let Ok(mut reading) = self.reading.try_lock() else {
            return false;
        };
        if let Some(reading) = &mut *reading {
            reading.look(self);
        }
        true
    }

    /// An OS thread that does what comes asks for waits for it from now on, by `join`, ahead of the link's own: then it is the one that is woken, and calls
    /// [`Link::take_in`]. False if that cannot be had.
    pub fn attend(&self, join: impl FnOnce(BorrowedFd<'_>) -> io::Result<()>) -> bool {
        let Some(descriptor) = self.stream.descriptor().filter(|_| !self.is_over()) else {
            return false;
        };
        let joined = join(descriptor).is_ok();
        self.stream.step_back();
        self.is_attended.fetch_or(joined, Ordering::Relaxed);
        joined
    }

    /// What [`Link::attend`] waits for.
    pub fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.stream.descriptor()
    }

    /// Handles what has come, for whoever was woken by it. False if nothing more will come.
    pub fn take_in(&self) -> bool {
        if !self.look() {
            // It is still ready, until whoever is at it has read it.
            std::thread::yield_now();
        }
        !self.is_over()
    }

    fn is_over(&self) -> bool {
        self.has_ended.load(Ordering::Acquire) || self.closed.get().is_some()
    }

    /// Nobody looks any more. Where somebody attends the link, who has looked is about to wait there, and the link's own thread can take its time.
    pub(crate) fn stop_looking(&self) {
        if !self.is_attended.load(Ordering::Relaxed) {
            self.watch.end();
        }
    }

    fn reading(&self) -> MutexGuard<'_, Option<Reading>> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Appends a message's frame to `out`; in parts, if it is long.
///
/// # Errors
/// If it is longer than [`MAX_MESSAGE`].
pub fn encode(message: Message, out: &mut Vec<u8>) -> Result<(), SendError> {
    let frame = message.into_frame();
    let length = frame.body.len() + wire::frame::HEADER;
    if length > MAX_MESSAGE {
        return Err(SendError::TooLong(length));
    }
    if length <= PART_SIZE {
        return frame.write(out).map_err(|_| SendError::TooLong(length));
    }
    let mut whole = Vec::with_capacity(length);
    frame.write(&mut whole).map_err(|_| SendError::TooLong(length))?;
    let mut pieces = whole.chunks(PART_SIZE).peekable();
    while let Some(piece) = pieces.next() {
        let part = Frame {
            kind: PART,
            flags: if pieces.peek().is_none() { LAST_PART } else { 0 },
            call: 0,
            body: piece.to_vec(),
        };
        part.write(out).map_err(|_| SendError::TooLong(length))?;
    }
    Ok(())
}

/// What the other side says is the reason, as it can stand in an error's message.
fn readable(reason: String) -> String {
    const MOST: usize = 1024;
    match reason.char_indices().nth(MOST) {
        _ if reason.is_empty() => "the other side closed the connection and did not say why".into(),
        Some((end, _)) => format!("{}…", &reason[..end]),
        None => reason,
    }
}

fn reason_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset | io::ErrorKind::NotConnected => {
            ENDED.into()
        }
        _ => format!("the connection failed: {error}"),
    }
}

/// The reading side at work.
struct Reading {
    judges: bool,
    handler: Box<dyn Handler>,
    reader: FrameReader,
    buffer: Vec<u8>,
    /// Parts of a long frame, so far.
    parts: Vec<u8>,
    greeted: bool,
    began: Instant,
    /// Waits of one tick each in which nothing came.
    silent: u32,
    ticked: Instant,
    /// How it ended, if that was not seen by the link's own OS thread.
    end: Option<End>,
}

/// `Ok` if the other side ended it, else the reason that this side has.
type End = Result<(), String>;

impl Reading {
    fn new(judges: bool, handler: Box<dyn Handler>) -> Self {
        Self {
            judges,
            handler,
            reader: FrameReader::with_limit(MAX_FRAME),
            buffer: vec![0; READ_SIZE],
            parts: Vec::new(),
            greeted: false,
            began: Instant::now(),
            silent: 0,
            ticked: Instant::now(),
            end: None,
        }
    }

    fn until_tick(&self) -> Duration {
        TICK.saturating_sub(self.ticked.elapsed())
    }

    /// Handles what has come, and what is due; the end, if that has come.
    fn turn(&mut self, link: &Link) -> Option<End> {
        self.look(link);
        if self.end.is_none()
            && self.ticked.elapsed() >= TICK
            && let Err(reason) = self.tick(link)
        {
            self.end = Some(Err(reason));
        }
        self.end.take()
    }

    /// Handles what has come.
    fn look(&mut self, link: &Link) {
        if self.end.is_none()
            && let Err(end) = self.read(link)
        {
            self.end = Some(end);
            link.has_ended.store(true, Ordering::Release);
        }
    }

    fn read(&mut self, link: &Link) -> Result<(), End> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let outcome = link.stream.read(&mut buffer);
        let taken = match outcome {
            Ok(0) if self.reader.is_in_frame() => Err(Err("the connection ended within a frame".into())),
            Ok(0) => Err(Ok(())),
            Ok(count) => {
                self.silent = 0;
                self.take(link, &buffer[..count]).map_err(Err)
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(error) => Err(Err(reason_of(&error))),
        };
        self.buffer = buffer;
        taken
    }

    fn take(&mut self, link: &Link, bytes: &[u8]) -> Result<(), String> {
        self.reader.feed(bytes);
        while let Some(frame) = self.reader.next().map_err(|error| error.to_string())? {
            self.take_frame(link, frame)?;
        }
        self.handler.caught_up();
        Ok(())
    }

    fn take_frame(&mut self, link: &Link, frame: Frame) -> Result<(), String> {
        if frame.kind == PART {
            return self.take_part(link, frame);
        }
        if !self.parts.is_empty() {
            return Err("a frame came between the parts of another".into());
        }
        match Message::from_frame(frame).map_err(|error| error.to_string())? {
            Some(message) => self.take_message(link, message),
            None => Ok(()),
        }
    }

    fn take_part(&mut self, link: &Link, frame: Frame) -> Result<(), String> {
        if !self.greeted || frame.flags > LAST_PART {
            return Err("a part of a frame that cannot be".into());
        }
        if self.parts.len() + frame.body.len() > MAX_MESSAGE {
            return Err(format!("a message of more than {MAX_MESSAGE} bytes"));
        }
        self.parts.extend_from_slice(&frame.body);
        if frame.flags != LAST_PART {
            return Ok(());
        }
        let whole = std::mem::take(&mut self.parts);
        let mut reader = FrameReader::with_limit(MAX_MESSAGE);
        reader.feed(&whole);
        drop(whole);
        match reader.next().map_err(|error| error.to_string())? {
            Some(frame) if frame.kind != PART && !reader.is_in_frame() => self.take_frame(link, frame),
            _ => Err("the parts of a frame do not make one".into()),
        }
    }

    fn take_message(&mut self, link: &Link, message: Message) -> Result<(), String> {
        match message {
            Message::Hello {
                version,
                capabilities,
                address,
            } if !self.greeted => {
                if version != VERSION {
                    return Err(format!(
                        "the other side speaks version {version} of the protocol, this side version {VERSION}"
                    ));
                }
                self.greeted = true;
                self.handler.greeted(Greeting {
                    capabilities,
                    address,
                })
            }
            Message::Close { reason } => {
                let reason = readable(reason);
                link.close(&reason);
                Err(reason)
            }
            _ if !self.greeted => Err("the first message was no Hello".into()),
            Message::Hello { .. } => Err("a second Hello".into()),
            Message::Beat => Ok(()),
            message => self.handler.receive(message),
        }
    }

    /// Once per [`TICK`]: looks whether the other side lives. Silence is counted in waits, not in time: a process that was
    /// suspended finds what came meanwhile before it has waited.
    fn tick(&mut self, link: &Link) -> Result<(), String> {
        self.ticked = Instant::now();
        if let Some(reason) = link.closed() {
            return Err(reason.to_string());
        }
        if !self.greeted && self.began.elapsed() > HELLO_WITHIN {
            return Err("the other side does not say Hello".into());
        }
        self.silent += 1;
        let since = BEAT * MISSED;
        if self.judges && self.greeted && TICK * self.silent >= since {
            return Err(format!(
                "nothing came from the other side for {} ms",
                since.as_millis()
            ));
        }
        self.handler.beat()
    }
}
