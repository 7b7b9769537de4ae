//! As much of URLs as file specifiers need: schemes, queries, percent-encoding, dot segments.

use std::path::{Component, Path, PathBuf};

/// The scheme of an absolute URL.
pub(crate) fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then_some(scheme)
}

/// Path, and query with fragment (`?v=1#x`).
pub(crate) fn split_suffix(text: &str) -> (&str, &str) {
    text.split_at(text.find(['?', '#']).unwrap_or(text.len()))
}

/// What follows the host in a `file:` URL.
pub(crate) fn file_path(text: &str) -> &str {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    match rest.strip_prefix("//") {
        Some(with_host) => with_host.find('/').map_or("/", |at| &with_host[at..]),
        None => rest,
    }
}

/// A percent-encoded path seen from a folder, without dot segments. The folder is a plain path, so its percent signs
/// are encoded; a slash at the end stays.
pub(crate) fn join(folder: &Path, path: &str) -> String {
    let path = path.replace('\\', "/");
    let base = if path.starts_with('/') {
        String::new()
    } else {
        folder.display().to_string().replace('%', "%25")
    };
    let mut segments: Vec<&str> = Vec::new();
    for segment in base.split('/').chain(path.split('/')) {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    let mut joined = format!("/{}", segments.join("/"));
    let names_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
    if names_folder && joined.len() > 1 {
        joined.push('/');
    }
    joined
}

/// The path that a percent-encoded one stands for.
pub(crate) fn decode(path: &str) -> PathBuf {
    if !path.contains('%') {
        return PathBuf::from(path);
    }
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = path.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            decoded.push(byte);
            at += 3;
        } else {
            decoded.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(decoded).map_or_else(|_| PathBuf::from(path), PathBuf::from)
}

/// The path without `.` and `..`, links not looked at.
pub(crate) fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(normal.pop()),
            other => normal.push(other),
        }
    }
    normal
}

/// Why a path that [`hides_slash`] is refused.
pub(crate) const HIDDEN_SLASH: &str = "must not include encoded \"/\" or \"\\\" characters";

/// Whether an encoded path would have more parts once it is decoded.
pub(crate) fn hides_slash(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    lower.contains("%2f") || lower.contains("%5c")
}
