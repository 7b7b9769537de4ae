//! Places in stacks, as V8 names them. The engine names the end of what is called, or the dot before a property that could not be read; V8 the called
//! property or function itself, the `new` before it, and the property.

use crate::{
    edits::utf16_len,
    position::line_starts,
    stack_names::{StackName, StackNames},
};
use std::cell::OnceCell;

/// A text as it was written, for the places in it that stacks name.
pub struct StackText {
    text: String,
    is_typescript: bool,
    starts: Vec<u32>,
    names: OnceCell<StackNames>,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackPlace {
    /// The column, from 1, in UTF-16 units.
    pub column: u32,
    /// How what is called there is written.
    pub callee: Callee,
    /// What is known of the name of the function that it is in.
    pub name: StackName,
}

/// How something is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callee {
    /// Not by a name, or nothing is called.
    Other,
    /// By its name: it is no method.
    Name,
    /// As a property.
    Property,
    /// With `new`, or as `super`.
    Constructed,
}

impl StackText {
    /// The text of the file at `path`, which tells its language.
    pub fn new(text: String, path: &str) -> Self {
        let is_typescript = [".ts", ".mts", ".cts"].iter().any(|end| path.ends_with(end));
        let starts = line_starts(&text);
        Self {
            text,
            is_typescript,
            starts,
            names: OnceCell::new(),
        }
    }

    /// What V8 says of the engine's place. Both count from 1, columns in UTF-16 units.
    pub fn place(&self, line: u32, column: u32) -> StackPlace {
        let Some((start, text)) = self.line(line) else {
            let (callee, name) = (Callee::Other, StackName::Own);
            return StackPlace { column, callee, name };
        };
        let names = self
            .names
            .get_or_init(|| StackNames::of(&self.text, self.is_typescript));
        let offset = split_at_utf16(text, column.saturating_sub(1)).map_or(0, |(before, _)| before.len());
        // What is called in a parameter's default or in a body ends behind where that begins.
        let offset = start + u32::try_from(offset).unwrap_or(0);
        let (column, callee) = in_line(text, column);
        let name = names.at(offset.saturating_sub(1)).clone();
        StackPlace { column, callee, name }
    }

    /// Where a line, from 1, begins, and what stands in it and after it.
    fn line(&self, number: u32) -> Option<(u32, &str)> {
        let index = (number as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self
            .starts
            .get(index + 1)
            .map_or(self.text.len(), |end| *end as usize);
        Some((start, self.text.get(start as usize..end)?))
    }
}

/// These may stand before a parenthesis and are not called.
const NOT_CALLED: [&str; 15] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "function",
    "in",
    "instanceof",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
    "new",
];

/// The column in a line. Strings, comments and brackets are not understood: a callee that is not made of names stays at its end, as mostly in V8.
fn in_line(line: &str, column: u32) -> (u32, Callee) {
    let Some((before, after)) = split_at_utf16(line, column.saturating_sub(1)) else {
        return (column, Callee::Other);
    };
    if let Some(dot) = leading_dot(after) {
        return (column + dot, Callee::Other);
    }
    let name = last_name(before);
    if name.is_empty() || NOT_CALLED.contains(&name) {
        return (column, Callee::Other);
    }
    if name.starts_with('#') {
        return (column, Callee::Property);
    }
    let objects = &before[..before.len() - name.len()];
    let constructed = constructed_from(objects);
    let callee = match constructed {
        Some(_) => Callee::Constructed,
        None if name == "super" => Callee::Constructed,
        None if objects.trim_end().ends_with('.') => Callee::Property,
        None => Callee::Name,
    };
    let from = constructed.unwrap_or(objects.len());
    (column - utf16_len(&before[from..]), callee)
}

/// Columns from a dot to the property behind it.
fn leading_dot(text: &str) -> Option<u32> {
    match text.as_bytes() {
        [b'.', b'.', ..] => None,
        [b'.', ..] => Some(1),
        [b'?', b'.', ..] => Some(2),
        _ => None,
    }
}

