//! Positions: where a byte offset is in a text, and from a position in prepared text back to the source's.
//! Lines and columns count from 1, columns in UTF-16 units, as engines report them.

use crate::edits::{NotedBody, is_line_terminator, utf16_len};
use std::sync::Arc;

/// A line and a column, both from 1; columns count UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in UTF-16 units.
    pub column: u32,
}

/// From positions in prepared text to positions in the source it was made of.
#[derive(Debug, Clone, Default)]
pub struct PositionMap {
    anchors: Vec<Anchor>,
    /// Of async functions and of those in them, in the text that was edited.
    bodies: Box<[Span]>,
    /// What was done to the text before, the last first.
    before: Vec<Step>,
}

/// An earlier step from the source to the prepared text.
#[derive(Debug, Clone)]
enum Step {
    /// The text was written anew (TypeScript with enums and the like): its own source map.
    Generated(Arc<[Token]>),
    /// The text was edited (decorators).
    Edited(Arc<[Anchor]>),
}

/// From `edited` on, columns of `line` run in step with `original`, or, if fixed, all stand for it. From 0.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor {
    pub(crate) line: u32,
    pub(crate) edited: u32,
    pub(crate) original: u32,
    pub(crate) fixed: bool,
}

/// The body of a function, and the line that the function begins in.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: Position,
    end: Position,
    line: u32,
    is_async: bool,
}

/// One entry of a source map, from 0, ordered by `generated`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) generated: (u32, u32),
    pub(crate) original: (u32, u32),
}

impl PositionMap {
    /// The source's position for a position in the prepared text. Text that the loader put in stands for the place it
    /// was put at.
    pub fn original(&self, line: u32, column: u32) -> Position {
        let (line, column) = (line.saturating_sub(1), column.saturating_sub(1));
        let column = unedited_column(&self.anchors, line, column);
        let (line, column) = self
            .before
            .iter()
            .fold((line, column), |(line, column), step| match step {
                Step::Generated(tokens) => ungenerated(tokens, line, column),
                Step::Edited(anchors) => (line, unedited_column(anchors, line, column)),
            });
        Position {
            line: line + 1,
            column: column + 1,
        }
    }

    /// Whether a position in the prepared text is in what the loader has put before the module's own.
    pub fn is_before_text(&self, line: u32, column: u32) -> bool {
        let [prologue, text, ..] = self.anchors.as_slice() else {
            return false;
        };
        let is_prologue = prologue.fixed && (prologue.line, prologue.edited) == (0, 0);
        is_prologue && text.line == 0 && line == 1 && column.saturating_sub(1) < text.edited
    }

    /// The line of the prepared text that an async function begins in whose body a position is in. Until such a body first waits, the engine has a frame
    /// for the body and one, in that line, for the function that has called it: to everybody else the two are one.
    pub fn async_start(&self, line: u32, column: u32) -> Option<u32> {
        let column = unedited_column(&self.anchors, line.saturating_sub(1), column.saturating_sub(1)) + 1;
        let at = Position { line, column };
        let begun = self.bodies.partition_point(|body| body.start <= at);
        let innermost = self.bodies[..begun].iter().rfind(|body| at < body.end)?;
        innermost.is_async.then_some(innermost.line)
    }

    pub(crate) fn from_anchors(anchors: Vec<Anchor>) -> Self {
        Self {
            anchors,
            ..Self::default()
        }
    }

    pub(crate) fn with_bodies(mut self, source: &str, bodies: &[NotedBody]) -> Self {
        let mut offsets: Vec<u32> = bodies
            .iter()
            .flat_map(|body| [body.function, body.start, body.end])
            .collect();
        offsets.sort_unstable();
        offsets.dedup();
        let positions = Lines::new(source).ascending(&offsets);
        let position = |offset: u32| positions[offsets.partition_point(|known| *known < offset)];
        let span = |body: &NotedBody| Span {
            start: position(body.start),
            end: position(body.end),
            line: position(body.function).line,
            is_async: body.is_async,
        };
        self.bodies = bodies.iter().map(span).collect();
        self.bodies.sort_by_key(|body| body.start);
        self
    }

