//! Bodies in chunks: <https://www.rfc-editor.org/rfc/rfc9112#section-7.1>

use super::cursor::Cursor;
use super::fields::is_token;
use super::machine::{Event, Machine, State, Step, failed};

/// The part of a chunk that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    FirstDigit,
    Size,
    SizeLineFeed,
    ExtensionStart,
    ExtensionName,
    ExtensionValue,
    Quoted,
    QuotedPair,
    AfterQuoted,
    Data,
    DataEnd,
    DataLineFeed,
}

const SIZE: &str = "HPE_INVALID_CHUNK_SIZE";

impl Machine {
    pub(super) fn chunk(&mut self, part: Part, cursor: &mut Cursor<'_>) -> Step {
        match part {
            Part::FirstDigit => self.first_digit(cursor),
            Part::Size => self.size(cursor),
            Part::SizeLineFeed => self.size_line_feed(cursor),
            Part::ExtensionStart => self.extension_start(cursor),
            Part::ExtensionName => self.extension_name(cursor),
            Part::ExtensionValue => self.extension_value(cursor),
            Part::Quoted => self.quoted(cursor),
            Part::QuotedPair => self.quoted_pair(cursor),
            Part::AfterQuoted => self.after_quoted(cursor),
            Part::Data => Ok(Some(self.chunk_data(cursor))),
            Part::DataEnd => self.data_end(cursor),
            Part::DataLineFeed => self.data_line_feed(cursor),
        }
    }

    fn go(&mut self, part: Part) -> Step {
        self.state = State::Chunk(part);
        Ok(None)
    }

    fn first_digit(&mut self, cursor: &mut Cursor<'_>) -> Step {
        self.left = 0;
        self.extension = 0;
        if hex(cursor.peek()).is_none() {
            return failed(SIZE, "Invalid character in chunk size");
        }
        self.go(Part::Size)
    }

    fn size(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let byte = cursor.peek();
        if let Some(digit) = hex(byte) {
            cursor.advance();
            let Some(size) = self.left.checked_mul(16) else {
                return failed(SIZE, "Chunk size overflow");
            };
            self.left = size | digit;
            return Ok(None);
        }
        match byte {
            b'\r' => {
                cursor.advance();
                self.go(Part::SizeLineFeed)
            }
            b'\n' => {
                cursor.advance();
                if self.lenient.optional_cr_before_lf() {
                    return self.end_size();
                }
                failed("HPE_CR_EXPECTED", "Missing expected CR after chunk size")
            }
            b';' => {
                cursor.advance();
                self.go(Part::ExtensionStart)
            }
            b' ' => {
                cursor.advance();
                if self.lenient.spaces_after_chunk_size() {
                    return Ok(None);
                }
                failed(SIZE, "Invalid character in chunk size")
            }
            _ => failed(SIZE, "Invalid character in chunk size"),
        }
    }

    fn size_line_feed(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() == b'\n' {
            cursor.advance();
        } else if !self.lenient.optional_lf_after_cr() {
            return failed("HPE_STRICT", "Expected LF after chunk size");
        }
        self.end_size()
    }

    /// The chunk of size zero is the last; trailers follow.
    fn end_size(&mut self) -> Step {
        if self.left > 0 {
            return self.go(Part::Data);
        }
        self.in_trailers = true;
        self.head.forget_fields();
        self.state = State::FieldStart;
        Ok(None)
    }

    // ---- extensions; nobody sees them

    fn extension_start(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match cursor.peek() {
            b' ' | b'\r' => {
                cursor.advance();
                failed("HPE_STRICT", "Invalid character in chunk extensions")
            }
            _ => self.go(Part::ExtensionName),
        }
    }

    fn extension_name(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if self.take_extension(cursor, is_token)? {
            return Ok(None);
        }
        if cursor.peek() == b'=' {
            cursor.advance();
            return self.go(Part::ExtensionValue);
        }
        self.end_extension(
            cursor,
            "Missing expected CR after chunk extension name",
            "Invalid character in chunk extensions name",
        )
    }

