//! The first line: method, URL and version of a request, version and status of a response.

use super::cursor::Cursor;
use super::machine::{Event, Machine, State, Step, failed};
use super::methods::{self, Protocol};
use super::url::Part;

const CONSTANT: &str = "HPE_INVALID_CONSTANT";

/// What follows the first line of the request that opens HTTP/2.
const PREFACE: &[u8] = b"\r\n\r\nSM\r\n\r\n";

impl Machine {
    pub(super) fn first_line(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match self.state {
            State::Method => self.method(cursor),
            State::SpaceAfterMethod => self.space_after_method(cursor),
            State::SpacesBeforeUrl => Ok(self.spaces_before_url(cursor)),
            State::SimpleLineEnd => self.simple_line_end(cursor),
            State::Protocol => self.protocol(cursor),
            State::Major => self.major(cursor),
            State::Dot => self.dot(cursor),
            State::Minor => self.minor(cursor),
            State::VersionEnd => self.version_end(cursor),
            State::LineFeedAfterVersion => self.line_feed_after_version(cursor),
            State::Preface => self.preface(cursor),
            State::StatusDigits => self.status_digits(cursor),
            State::StatusEnd => self.status_end(cursor),
            State::StatusText => self.status_text(cursor),
            _ => self.line_feed_after_status(cursor),
        }
    }

    /// The word is collected as long as some method begins so.
    fn method(&mut self, cursor: &mut Cursor<'_>) -> Step {
        while !cursor.is_at_end() {
            self.head.text.push(cursor.peek());
            if !methods::is_beginning(&self.head.text) {
                self.head.text.pop();
                let Some(method) = methods::find(&self.head.text) else {
                    return failed("HPE_INVALID_METHOD", "Invalid method encountered");
                };
                self.head.text.clear();
                self.head.method = method;
                self.state = State::SpaceAfterMethod;
                return Ok(None);
            }
            cursor.advance();
        }
        Ok(None)
    }

    fn space_after_method(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() != b' ' {
            return failed("HPE_INVALID_METHOD", "Expected space after method");
        }
        cursor.advance();
        self.state = State::SpacesBeforeUrl;
        Ok(None)
    }

    fn spaces_before_url(&mut self, cursor: &mut Cursor<'_>) -> Option<Event> {
        if cursor.peek() == b' ' {
            cursor.advance();
        } else {
            let is_connect = self.head.method == methods::CONNECT;
            self.state = State::Url(if is_connect {
                Part::ServerStart
            } else {
                Part::Start
            });
        }
        None
    }

    /// The URL is complete; what ends it is not taken yet.
    pub(super) fn end_url(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let end = cursor.peek();
        self.head.end_part();
        cursor.advance();
        match end {
            b' ' => {
                self.state = State::Protocol;
                self.matched = 0;
            }
            // HTTP/0.9: nothing but a URL.
            b'\r' => self.state = State::SimpleLineEnd,
            _ => self.end_simple_line(),
        }
        Ok(None)
    }

    fn simple_line_end(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() != b'\n' {
            return failed("HPE_INVALID_URL", "Expected CRLF");
        }
        cursor.advance();
        self.end_simple_line();
        Ok(None)
    }

    fn end_simple_line(&mut self) {
        self.head.major = 0;
        self.head.minor = 9;
        self.state = State::FirstField;
    }

    fn protocol(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let byte = cursor.peek();
        if self.is_request() && self.matched == 0 && matches!(byte, b' ' | b'\t' | 0x0c) {
            cursor.advance();
            if byte == b' ' {
                return Ok(None);
            }
            return failed("HPE_INVALID_URL", "Invalid characters in url");
        }
        // While the word is incomplete its first letter tells which it is.
        if self.matched == 0 {
            self.left = u64::from(byte);
        }
        let is_possible = |protocol| self.is_request() || protocol == Protocol::Http;
        let named = Protocol::ALL
            .into_iter()
            .find(|(protocol, word)| u64::from(word[0]) == self.left && is_possible(*protocol));
        let Some((protocol, word)) = named else {
            return failed(CONSTANT, "Expected HTTP/, RTSP/ or ICE/");
        };
        let is_last = self.matched + 1 == word.len();
        if is_last && self.is_request() {
            protocol
                .check(self.head.method)
                .or_else(|reason| failed(CONSTANT, reason))?;
        }
        if word[self.matched] != byte {
            return failed(CONSTANT, "Expected HTTP/, RTSP/ or ICE/");
        }
        cursor.advance();
        self.matched += 1;
        if is_last {
            self.state = State::Major;
        }
        Ok(None)
    }

