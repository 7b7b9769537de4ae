//! Quick looks at a text, to spare the parser: none may miss what it looks for, all may be mistaken the other way.

/// Whether the text may have `import` or `export` declarations, `import.meta` or top-level `await`.
pub(crate) fn may_have_module_syntax(source: &str) -> bool {
    ["import", "export", "await"]
        .iter()
        .any(|word| has_word(source, word))
}

/// Whether a CommonJS text may need edits: dynamic imports or node functions.
pub(crate) fn may_need_parsing(source: &str) -> bool {
    has_word(source, "import") || source.contains("use node") || source.contains("roata")
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
