//! The state machine of HTTP/1 messages. It takes pieces as they come and tells what they mean, one event at a time.
//!
//! It is as strict as llhttp's defaults and names what is wrong in the same words (the codes `HPE_…` of
//! <https://nodejs.org/docs/latest-v26.x/api/errors.html>), at the same byte. Follows <https://www.rfc-editor.org/rfc/rfc9112>.

use super::cursor::Cursor;
use super::head::Head;
use super::lenient::Lenient;
use super::methods;

/// What a piece of input has come to.
#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// All bytes are taken; more are needed.
    NeedMore,
    /// The head is complete; it lies in `Machine::head`. The next step takes the verdict on it.
    Head,
    /// This part of the input belongs to the body.
    Body { start: usize, end: usize },
    /// The message is complete. Trailers lie in `Machine::head`.
    Complete,
    /// The same, and what follows is of another protocol.
    Upgraded,
    /// The input is no HTTP.
    Failed(Failure),
}

/// What is wrong: Node's `code` and `reason`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    pub code: &'static str,
    pub reason: &'static str,
}

/// What a step comes to: nothing special, or an event.
pub(super) type Step = Result<Option<Event>, Failure>;

pub(super) fn failed<T>(code: &'static str, reason: &'static str) -> Result<T, Failure> {
    Err(Failure { code, reason })
}

/// Which messages are expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Request,
    Response,
}

/// What the reader of a head makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As the head says.
    Usual,
    /// There is no body, whatever the head says: the answer to HEAD.
    WithoutBody,
    /// Another protocol begins after this message.
    Upgrade,
    /// The upgrade that it asks for is not wanted.
    NoUpgrade,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Start,
    Method,
    SpaceAfterMethod,
    SpacesBeforeUrl,
    Url(super::url::Part),
    SimpleLineEnd,
    Protocol,
    Major,
    Dot,
    Minor,
    VersionEnd,
    LineFeedAfterVersion,
    Preface,
    StatusDigits,
    StatusEnd,
    StatusText,
    LineFeedAfterStatus,
    FirstField,
    FieldStart,
    FieldName,
    Value(super::fields::Part),
    HeadLineFeed,
    AfterHead,
    FixedBody,
    BodyUntilEnd,
    Chunk(super::chunks::Part),
    MessageEnd,
    Closed,
    Broken,
}

/// One connection's parser.
#[derive(Debug)]
pub struct Machine {
    kind: Kind,
    pub(super) lenient: Lenient,
    max_head: usize,
    max_fields: usize,
    pub(super) state: State,
    /// The head that is being read, or the trailers.
    pub head: Head,
    /// How many bytes of a word that must come literally have come, or digits of a number.
    pub(super) matched: usize,
    /// How much of the head has come.
    seen: usize,
    /// What is left of the body or chunk.
    pub(super) left: u64,
    pub(super) extension: usize,
    pub(super) in_trailers: bool,
    verdict: Verdict,
    is_begun: bool,
    failure: Option<Failure>,
}

impl Machine {
    /// `max_head` in bytes, `max_fields` in fields of a head.
    pub fn new(kind: Kind, max_head: usize, max_fields: usize, lenient: Lenient) -> Machine {
        Machine {
            kind,
            lenient,
            max_head,
            max_fields,
            state: State::Start,
            head: Head::default(),
            matched: 0,
            seen: 0,
            left: 0,
            extension: 0,
            in_trailers: false,
            verdict: Verdict::Usual,
            is_begun: false,
            failure: None,
        }
    }

    /// Reads `input` from `from` on, up to the next event; the event, and where it stopped.
    pub fn step(&mut self, input: &[u8], from: usize) -> (Event, usize) {
        let mut cursor = Cursor::new(input, from);
        if let Some(failure) = self.failure {
            return (Event::Failed(failure), cursor.at());
        }
        let event = loop {
            let outcome = match self.state {
                State::AfterHead => self.after_head(),
                State::MessageEnd => Ok(Some(self.end_message())),
                _ if cursor.is_at_end() => Ok(Some(Event::NeedMore)),
                _ => self.take(&mut cursor),
            };
            match outcome {
                Ok(None) => {}
                Ok(Some(event)) => break event,
                Err(failure) => {
                    self.state = State::Broken;
                    self.failure = Some(failure);
                    break Event::Failed(failure);
                }
            }
        };
        (event, cursor.at())
    }

