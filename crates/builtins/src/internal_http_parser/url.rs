//! The URL of a request: which characters may stand in which part of it. It is not taken apart.

use super::cursor::Cursor;
use super::machine::{Machine, State, Step, failed};

/// The part of the URL that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Schema,
    SchemaSlash,
    SchemaSlashSlash,
    ServerStart,
    Server,
    ServerWithAt,
    Path,
    Query,
    FragmentStart,
    Fragment,
}

impl Machine {
    pub(super) fn url(&mut self, part: Part, cursor: &mut Cursor<'_>) -> Step {
        let run = cursor.take_while(|byte| stays(part, byte));
        if !run.is_empty() {
            let is_begun = part == Part::FragmentStart && run.iter().any(|byte| *byte != b'#');
            let part = if is_begun { Part::Fragment } else { part };
            self.state = State::Url(part);
            self.collect(run)?;
            return Ok(None);
        }
        let byte = cursor.peek();
        if ends(part, byte) {
            return self.end_url(cursor);
        }
        if part != Part::SchemaSlashSlash && matches!(byte, b' ' | b'\r' | b'\n' | b'\t' | 0x0c) {
            cursor.advance();
            return failed("HPE_INVALID_URL", "Invalid characters in url");
        }
        let next = match (part, byte) {
            (Part::Start, b'/' | b'*') => Part::Path,
            (Part::Start, byte) if byte.is_ascii_alphabetic() => Part::Schema,
            (Part::Schema, b':') => Part::SchemaSlash,
            (Part::SchemaSlash, b'/') => Part::SchemaSlashSlash,
            (Part::SchemaSlashSlash, b'/') => Part::ServerStart,
            (Part::Server | Part::ServerWithAt, b'/') => Part::Path,
            (Part::Server | Part::ServerWithAt | Part::Path, b'?') => Part::Query,
            (Part::Server, b'@') => Part::ServerWithAt,
            (Part::ServerStart, _) => {
                self.state = State::Url(Part::Server);
                return Ok(None);
            }
            (Part::Path | Part::Query, b'#') => Part::FragmentStart,
            (Part::ServerWithAt, b'@') => {
                cursor.advance();
                return failed("HPE_INVALID_URL", "Double @ in url");
            }
            _ => return failed("HPE_INVALID_URL", complaint(part)),
        };
        cursor.advance();
        self.collect(&[byte])?;
        self.state = State::Url(next);
        Ok(None)
    }
}

/// Whether the byte belongs to the part, without ending it.
fn stays(part: Part, byte: u8) -> bool {
    match part {
        Part::Start | Part::SchemaSlash | Part::SchemaSlashSlash | Part::ServerStart => false,
        Part::Schema => byte.is_ascii_alphabetic(),
        Part::Server | Part::ServerWithAt => {
            byte.is_ascii_alphanumeric() || b"-_.!~*'()%;:&=+$,[]".contains(&byte)
        }
        Part::Path => is_url_char(byte),
        Part::Query => is_url_char(byte) || byte == b'?',
        Part::FragmentStart | Part::Fragment => is_url_char(byte) || matches!(byte, b'?' | b'#'),
    }
}

fn is_url_char(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#')
}

/// Whether the byte ends the URL there.
fn ends(part: Part, byte: u8) -> bool {
    let may_end = matches!(
        part,
        Part::ServerStart
            | Part::Server
            | Part::ServerWithAt
            | Part::Path
            | Part::Query
            | Part::FragmentStart
            | Part::Fragment
    );
    may_end && matches!(byte, b' ' | b'\r' | b'\n')
}

fn complaint(part: Part) -> &'static str {
    match part {
        Part::Start => "Unexpected start char in url",
        Part::Schema | Part::SchemaSlash | Part::SchemaSlashSlash => "Unexpected char in url schema",
        Part::ServerStart | Part::Server | Part::ServerWithAt => "Unexpected char in url server",
        Part::Path => "Invalid char in url path",
        Part::Query => "Invalid char in url query",
        Part::FragmentStart => "Invalid char in url fragment start",
        Part::Fragment => "Invalid char in url fragment",
    }
}