    /// The map of text that has only been put behind a prefix of `width` columns.
    pub(crate) fn shifted(width: u32) -> Self {
        Self::from_anchors(vec![
            Anchor {
                line: 0,
                edited: 0,
                original: 0,
                fixed: true,
            },
            Anchor {
                line: 0,
                edited: width,
                original: 0,
                fixed: false,
            },
        ])
    }

    /// The map of text that has been written anew.
    pub(crate) fn generated(tokens: &Arc<[Token]>) -> Self {
        Self::default().with_generated(tokens)
    }

    pub(crate) fn with_generated(mut self, tokens: &Arc<[Token]>) -> Self {
        self.before.push(Step::Generated(Arc::clone(tokens)));
        self
    }

    /// The map of text that had been edited before, in a way that `earlier` tells.
    pub(crate) fn after(mut self, earlier: &Self) -> Self {
        self.before.push(Step::Edited(earlier.anchors.as_slice().into()));
        self
    }
}

fn unedited_column(anchors: &[Anchor], line: u32, column: u32) -> u32 {
    let after = anchors.partition_point(|anchor| (anchor.line, anchor.edited) <= (line, column));
    match after.checked_sub(1).map(|index| anchors[index]) {
        Some(anchor) if anchor.line == line => {
            anchor.original + if anchor.fixed { 0 } else { column - anchor.edited }
        }
        _ => column,
    }
}

fn ungenerated(tokens: &[Token], line: u32, column: u32) -> (u32, u32) {
    let after = tokens.partition_point(|token| token.generated <= (line, column));
    match after.checked_sub(1).map(|index| tokens[index]) {
        Some(token) => token.original,
        None => (line, column),
    }
}

/// Line starts of a text, made when the first position is asked for.
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: std::cell::OnceCell<Vec<u32>>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            starts: std::cell::OnceCell::new(),
        }
    }

    pub(crate) fn position(&self, offset: u32) -> Position {
        let starts = self.starts();
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts[line - 1] as usize;
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = utf16_len(self.text.get(start..end).unwrap_or(""));
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: column + 1,
        }
    }

    /// The positions of ascending offsets at character boundaries: each line is walked over once, however many there are in it.
    fn ascending(&self, offsets: &[u32]) -> Vec<Position> {
        let mut before = Position { line: 1, column: 1 };
        let mut walked = 0;
        let positions = offsets.iter().map(|&offset| {
            let starts = self.starts();
            let first = before.line as usize - 1;
            let line = first + starts[first..].partition_point(|&start| start <= offset);
            if line > first + 1 {
                walked = starts[line - 1] as usize;
                before = Position {
                    line: u32::try_from(line).unwrap_or(u32::MAX),
                    column: 1,
                };
            }
            before.column += utf16_len(self.text.get(walked..offset as usize).unwrap_or(""));
            walked = offset as usize;
            before
        });
        positions.collect()
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| line_starts(self.text))
    }

    /// The byte at a position.
    pub(crate) fn offset(&self, position: Position) -> u32 {
        let starts = self.starts();
        let start = starts.get(position.line as usize - 1).copied().unwrap_or(0);
        let mut left = position.column - 1;
        let before = self.line(position.line).chars().take_while(|c| {
            let goes_on = left > 0;
            left = left.saturating_sub(u32::try_from(c.len_utf16()).unwrap_or(1));
            goes_on
        });
        start + u32::try_from(before.map(char::len_utf8).sum::<usize>()).unwrap_or(0)
    }

    /// The text of a line, counted from 1, without its terminator.
    pub(crate) fn line(&self, line: u32) -> &'a str {
        let starts = self.starts();
        let start = starts.get(line as usize - 1).copied().unwrap_or(0) as usize;
        let rest = &self.text[start..];
        rest.find(is_line_terminator).map_or(rest, |end| &rest[..end])
    }
}

pub(crate) fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut starts = vec![0];
    for (at, &byte) in bytes.iter().enumerate() {
        let next = match byte {
            b'\n' => at + 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => at + 1,
            0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])) => at + 3,
            _ => continue,
        };
        starts.push(u32::try_from(next).unwrap_or(u32::MAX));
    }
    starts
}
