//! Quick looks at a text, to spare the parser: none may miss what it looks for, all may be mistaken the other way.

use crate::error_reads::{self, Property};
use oxc::span::Span;

/// Whether the text may have `import` or `export` declarations, `import.meta` or top-level `await`.
pub(crate) fn may_have_module_syntax(source: &str) -> bool {
    ["import", "export", "await"]
        .iter()
        .any(|word| has_word(source, word))
}

/// Whether a CommonJS text may need edits: dynamic imports, async functions (with `await` or without), node functions or reads of `stack`.
pub(crate) fn may_need_parsing(source: &str) -> bool {
    has_word(source, "import")
        || has_word(source, "async")
        || has_word(source, "await")
        || may_have_nodes(source)
        || may_have_using(source)
        || error_reads::may_read(source, Property::Stack)
}

/// Whether the text may read messages of errors. Packages read many that are their own: it is not worth parsing them for.
pub(crate) fn may_read_messages(source: &str, path: &str) -> bool {
    !path.contains("/node_modules/") && error_reads::may_read(source, Property::Message)
}

/// Whether the text may look at properties without reading them: by the functions of `Reflect`, or those of `Object` for own properties.
pub fn may_reflect(source: &str) -> bool {
    source.contains("getOwnProperty") || source.contains("Reflect")
}

/// Whether the text may have `using` declarations.
pub(crate) fn may_have_using(source: &str) -> bool {
    source.match_indices("using").any(|(at, word)| {
        let rest = &source[at + word.len()..];
        let name = rest.trim_start();
        let after = name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        let follows = after.trim_start();
        name.len() < rest.len()
            && after.len() < name.len()
            && (follows.starts_with(['=', ':', '/']) || follows.starts_with("of"))
    })
}

/// Whether the text may have decorators or auto-accessors. The `@` of doc comments follows a `*`.
pub(crate) fn may_have_decorators(source: &str) -> bool {
    let begins = |at: usize| {
        let after = source[at + 1..].chars().next();
        after.is_some_and(|c| c.is_alphabetic() || matches!(c, '_' | '$' | '(' | '\\') || c.is_whitespace())
            && !source[..at].trim_end().ends_with('*')
    };
    source.match_indices('@').any(|(at, _)| begins(at)) || has_word(source, "accessor")
}

/// Whether the text may have node functions.
pub(crate) fn may_have_nodes(source: &str) -> bool {
    source.contains("use node") || source.contains("roata")
}

/// Whether `word` occurs in `source` as a word of its own.
pub(crate) fn has_word(source: &str, word: &str) -> bool {
    let bytes = source.as_bytes();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
    source.match_indices(word).any(|(at, _)| {
        let before = at.checked_sub(1).map(|index| bytes[index]);
        let after = bytes.get(at + word.len());
        !before.is_some_and(|byte| is_part(byte) || byte == b'.') && !after.is_some_and(|&byte| is_part(byte))
    })
}

/// Something wrong with a source text, and where.
pub(crate) struct Complaint {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Complaint {
    pub(crate) fn new(span: Span, message: &str) -> Self {
        Self {
            span,
            message: message.to_owned(),
        }
    }
}
