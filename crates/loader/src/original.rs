//! The text of a function as its author wrote it, from the text that the engine has of it: for `Function.prototype.toString`.

use crate::{
    edits::Edits,
    position::{Lines, Position},
    prepare::{PrepareOptions, prepare},
    typescript,
};
use oxc::{allocator::Allocator, parser::Parser, span::SourceType};
use std::borrow::Cow;

/// What stands in the file at `path`, whose text is `source`, for `function`, a part of the text that [`prepare`] makes of
/// it; `None` if it is no part of that. Types are blanked, as in Node.
pub fn original_text(source: &str, path: &str, options: PrepareOptions, function: &str) -> Option<String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let prepared = prepare(source, path, options).ok()?;
    let start = prepared.text.find(function)?;
    let shown = match options.typescript {
        true => Cow::Owned(without_types(source)),
        false => Cow::Borrowed(source),
    };
    let (edited, written) = (Lines::new(&prepared.text), Lines::new(&shown));
    let offset_of = |offset: usize| {
        let Position { line, column } = edited.position(u32::try_from(offset).ok()?);
        Some(written.offset(prepared.map.original(line, column)) as usize)
    };
    // What the loader puts behind a function stands for the function's end, but so does what it puts at the end of it.
    let last = function.chars().next_back()?;
    let end = start + function.len();
    let to = match offset_of(end - last.len_utf8())? {
        at if shown.get(at..)?.starts_with(last) => at + last.len_utf8(),
        _ => offset_of(end)?,
    };
    let from = offset_of(start)?;
    shown.get(from..to).map(str::to_owned)
}

/// The text with its types blanked, as far as that goes: lines and columns stay.
fn without_types(source: &str) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::ts()).parse();
    let mut edits = Edits::default();
    typescript::erase(&parsed.program, &mut edits);
    edits.apply(source, "", "").0
}