/// The name that a text ends with.
fn last_name(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '#');
    &text[text.trim_end_matches(is_part).len()..]
}

/// Where the `new` begins that stands before the objects of a property, if these are names.
fn constructed_from(mut before: &str) -> Option<usize> {
    loop {
        let objects = before.trim_end();
        if let Some(object) = objects.strip_suffix('.') {
            let object = object.strip_suffix('?').unwrap_or(object).trim_end();
            let name = last_name(object);
            if name.is_empty() {
                return None;
            }
            before = &object[..object.len() - name.len()];
        } else {
            let is_new = objects.len() < before.len() && last_name(objects) == "new";
            return is_new.then(|| objects.len() - "new".len());
        }
    }
}

/// The text before and from an offset in UTF-16 units.
fn split_at_utf16(text: &str, offset: u32) -> Option<(&str, &str)> {
    let offset = offset as usize;
    // Lines of a megabyte are mostly such.
    if text.as_bytes().get(..offset)?.is_ascii() {
        return text.split_at_checked(offset);
    }
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= offset {
            return Some(text.split_at(at));
        }
        units += c.len_utf16();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place for the engine's, which is marked by `|`; the answer is marked likewise.
    fn moved(line: &str) -> (String, Callee) {
        let at = line.find('|').unwrap();
        let text = line.replace('|', "");
        let (column, callee) = in_line(&text, utf16_len(&text[..at]) + 1);
        let (before, after) = split_at_utf16(&text, column - 1).unwrap();
        (format!("{before}|{after}"), callee)
    }

    #[test]
    fn calls_are_at_their_names() {
        for (engines, v8, callee) in [
            ("x = foo|(1)", "x = |foo(1)", Callee::Name),
            ("bar.baz|(1)", "bar.|baz(1)", Callee::Property),
            ("  .baz|()", "  .|baz()", Callee::Property),
            ("a?.b|()", "a?.|b()", Callee::Property),
            ("u . v| ()", "u . |v ()", Callee::Property),
            ("o.#p|()", "o.#p|()", Callee::Property),
            ("'ä😀' + größe|()", "'ä😀' + |größe()", Callee::Name),
            ("tag|`x`", "|tag`x`", Callee::Name),
        ] {
            assert_eq!(moved(engines), (v8.to_owned(), callee));
        }
    }

    #[test]
    fn constructions_are_at_new() {
        for (engines, v8) in [
            ("throw new Error|('x')", "throw |new Error('x')"),
            ("f(new a.b.C|)", "f(|new a.b.C)"),
            ("super|(1)", "|super(1)"),
        ] {
            assert_eq!(moved(engines), (v8.to_owned(), Callee::Constructed));
        }
        assert_eq!(moved("renew a|()").0, "renew |a()");
        assert_eq!(
            moved("new (f()).g|()"),
            ("new (f()).|g()".to_owned(), Callee::Property)
        );
    }

    #[test]
    fn properties_are_behind_their_dot() {
        assert_eq!(moved("a.b|.c").0, "a.b.|c");
        assert_eq!(moved("a|?.b").0, "a?.|b");
    }

    #[test]
    fn everything_else_stays() {
        for same in ["f()|()", "a[0]|()", "return|(a)", "x = |a + b", "f(|...b)", "|"] {
            assert_eq!(moved(same), (same.to_owned(), Callee::Other));
        }
        assert_eq!(in_line("short", 50).0, 50);
    }

    #[test]
    fn a_place_knows_the_function_that_it_is_in() {
        let text = StackText::new("class A {\n  m(a: B) { f(); }\n}".to_owned(), "/a.ts");
        let StackPlace { column, callee, name } = text.place(2, 14);
        let method = StackName::Method {
            of: "A".to_owned(),
            name: "m".to_owned(),
        };
        assert_eq!((column, callee, name), (13, Callee::Name, method));
        assert_eq!(text.place(9, 9).column, 9);
    }
}
