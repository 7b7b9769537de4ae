//! Edits of a source text, collected in any order and applied once. An edit never changes the number of lines: what it
//! removes leaves its line terminators behind, and what it inserts has none.

use crate::position::{Anchor, PositionMap};
use std::borrow::Cow;

/// A list of replacements, in byte offsets of the source.
#[derive(Default)]
pub(crate) struct Edits {
    list: Vec<Edit>,
    bodies: Vec<NotedBody>,
}

/// The body of an async function, or of any function in one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NotedBody {
    /// Where the function begins.
    pub(crate) function: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) is_async: bool,
}

#[derive(Clone)]
pub(crate) struct Edit {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) text: Cow<'static, str>,
    /// Fill what was removed with spaces, so that columns stay too.
    blank: bool,
    pub(crate) wrap: Option<Wrap>,
}

/// Marks insertions that belong to what stands before or after them, where slices are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    /// Before the node function of this index, an expression.
    Start(usize),
    /// After it.
    End(usize),
    /// The end of what was put around something that begins at `start`.
    Tail {
        /// Its offset.
        start: u32,
    },
}

impl Edits {
    /// Puts `text` before the byte at `offset`, after whatever was put there earlier.
    pub(crate) fn insert(&mut self, offset: u32, text: impl Into<Cow<'static, str>>) {
        self.replace(offset, offset, text);
    }

    /// Puts `text` in the place of a range; the range's line terminators follow it.
    pub(crate) fn replace(&mut self, start: u32, end: u32, text: impl Into<Cow<'static, str>>) {
        self.list.push(Edit {
            start,
            end,
            text: text.into(),
            blank: false,
            wrap: None,
        });
    }

    /// Puts the beginning or the end of something that is wrapped before the byte at `offset`.
    pub(crate) fn wrap(&mut self, offset: u32, text: String, wrap: Wrap) {
        self.list.push(Edit {
            start: offset,
            end: offset,
            text: text.into(),
            blank: false,
            wrap: Some(wrap),
        });
    }

    /// Keeps a place among the insertions at `offset`, whose text is known later, if there will be one.
    pub(crate) fn reserve(&mut self, offset: u32) -> usize {
        self.insert(offset, "");
        self.list.len() - 1
    }

    /// The text of a place that was kept. Not after sorting.
    pub(crate) fn fill(&mut self, reserved: usize, text: String) {
        self.list[reserved].text = text.into();
    }

    /// Notes a function for [`PositionMap::async_start`].
    pub(crate) fn note_body(&mut self, body: NotedBody) {
        self.bodies.push(body);
    }

    /// The bodies that `others` knows in a range.
    pub(crate) fn take_bodies(&mut self, others: &Self, start: u32, end: u32) {
        let inside = |body: &&NotedBody| start <= body.function && body.end <= end;
        self.bodies.extend(others.bodies.iter().filter(inside));
    }

    pub(crate) fn push(&mut self, edit: Edit) {
        self.list.push(edit);
    }

    /// Brings the edits into the order of the source; insertions come before a replacement that starts where they are.
    pub(crate) fn sort(&mut self) {
        self.list
            .retain(|edit| edit.end > edit.start || !edit.text.is_empty());
        self.list.sort_by_key(|edit| (edit.start, edit.end > edit.start));
    }

    /// The edits that begin in a range or at its end; they must be sorted.
    pub(crate) fn within(&self, start: u32, end: u32) -> &[Edit] {
        let from = self.list.partition_point(|edit| edit.start < start);
        let to = self.list.partition_point(|edit| edit.start <= end);
        &self.list[from..to]
    }

    /// Overwrites a range with spaces.
    pub(crate) fn blank(&mut self, start: u32, end: u32) {
        self.blank_after(start, end, "");
    }

    /// Overwrites a range with `text` and then spaces, the columns unchanged. `text` must be shorter than the range's
    /// first line, or columns move.
    pub(crate) fn blank_after(&mut self, start: u32, end: u32, text: &'static str) {
        if start < end {
            self.list.push(Edit {
                start,
                end,
                text: text.into(),
                blank: true,
                wrap: None,
            });
        }
    }

