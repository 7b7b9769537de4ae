//! The fields of a head, and of trailers: names, and values of which a few decide how the message is read.

use super::cursor::Cursor;
use super::head::Field;
use super::machine::{Machine, State, Step, failed};

/// The part of a field's value that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Blanks,
    BlankLineFeed,
    AfterBlankLine,
    Text,
    LineFeed,
    AfterLine,
}

const TOKEN: &str = "HPE_INVALID_HEADER_TOKEN";

impl Machine {
    pub(super) fn field(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match self.state {
            State::FirstField => self.first_field(cursor),
            State::FieldStart => self.field_start(cursor),
            State::FieldName => self.field_name(cursor),
            _ => self.head_line_feed(cursor),
        }
    }

    fn first_field(&mut self, cursor: &mut Cursor<'_>) -> Step {
        self.state = State::FieldStart;
        if cursor.peek() == b' ' {
            cursor.advance();
            if !self.lenient.headers() {
                return failed("HPE_UNEXPECTED_SPACE", "Unexpected space after start line");
            }
        }
        Ok(None)
    }

    fn field_start(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match cursor.peek() {
            b'\r' => {
                cursor.advance();
                self.state = State::HeadLineFeed;
                Ok(None)
            }
            b'\n' => {
                cursor.advance();
                if self.lenient.optional_cr_before_lf() {
                    return self.end_fields();
                }
                failed(TOKEN, "Invalid header field char")
            }
            b':' => failed(TOKEN, "Invalid header token"),
            _ => {
                self.state = State::FieldName;
                Ok(None)
            }
        }
    }

    fn head_line_feed(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() == b'\n' {
            cursor.advance();
        } else if !self.lenient.optional_lf_after_cr() {
            return failed("HPE_STRICT", "Expected LF after headers");
        }
        self.end_fields()
    }

    fn field_name(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let name = cursor.take_while(is_token);
        if cursor.is_at_end() {
            self.collect(name)?;
            return Ok(None);
        }
        if cursor.peek() != b':' {
            self.collect(name)?;
            self.head.name_field();
            if cursor.peek() == b' ' && self.head.field != Field::Other && !self.lenient.headers() {
                cursor.advance();
                return failed(TOKEN, "Invalid header field char");
            }
            return failed(TOKEN, "Invalid header token");
        }
        cursor.advance();
        self.collect(name)?;
        self.count_field()?;
        self.head.name_field();
        self.head.end_part();
        self.state = State::Value(Part::Blanks);
        self.check_framing()
    }

    /// Two ways to say where a message ends are an attack: <https://www.rfc-editor.org/rfc/rfc9112#section-6.1>
    fn check_framing(&mut self) -> Step {
        if self.lenient.chunked_length() {
            return Ok(None);
        }
        match self.head.field {
            Field::ContentLength if self.head.transfer_encoding => failed(
                "HPE_INVALID_CONTENT_LENGTH",
                "Content-Length can't be present with Transfer-Encoding",
            ),
            Field::TransferEncoding if self.head.content_length.is_some() => failed(
                "HPE_INVALID_TRANSFER_ENCODING",
                "Transfer-Encoding can't be present with Content-Length",
            ),
            _ => Ok(None),
        }
    }

    pub(super) fn value(&mut self, part: Part, cursor: &mut Cursor<'_>) -> Step {
        match part {
            Part::Blanks => self.blanks(cursor),
            Part::BlankLineFeed => self.blank_line_feed(cursor),
            Part::AfterBlankLine => self.after_blank_line(cursor),
            Part::Text => self.value_text(cursor),
            Part::LineFeed => self.value_line_feed(cursor),
            Part::AfterLine => self.after_line(cursor),
        }
    }

    fn blanks(&mut self, cursor: &mut Cursor<'_>) -> Step {
        cursor.take_while(|byte| matches!(byte, b' ' | b'\t'));
        if cursor.is_at_end() {
            return Ok(None);
        }
        match cursor.peek() {
            b'\r' => {
                cursor.advance();
                self.state = State::Value(Part::BlankLineFeed);
                Ok(None)
            }
            b'\n' => {
                cursor.advance();
                if !self.lenient.optional_cr_before_lf() {
                    return failed(TOKEN, "Invalid header value char");
                }
                self.state = State::Value(Part::AfterBlankLine);
                Ok(None)
            }
            _ => {
                self.state = State::Value(Part::Text);
                self.begin_value(cursor)
            }
        }
    }

    fn blank_line_feed(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() == b'\n' {
            cursor.advance();
        } else if !self.lenient.optional_lf_after_cr() && !self.lenient.headers() {
            return failed("HPE_STRICT", "Expected LF after CR");
        }
        self.state = State::Value(Part::AfterBlankLine);
        Ok(None)
    }

    fn after_blank_line(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if matches!(cursor.peek(), b' ' | b'\t') {
            if !self.lenient.headers() {
                cursor.advance();
                return failed(TOKEN, "Invalid header value char");
            }
            self.state = State::Value(Part::Blanks);
            return Ok(None);
        }
        match self.head.field {
            Field::ContentLength => return failed("HPE_INVALID_CONTENT_LENGTH", "Empty Content-Length"),
            Field::TransferEncoding => {
                return failed("HPE_INVALID_TRANSFER_ENCODING", "Empty Transfer-Encoding");
            }
            Field::Upgrade => self.head.upgrade_field = true,
            _ => {}
        }
        self.head.end_part();
        self.state = State::FieldStart;
        Ok(None)
    }