    /// Takes the verdict on the head that was just told.
    pub fn decide(&mut self, verdict: Verdict) {
        self.verdict = verdict;
    }

    /// After a request's head: if nothing can follow that belongs to it, it ends here and now, which saves a step.
    pub fn complete_at_once(&mut self) -> bool {
        let head = &self.head;
        let has_body = head.transfer_encoding || head.content_length.is_some_and(|length| length > 0);
        if !self.is_request() || has_body || self.is_upgrade() {
            return false;
        }
        self.end_message();
        true
    }

    /// The connection has ended: whether that ends a message, or comes too early.
    pub fn finish(&mut self) -> Option<Event> {
        match self.state {
            State::Start | State::Closed => None,
            State::BodyUntilEnd => Some(self.end_message()),
            // What is wrong has been told.
            State::Broken => None,
            _ => Some(Event::Failed(Failure {
                code: "HPE_INVALID_EOF_STATE",
                reason: "Invalid EOF state",
            })),
        }
    }

    /// Whether a message has begun and is not complete.
    pub fn is_within_message(&self) -> bool {
        self.is_begun
    }

    /// Whether `head` now holds the fields that came after a body.
    pub fn has_trailers(&self) -> bool {
        self.in_trailers
    }

    /// Whether the connection can be used for another message.
    pub fn keeps_alive(&self) -> bool {
        self.head.keeps_alive() && !self.lasts_until_end()
    }

    /// Whether another protocol follows the head.
    pub fn is_upgrade(&self) -> bool {
        let head = &self.head;
        if head.upgrade_field && head.connection_upgrade {
            self.kind == Kind::Request || head.status == 101
        } else {
            self.kind == Kind::Request && head.method == methods::CONNECT
        }
    }

    fn take(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match self.state {
            State::Start => self.start(cursor),
            State::Method
            | State::SpaceAfterMethod
            | State::SpacesBeforeUrl
            | State::SimpleLineEnd
            | State::Protocol
            | State::Major
            | State::Dot
            | State::Minor
            | State::VersionEnd
            | State::LineFeedAfterVersion
            | State::Preface
            | State::StatusDigits
            | State::StatusEnd
            | State::StatusText
            | State::LineFeedAfterStatus => self.first_line(cursor),
            State::Url(part) => self.url(part, cursor),
            State::FirstField | State::FieldStart | State::FieldName | State::HeadLineFeed => {
                self.field(cursor)
            }
            State::Value(part) => self.value(part, cursor),
            State::FixedBody | State::BodyUntilEnd => Ok(Some(self.body(cursor))),
            State::Chunk(part) => self.chunk(part, cursor),
            State::Closed => self.closed(cursor),
            // `step` has these.
            State::AfterHead | State::MessageEnd | State::Broken => Ok(None),
        }
    }

    fn start(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if matches!(cursor.peek(), b'\r' | b'\n') {
            cursor.advance();
            return Ok(None);
        }
        self.is_begun = true;
        self.head.clear();
        self.seen = 0;
        self.matched = 0;
        self.in_trailers = false;
        self.verdict = Verdict::Usual;
        self.state = match self.kind {
            Kind::Request => State::Method,
            Kind::Response => State::Protocol,
        };
        Ok(None)
    }

    /// What comes after a message that was the connection's last.
    fn closed(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let is_line_end = matches!(cursor.peek(), b'\r' | b'\n');
        cursor.advance();
        if is_line_end || self.lenient.data_after_close() {
            return Ok(None);
        }
        failed("HPE_CLOSED_CONNECTION", "Data after `Connection: close`")
    }

    pub(super) fn is_request(&self) -> bool {
        self.kind == Kind::Request
    }