    /// The edited text between `prefix` and `suffix`, and the way back to the source's positions. `prefix` has no line
    /// terminators.
    pub(crate) fn apply(mut self, source: &str, prefix: &str, suffix: &str) -> (String, PositionMap) {
        self.sort();
        let inserted: usize = self.list.iter().map(|edit| edit.text.len()).sum();
        let mut out = Output::new(source.len() + inserted + prefix.len() + suffix.len());
        out.inserted(prefix);
        out.anchor();
        let mut offset = 0;
        for edit in &self.list {
            let (start, end) = (edit.start as usize, edit.end as usize);
            debug_assert!(start >= offset, "overlapping edits at byte {start}");
            if start < offset {
                continue;
            }
            out.kept(&source[offset..start]);
            let removed = &source[start..end];
            if edit.blank {
                out.blanked(removed, &edit.text);
            } else {
                out.replaced(removed, &edit.text);
            }
            offset = end;
        }
        out.kept(&source[offset..]);
        out.text.push_str(suffix);
        let map = PositionMap::from_anchors(out.anchors).with_bodies(source, &self.bodies);
        (out.text, map)
    }
}

/// The text being written, with the current position in it and in the source. Columns count UTF-16 units from 0.
struct Output {
    text: String,
    anchors: Vec<Anchor>,
    line: u32,
    edited: u32,
    original: u32,
}

impl Output {
    fn new(capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
            anchors: Vec::new(),
            line: 0,
            edited: 0,
            original: 0,
        }
    }

    /// From here on, columns of this line run in step with the source's.
    fn anchor(&mut self) {
        self.push_anchor(false);
    }

    fn push_anchor(&mut self, fixed: bool) {
        self.anchors.push(Anchor {
            line: self.line,
            edited: self.edited,
            original: self.original,
            fixed,
        });
    }

    fn inserted(&mut self, text: &str) {
        self.push_anchor(true);
        self.text.push_str(text);
        self.edited += utf16_len(text);
    }

    fn kept(&mut self, chunk: &str) {
        self.text.push_str(chunk);
        let tail = last_line(chunk, &mut self.line);
        let width = utf16_len(&chunk[tail.unwrap_or(0)..]);
        match tail {
            Some(_) => (self.edited, self.original) = (width, width),
            None => {
                self.edited += width;
                self.original += width;
            }
        }
    }

    fn replaced(&mut self, removed: &str, text: &str) {
        self.inserted(text);
        if let Some(tail) = last_line(removed, &mut self.line) {
            self.text
                .extend(removed.chars().filter(|c| is_line_terminator(*c)));
            self.edited = 0;
            self.original = utf16_len(&removed[tail..]);
        } else {
            self.original += utf16_len(removed);
        }
        self.anchor();
    }

    fn blanked(&mut self, removed: &str, text: &str) {
        let at = self.text.len();
        self.text.push_str(text);
        let mut skip = utf16_len(text) as usize;
        for c in removed.chars() {
            if is_line_terminator(c) {
                self.text.push(c);
                continue;
            }
            for _ in 0..c.len_utf16() {
                if skip > 0 {
                    skip -= 1;
                } else {
                    self.text.push(' ');
                }
            }
        }
        let written = self.text[at..].to_owned();
        let tail = last_line(&written, &mut self.line);
        let width = utf16_len(&written[tail.unwrap_or(0)..]);
        match tail {
            Some(_) => (self.edited, self.original) = (width, width),
            None => {
                self.edited += width;
                self.original += width;
            }
        }
    }
}

/// The byte offset at which the last line of `chunk` begins, if it has more than one; counts its lines into `line`.
fn last_line(chunk: &str, line: &mut u32) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let simple = chunk.is_ascii() && !bytes.contains(&b'\r');
    if simple {
        let last = bytes.iter().rposition(|&b| b == b'\n')?;
        *line += u32::try_from(bytes.iter().filter(|&&b| b == b'\n').count()).unwrap_or(u32::MAX);
        return Some(last + 1);
    }
    let mut last = None;
    for (at, c) in chunk.char_indices().filter(|(_, c)| is_line_terminator(*c)) {
        if !(c == '\r' && bytes.get(at + 1) == Some(&b'\n')) {
            *line += 1;
        }
        last = Some(at + c.len_utf8());
    }
    last
}

pub(crate) fn is_line_terminator(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

pub(crate) fn utf16_len(text: &str) -> u32 {
    let units = if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    };
    u32::try_from(units).unwrap_or(u32::MAX)
}