    /// The first character of a value is here.
    fn begin_value(&mut self, cursor: &mut Cursor<'_>) -> Step {
        self.matched = 0;
        self.left = 0;
        match self.head.field {
            Field::Upgrade => self.head.upgrade_field = true,
            Field::ContentLength if self.head.content_length.is_some() => {
                return failed("HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length");
            }
            Field::TransferEncoding => {
                if self.head.chunked && self.is_request() && !self.lenient.transfer_encoding() {
                    cursor.advance();
                    return refuse_encoding();
                }
                self.head.transfer_encoding = true;
            }
            _ => {}
        }
        Ok(None)
    }

    fn value_text(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let is_lenient = self.lenient.headers();
        let is_relaxed = self.lenient.relaxed_values();
        let belongs = |byte: u8| {
            is_value_char(byte)
                || (is_lenient && !matches!(byte, b'\r' | b'\n'))
                || (is_relaxed && !matches!(byte, b'\r' | b'\n' | 0))
        };
        let before = cursor.at();
        let text = cursor.take_while(belongs);
        match self.head.field {
            Field::ContentLength => self.count_length(text, before, cursor)?,
            Field::TransferEncoding => self.watch_encoding(text, before, cursor)?,
            _ => {}
        }
        let end = if cursor.is_at_end() {
            None
        } else {
            Some(cursor.peek())
        };
        if end == Some(b'\r') {
            cursor.advance();
        }
        self.collect(text)?;
        match end {
            None => {}
            Some(b'\r') => self.state = State::Value(Part::LineFeed),
            Some(b'\n') if self.lenient.optional_cr_before_lf() => {
                cursor.advance();
                self.state = State::Value(Part::AfterLine);
            }
            Some(b'\n') => return failed("HPE_CR_EXPECTED", "Missing expected CR after header value"),
            Some(_) if self.head.field == Field::ContentLength => return refuse_length(),
            Some(_) => return failed(TOKEN, "Invalid header value char"),
        }
        Ok(None)
    }

    /// Digits, then blanks. `matched` is 1 once digits have come, 2 once blanks have.
    fn count_length(
        &mut self,
        text: &[u8],
        before: usize,
        cursor: &mut Cursor<'_>,
    ) -> Result<(), super::machine::Failure> {
        for (index, byte) in text.iter().enumerate() {
            match byte {
                b'0'..=b'9' if self.matched < 2 => {
                    self.matched = 1;
                    let digit = u64::from(byte - b'0');
                    let Some(sum) = self.left.checked_mul(10).and_then(|tens| tens.checked_add(digit)) else {
                        cursor.back_to(before + index + 1);
                        return failed("HPE_INVALID_CONTENT_LENGTH", "Content-Length overflow");
                    };
                    self.left = sum;
                }
                b' ' if self.matched > 0 => self.matched = 2,
                _ => {
                    cursor.back_to(before + index);
                    return refuse_length();
                }
            }
        }
        Ok(())
    }

    /// Nothing may follow `chunked` in a request.
    fn watch_encoding(
        &mut self,
        text: &[u8],
        before: usize,
        cursor: &mut Cursor<'_>,
    ) -> Result<(), super::machine::Failure> {
        if !self.is_request() || self.lenient.transfer_encoding() {
            return Ok(());
        }
        for (index, _) in text.iter().enumerate().filter(|(_, byte)| **byte == b',') {
            let earlier = [self.head.current(), &text[..index]].concat();
            let last = earlier.rsplit(|byte| *byte == b',').next().unwrap_or_default();
            if last.trim_ascii().eq_ignore_ascii_case(b"chunked") {
                cursor.back_to(before + index + 1);
                return refuse_encoding();
            }
        }
        Ok(())
    }

    fn value_line_feed(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() != b'\n' {
            return failed("HPE_LF_EXPECTED", "Missing expected LF after header value");
        }
        cursor.advance();
        self.state = State::Value(Part::AfterLine);
        Ok(None)
    }

    fn after_line(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if matches!(cursor.peek(), b' ' | b'\t') {
            if !self.lenient.headers() {
                return failed(TOKEN, "Unexpected whitespace after header value");
            }
            self.state = State::Value(Part::Text);
            return Ok(None);
        }
        if self.head.field == Field::ContentLength {
            self.head.content_length = Some(self.left);
        }
        self.head.end_value();
        self.head.heed();
        self.state = State::FieldStart;
        Ok(None)
    }
}

fn refuse_length<T>() -> Result<T, super::machine::Failure> {
    failed(
        "HPE_INVALID_CONTENT_LENGTH",
        "Invalid character in Content-Length",
    )
}

fn refuse_encoding<T>() -> Result<T, super::machine::Failure> {
    failed(
        "HPE_INVALID_TRANSFER_ENCODING",
        "Invalid `Transfer-Encoding` header value",
    )
}

/// A character of a token: <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2>
pub(super) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn is_value_char(byte: u8) -> bool {
    byte == b'\t' || (byte >= b' ' && byte != 0x7f)
}
