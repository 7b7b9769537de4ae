//! CommonJS modules that need no edits: put into a function as they are, unparsed.

use crate::{edits::utf16_len, position::PositionMap};

/// The parameters of a CommonJS module.
pub(crate) const COMMONJS_PARAMETERS: &str = "(exports, require, module, __filename, __dirname)";

/// The text in its function, unparsed.
pub(crate) fn wrap(source: &str) -> (String, PositionMap) {
    let prefix = format!("(function {COMMONJS_PARAMETERS} {{ ");
    let mut text = String::with_capacity(prefix.len() + source.len() + 4);
    text.push_str(&prefix);
    match source.strip_prefix("#!") {
        Some(rest) => text.extend(["//", rest]),
        None => text.push_str(source),
    }
    text.push_str("\n})");
    (text, PositionMap::shifted(utf16_len(&prefix)))
}