    fn extension_value(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if self.take_extension(cursor, is_token)? {
            return Ok(None);
        }
        if cursor.peek() == b'"' {
            cursor.advance();
            return self.go(Part::Quoted);
        }
        self.end_extension(
            cursor,
            "Missing expected CR after chunk extension value",
            "Invalid character in chunk extensions value",
        )
    }

    fn quoted(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let is_quoted = |byte| matches!(byte, b'\t' | b' ' | 0x21 | 0x23..=0x5b | 0x5d..=0x7e | 0x80..);
        if self.take_extension(cursor, is_quoted)? {
            return Ok(None);
        }
        let byte = cursor.peek();
        cursor.advance();
        match byte {
            b'"' => self.go(Part::AfterQuoted),
            b'\\' => self.go(Part::QuotedPair),
            _ => failed("HPE_STRICT", "Invalid character in chunk extensions quoted value"),
        }
    }

    fn quoted_pair(&mut self, cursor: &mut Cursor<'_>) -> Step {
        let byte = cursor.peek();
        cursor.advance();
        if matches!(byte, b'\t' | b' '..=0x7e | 0x80..) {
            return self.go(Part::Quoted);
        }
        failed(
            "HPE_STRICT",
            "Invalid quoted-pair in chunk extensions quoted value",
        )
    }

    fn after_quoted(&mut self, cursor: &mut Cursor<'_>) -> Step {
        self.end_extension(
            cursor,
            "Missing expected CR after chunk extension value",
            "Invalid character in chunk extensions quote value",
        )
    }

    /// Takes what belongs to an extension; whether there was anything.
    fn take_extension(
        &mut self,
        cursor: &mut Cursor<'_>,
        belongs: impl Fn(u8) -> bool,
    ) -> Result<bool, super::machine::Failure> {
        let length = cursor.take_while(belongs).len();
        if length == 0 {
            return Ok(false);
        }
        let ended = cursor.at();
        if !cursor.is_at_end() {
            cursor.advance();
        }
        self.collect_extension(length)?;
        cursor.back_to(ended);
        Ok(true)
    }

    fn end_extension(&mut self, cursor: &mut Cursor<'_>, no_cr: &'static str, invalid: &'static str) -> Step {
        match cursor.peek() {
            b';' => {
                cursor.advance();
                self.go(Part::ExtensionStart)
            }
            b'\r' => {
                cursor.advance();
                self.go(Part::SizeLineFeed)
            }
            b'\n' if self.lenient.optional_cr_before_lf() => {
                cursor.advance();
                self.end_size()
            }
            b'\n' => failed("HPE_CR_EXPECTED", no_cr),
            _ => {
                if self.state != State::Chunk(Part::AfterQuoted) {
                    cursor.advance();
                }
                failed("HPE_STRICT", invalid)
            }
        }
    }

    // ---- data

    fn chunk_data(&mut self, cursor: &mut Cursor<'_>) -> Event {
        let start = cursor.at();
        if self.take_left(cursor) {
            self.state = State::Chunk(Part::DataEnd);
        }
        Event::Body {
            start,
            end: cursor.at(),
        }
    }

    fn data_end(&mut self, cursor: &mut Cursor<'_>) -> Step {
        match cursor.peek() {
            b'\r' => {
                cursor.advance();
                self.go(Part::DataLineFeed)
            }
            b'\n' => {
                cursor.advance();
                if self.lenient.optional_cr_before_lf() {
                    return self.go(Part::FirstDigit);
                }
                failed("HPE_CR_EXPECTED", "Missing expected CR after chunk data")
            }
            _ if self.lenient.optional_crlf_after_chunk() => self.go(Part::FirstDigit),
            _ => failed("HPE_STRICT", "Expected LF after chunk data"),
        }
    }

    fn data_line_feed(&mut self, cursor: &mut Cursor<'_>) -> Step {
        if cursor.peek() == b'\n' {
            cursor.advance();
        } else if !self.lenient.optional_lf_after_cr() {
            return failed("HPE_STRICT", "Expected LF after chunk data");
        }
        self.go(Part::FirstDigit)
    }
}

fn hex(byte: u8) -> Option<u64> {
    char::from(byte).to_digit(16).map(u64::from)
}
