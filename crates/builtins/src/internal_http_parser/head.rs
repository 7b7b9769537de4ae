//! What a message's head says.

/// The head: its texts lie one after the other in `text`, each ending at one of `ends`.
#[derive(Debug, Default)]
pub struct Head {
    /// For requests the number in `methods`.
    pub method: usize,
    /// For responses.
    pub status: u16,
    pub major: u8,
    pub minor: u8,
    pub(super) text: Vec<u8>,
    /// The end of the URL or status text, then of each field's name and value.
    pub(super) ends: Vec<Span>,
    pub chunked: bool,
    pub transfer_encoding: bool,
    pub content_length: Option<u64>,
    pub(super) connection_close: bool,
    pub(super) connection_keep_alive: bool,
    pub(super) connection_upgrade: bool,
    pub(super) upgrade_field: bool,
    pub(super) field: Field,
    pub(super) started: usize,
    /// The fields of the message before, to see whether they come again.
    earlier: Fields,
}

/// Fields as one text, with the lengths of names and values.
#[derive(Debug, Default)]
struct Fields {
    text: Vec<u8>,
    lengths: Vec<usize>,
}

/// A part of `text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: usize,
    end: usize,
}

/// The fields that decide how a message is read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    #[default]
    Other,
    Connection,
    ContentLength,
    TransferEncoding,
    Upgrade,
}

impl Head {
    pub(super) fn clear(&mut self) {
        let (mut text, mut ends) = (std::mem::take(&mut self.text), std::mem::take(&mut self.ends));
        text.clear();
        ends.clear();
        *self = Head {
            text,
            ends,
            earlier: std::mem::take(&mut self.earlier),
            ..Head::default()
        };
    }

    /// Whether the fields are those of the last time this was asked: a client's requests are often alike.
    pub fn repeats(&mut self) -> bool {
        let mut earlier = std::mem::take(&mut self.earlier);
        let start = self.ends.first().map_or(0, |line| line.end);
        let text = &self.text[start..];
        let is_same =
            earlier.text == text && self.fields().map(<[u8]>::len).eq(earlier.lengths.iter().copied());
        if !is_same {
            earlier.text.clear();
            earlier.text.extend_from_slice(text);
            earlier.lengths.clear();
            earlier.lengths.extend(self.fields().map(<[u8]>::len));
        }
        self.earlier = earlier;
        is_same && self.ends.len() > 1
    }

    /// For trailers: the fields of the head are gone.
    pub(super) fn forget_fields(&mut self) {
        self.ends.truncate(1);
        let end = self.ends.first().map_or(0, |first| first.end);
        self.text.truncate(end);
        self.started = end;
    }

    /// The URL, or the status text.
    pub fn line(&self) -> &[u8] {
        self.ends.first().map_or(&[], |span| self.part(*span))
    }

    /// Names and values in turn.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.ends
            .get(1..)
            .unwrap_or_default()
            .iter()
            .map(|span| self.part(*span))
    }

    fn part(&self, span: Span) -> &[u8] {
        &self.text[span.start..span.end]
    }

    /// The text collected since the last end is a part.
    pub(super) fn end_part(&mut self) {
        self.ends.push(Span {
            start: self.started,
            end: self.text.len(),
        });
        self.started = self.text.len();
    }

    /// The same, without the blanks at its end.
    pub(super) fn end_value(&mut self) {
        let length = self.current().trim_ascii_end().len();
        self.text.truncate(self.started + length);
        self.end_part();
    }

    /// What has been collected since the last end.
    pub(super) fn current(&self) -> &[u8] {
        &self.text[self.started..]
    }

    pub(super) fn keeps_alive(&self) -> bool {
        let is_standard = self.major > 0 && self.minor > 0;
        if is_standard {
            !self.connection_close
        } else {
            self.connection_keep_alive
        }
    }

    pub(super) fn name_field(&mut self) {
        self.field = match self.current() {
            name if name.eq_ignore_ascii_case(b"connection") => Field::Connection,
            name if name.eq_ignore_ascii_case(b"proxy-connection") => Field::Connection,
            name if name.eq_ignore_ascii_case(b"content-length") => Field::ContentLength,
            name if name.eq_ignore_ascii_case(b"transfer-encoding") => Field::TransferEncoding,
            name if name.eq_ignore_ascii_case(b"upgrade") => Field::Upgrade,
            _ => Field::Other,
        };
    }

    /// Takes over what a value that is complete says of the message.
    pub(super) fn heed(&mut self) {
        let value = self
            .ends
            .last()
            .map_or(&[][..], |span| &self.text[span.start..span.end]);
        match self.field {
            Field::Connection => {
                let has = |word: &[u8]| {
                    value
                        .split(|byte| *byte == b',')
                        .any(|token| token.trim_ascii().eq_ignore_ascii_case(word))
                };
                let found = (has(b"close"), has(b"keep-alive"), has(b"upgrade"));
                self.connection_close |= found.0;
                self.connection_keep_alive |= found.1;
                self.connection_upgrade |= found.2;
            }
            Field::TransferEncoding => {
                let last = value.rsplit(|byte| *byte == b',').next().unwrap_or_default();
                self.chunked = last.trim_ascii().eq_ignore_ascii_case(b"chunked");
            }
            Field::Other | Field::ContentLength | Field::Upgrade => {}
        }
    }
}
