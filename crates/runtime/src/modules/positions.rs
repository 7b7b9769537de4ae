//! From texts as they run back to texts as they were written: places of errors, code frames, the text of a function.

use jsc::{Call, Local, Scope};
use loader::{Callee, Kind, Position, StackName, StackPlace, StackText};

use super::loading::{prepare_options, read_text};
use super::to_u32;
use crate::error::Result;
use crate::realm::{CallExt, InRealm};

/// `codeFrame(url, file, line, column)`
pub(super) fn code_frame<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (url, file) = (call.arg_string(0)?, call.arg_string(1)?);
    let (line, column) = (to_u32(call.arg_f64(2)), to_u32(call.arg_f64(3)));
    let source = read_text(call, &file).unwrap_or_default();
    Ok(call.string(&frame_of(&source, &url, line, column)))
}

pub(super) fn frame_of(source: &str, name: &str, line: u32, column: u32) -> String {
    let text = source.lines().nth(line.saturating_sub(1) as usize).unwrap_or("");
    let shown: String = text.chars().take(2000).collect();
    let indent = " ".repeat(column.saturating_sub(1).min(2000) as usize);
    format!("{name}:{line}\n{shown}\n{indent}^\n")
}

/// `mapPosition(file, line, column)`: the place in the source as written, named as V8 does: `[line, column]`, and of files that the loader has read
/// `[line, column, engineColumn, begins, callee, whole, name, of]`: the column that the engine names; the line that the async function begins in whose body it
/// is in, or undefined; how what is called there is called; and what is known of the name of the function around it (see `loader::StackName`). `null` for what the loader has put before the text, of which no
/// program is to know (such as the functions that read exports).
pub(super) fn map_position<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let (line, column) = (to_u32(call.arg_f64(1)), to_u32(call.arg_f64(2)));
    let state = call.realm();
    let maps = state.modules.maps.borrow();
    let (begins, Position { line, column }) = match maps.get(&file) {
        Some(map) if map.is_before_text(line, column) => return Ok(call.null()),
        Some(map) => (map.async_start(line, column), map.original(line, column)),
        None if state.modules.texts.borrow().contains_key(&file) => (None, Position { line, column }),
        None => {
            let parts = [line, column].map(|number| call.number(f64::from(number)));
            return Ok(call.array(&parts));
        }
    };
    let place = place_in_stack(call, &file, line, column);
    let (whole, name, of) = match &place.name {
        StackName::Own => (None, None, None),
        StackName::Constructor => (Some("constructor"), None, None),
        StackName::Whole(name) => (Some(name.as_str()), None, None),
        StackName::Method { of, name } => (None, Some(name.as_str()), Some(of.as_str())),
    };
    let callee = match place.callee {
        Callee::Other => "",
        Callee::Name => "name",
        Callee::Property => "property",
        Callee::Constructed => "new",
    };
    let [callee, whole, name, of] = [Some(callee), whole, name, of].map(|text| match text {
        Some(text) => call.string(text),
        None => call.undefined(),
    });
    let [line, column, engines] = [line, place.column, column].map(|number| call.number(f64::from(number)));
    let begins = begins.map_or_else(|| call.undefined(), |begins| call.number(f64::from(begins)));
    Ok(call.array(&[line, column, engines, begins, callee, whole, name, of]))
}

fn place_in_stack(scope: &Scope<'_>, url: &str, line: u32, column: u32) -> StackPlace {
    let mut texts = scope.realm().modules.texts.borrow_mut();
    let text = texts.entry(url.to_owned()).or_insert_with(|| {
        let (file, source) = file_of(scope, url)?;
        Some(StackText::new(source, &file))
    });
    match text {
        Some(text) => text.place(line, column),
        None => StackPlace {
            column,
            callee: Callee::Other,
            name: StackName::Own,
        },
    }
}

/// `keepText(name, text)`: what is run by this name is in no file.
pub(super) fn keep_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (name, text) = (call.arg_string(0)?, call.arg_string(1)?);
    call.realm().modules.add_text(&name, text);
    Ok(call.undefined())
}

/// `renamed(text, name)`: the text with its dynamic imports called by another name; undefined if it has none.
pub(super) fn renamed_imports<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name) = (call.arg_string(0)?, call.arg_string(1)?);
    let renamed = loader::with_imports_renamed(&text, &name);
    Ok(renamed.map_or_else(|| call.undefined(), |text| call.string(&text)))
}

/// `originalText(function)`: what is written in the source of some loaded file where the engine has this text; undefined if
/// that is not found. Files are prepared anew for it: hardly any program asks.
pub(super) fn original_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let function = call.arg_string(0)?;
    let head = function
        .split(['(', '{', '='])
        .next()
        .unwrap_or("")
        .trim_end()
        .to_owned();
    let urls: Vec<String> = call.realm().modules.maps.borrow().keys().cloned().collect();
    for url in urls {
        let Some((file, source)) = file_of(call, &url).filter(|(_, source)| source.contains(&head)) else {
            continue;
        };
        let kind = if url.starts_with("file:") {
            Kind::Import
        } else {
            Kind::Require
        };
        let options = prepare_options(call, &file, kind, false, None)?;
        if let Some(original) = loader::original_text(&source, &file, options, &function) {
            return Ok(call.string(&original));
        }
    }
    Ok(call.undefined())
}

/// The path and the text of a loaded file.
fn file_of(scope: &Scope<'_>, url: &str) -> Option<(String, String)> {
    let file = match url.strip_prefix("file://") {
        Some(path) => percent_decoded(path),
        None => url.to_owned(),
    };
    let source = read_text(scope, &file).ok()?;
    Some((file, source))
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