    /// Adds text of the head, within its limit.
    pub(super) fn collect(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.head.text.extend_from_slice(bytes);
        self.seen += bytes.len();
        if self.seen >= self.max_head {
            return failed("HPE_HEADER_OVERFLOW", "Header overflow");
        }
        Ok(())
    }

    /// One field more has a name.
    pub(super) fn count_field(&mut self) -> Result<(), Failure> {
        // Names and values come in turn; the name that has just come has no value yet.
        if self.head.fields().len() / 2 >= self.max_fields {
            return failed("HPE_HEADER_OVERFLOW", "Header overflow");
        }
        Ok(())
    }

    /// The limit of chunk extensions is that of a head's usual size.
    pub(super) fn collect_extension(&mut self, length: usize) -> Result<(), Failure> {
        self.extension += length;
        if self.extension > 16384 {
            return failed("HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
        }
        Ok(())
    }

    /// The empty line has come.
    pub(super) fn end_fields(&mut self) -> Step {
        self.seen = 0;
        if self.in_trailers {
            self.state = State::MessageEnd;
            return Ok(None);
        }
        self.state = State::AfterHead;
        Ok(Some(Event::Head))
    }

    /// Which body follows: <https://www.rfc-editor.org/rfc/rfc9112#section-6.3>
    fn after_head(&mut self) -> Step {
        let head = &self.head;
        let has_body = head.chunked || head.content_length.is_some_and(|length| length > 0);
        let is_connect = self.is_request() && head.method == methods::CONNECT;
        self.state = State::MessageEnd;
        if self.never_has_body() || (self.upgrades() && (is_connect || !has_body)) {
            return Ok(None);
        }
        if head.chunked {
            self.state = State::Chunk(super::chunks::Part::FirstDigit);
            self.matched = 0;
            self.left = 0;
        } else if head.transfer_encoding {
            let is_allowed = self.lenient.chunked_length() || self.lenient.transfer_encoding();
            if self.is_request() && !is_allowed {
                return failed(
                    "HPE_INVALID_TRANSFER_ENCODING",
                    "Request has invalid `Transfer-Encoding`",
                );
            }
            self.state = State::BodyUntilEnd;
        } else if let Some(length) = head.content_length {
            if length > 0 {
                self.left = length;
                self.state = State::FixedBody;
            }
        } else if self.lasts_until_end() {
            self.state = State::BodyUntilEnd;
        }
        Ok(None)
    }

    fn upgrades(&self) -> bool {
        match self.verdict {
            Verdict::Upgrade => true,
            Verdict::NoUpgrade => false,
            _ => self.is_upgrade(),
        }
    }

    /// Whether only the connection's end can end the message.
    fn lasts_until_end(&self) -> bool {
        let head = &self.head;
        if self.is_request() || self.never_has_body() {
            return false;
        }
        if head.transfer_encoding && !head.chunked {
            return true;
        }
        !head.chunked && head.content_length.is_none()
    }

    fn never_has_body(&self) -> bool {
        let status = self.head.status;
        self.verdict == Verdict::WithoutBody
            || (!self.is_request() && (status / 100 == 1 || matches!(status, 204 | 304)))
    }

    fn body(&mut self, cursor: &mut Cursor<'_>) -> Event {
        let start = cursor.at();
        if self.state == State::BodyUntilEnd {
            cursor.skip_all();
        } else if self.take_left(cursor) {
            self.state = State::MessageEnd;
        }
        Event::Body {
            start,
            end: cursor.at(),
        }
    }

    /// Takes what there is of the `left` bytes; whether that is all of them.
    pub(super) fn take_left(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let taken = cursor.skip_at_most(self.left);
        self.left -= taken;
        self.left == 0
    }

    fn end_message(&mut self) -> Event {
        self.is_begun = false;
        let keeps_alive = self.keeps_alive();
        if self.upgrades() || (self.kind == Kind::Response && self.head.status == 101) {
            self.state = State::Start;
            return Event::Upgraded;
        }
        self.state = if keeps_alive || self.lenient.keep_alive() {
            State::Start
        } else {
            State::Closed
        };
        Event::Complete
    }
}