    fn major(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let Some(digit) = digit(cursor.peek()) else {
            return failed("HPE_INVALID_VERSION", "Invalid major version");
        };
        cursor.advance();
        self.head.major = digit;
        self.state = State::Dot;
        Ok(None)
    }

    fn dot(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() != b'.' {
            return failed("HPE_INVALID_VERSION", "Expected dot");
        }
        cursor.advance();
        self.state = State::Minor;
        Ok(None)
    }

    fn minor(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let Some(digit) = digit(cursor.peek()) else {
            return failed("HPE_INVALID_VERSION", "Invalid minor version");
        };
        cursor.advance();
        self.head.minor = digit;
        let is_known = matches!((self.head.major, digit), (0, 9) | (1, 0 | 1) | (2, 0));
        if !is_known && !self.lenient.version() {
            return failed("HPE_INVALID_VERSION", "Invalid HTTP version");
        }
        self.matched = 0;
        self.state = if self.is_request() && self.head.method == methods::PRI {
            State::Preface
        } else {
            State::VersionEnd
        };
        Ok(None)
    }

    fn version_end(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let byte = cursor.peek();
        if !self.is_request() {
            if byte != b' ' {
                return failed("HPE_INVALID_VERSION", "Expected space after version");
            }
            cursor.advance();
            self.state = State::StatusDigits;
            return Ok(None);
        }
        match byte {
            b'\r' => {
                cursor.advance();
                self.state = State::LineFeedAfterVersion;
                Ok(None)
            }
            b'\n' => {
                cursor.advance();
                self.state = State::FirstField;
                if self.lenient.optional_cr_before_lf() {
                    return Ok(None);
                }
                failed("HPE_INVALID_VERSION", "Expected CRLF after version")
            }
            _ => failed("HPE_INVALID_VERSION", "Expected CRLF after version"),
        }
    }

    fn line_feed_after_version(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() == b'\n' {
            cursor.advance();
        } else if !self.lenient.optional_lf_after_cr() {
            return failed("HPE_STRICT", "Expected CRLF after version");
        }
        self.state = State::FirstField;
        Ok(None)
    }

    fn preface(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() != PREFACE[self.matched] {
            return failed("HPE_INVALID_VERSION", "Expected HTTP/2 Connection Preface");
        }
        cursor.advance();
        self.matched += 1;
        if self.matched == PREFACE.len() {
            return failed("HPE_PAUSED_H2_UPGRADE", "Pause on PRI/Upgrade");
        }
        Ok(None)
    }

    fn status_digits(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let Some(digit) = digit(cursor.peek()) else {
            return failed("HPE_INVALID_STATUS", "Invalid status code");
        };
        cursor.advance();
        self.head.status = self.head.status * 10 + u16::from(digit);
        self.matched += 1;
        if self.matched == 3 {
            self.state = State::StatusEnd;
        }
        Ok(None)
    }

    fn status_end(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match cursor.peek() {
            b' ' => {
                cursor.advance();
                self.state = State::StatusText;
                Ok(None)
            }
            b'\r' => {
                cursor.advance();
                self.head.end_part();
                self.state = State::LineFeedAfterStatus;
                Ok(None)
            }
            b'\n' => {
                cursor.advance();
                self.head.end_part();
                self.state = State::FirstField;
                if self.lenient.optional_cr_before_lf() {
                    return Ok(None);
                }
                failed("HPE_INVALID_STATUS", "Invalid response status")
            }
            _ => failed("HPE_INVALID_STATUS", "Invalid response status"),
        }
    }

    fn status_text(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let text = cursor.take_while(|byte| !matches!(byte, b'\r' | b'\n'));
        let end = if cursor.is_at_end() {
            None
        } else {
            Some(cursor.peek())
        };
        if end.is_some() {
            cursor.advance();
        }
        self.collect(text)?;
        match end {
            None => return Ok(None),
            Some(b'\r') => self.state = State::LineFeedAfterStatus,
            Some(_) if self.lenient.optional_cr_before_lf() => self.state = State::FieldStart,
            Some(_) => return failed("HPE_CR_EXPECTED", "Missing expected CR after response line"),
        }
        self.head.end_part();
        Ok(None)
    }

    fn line_feed_after_status(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() == b'\n' {
            cursor.advance();
        } else if !self.lenient.optional_lf_after_cr() {
            return failed("HPE_STRICT", "Expected LF after CR");
        }
        self.state = State::FirstField;
        Ok(None)
    }
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}
