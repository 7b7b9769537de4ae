//! Takes out of the built-ins' texts what the engine would only read over at every start: comments and indentation. Lines keep their numbers.
//! What is not ASCII becomes an escape, because one such character makes the engine keep the whole text in 16-bit units.
//!
//! For the build scripts of `runtime` and `builtins`, whose texts keep to the style of this project: a slash after `)`, `]`, `}`, a name or a number
//! divides, any other begins a regular expression.

/// `source` without comments and indentation, in ASCII.
pub fn strip(source: &str) -> String {
    let mut stripper = Stripper {
        rest: source,
        out: String::with_capacity(source.len()),
        open: Vec::new(),
    };
    while let Some(next) = stripper.rest.chars().next() {
        stripper.step(next);
    }
    stripper.out
}

struct Stripper<'t> {
    rest: &'t str,
    out: String,
    /// The braces that are open: whether each began in a template.
    open: Vec<bool>,
}

impl Stripper<'_> {
    fn step(&mut self, next: char) {
        match next {
            '\n' => self.end_line(),
            '\'' | '"' => self.quoted(next),
            '`' => {
                self.copy(1);
                self.template();
            }
            '/' if self.rest.starts_with("//") => self.skip_line(),
            '/' if self.rest.starts_with("/*") => self.skip_block(),
            '/' if self.begins_expression() => self.regular_expression(),
            '{' => {
                self.open.push(false);
                self.copy(1);
            }
            '}' => {
                self.copy(1);
                if self.open.pop() == Some(true) {
                    self.template();
                }
            }
            _ => self.copy(next.len_utf8()),
        }
    }

    /// Moves `length` bytes to the output.
    fn copy(&mut self, length: usize) {
        let (text, rest) = self.rest.split_at(length);
        for unit in text.encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte) if byte.is_ascii() => self.out.push(char::from(byte)),
                _ => self.out.push_str(&format!("\\u{unit:04x}")),
            }
        }
        self.rest = rest;
    }

    fn copy_char(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.copy(next.len_utf8());
        Some(next)
    }

    fn end_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.copy(1);
        self.rest = self.rest.trim_start_matches(' ');
    }

    fn skip_line(&mut self) {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
    }

    fn skip_block(&mut self) {
        let end = self.rest.find("*/").map_or(self.rest.len(), |end| end + 2);
        let lines = self.rest[..end].matches('\n').count();
        // What stands on both sides stays apart.
        self.out.push(' ');
        self.out.extend(std::iter::repeat_n('\n', lines));
        self.rest = &self.rest[end..];
    }

    fn quoted(&mut self, quote: char) {
        self.copy(1);
        while let Some(next) = self.copy_char() {
            match next {
                '\\' => {
                    self.copy_char();
                }
                _ if next == quote => return,
                _ => {}
            }
        }
    }

    /// The text of a template, to its end or the next `${`.
    fn template(&mut self) {
        while let Some(next) = self.copy_char() {
            match next {
                '\\' => {
                    self.copy_char();
                }
                '`' => return,
                '$' if self.rest.starts_with('{') => {
                    self.copy(1);
                    self.open.push(true);
                    return;
                }
                _ => {}
            }
        }
    }

    fn regular_expression(&mut self) {
        self.copy(1);
        let mut in_class = false;
        while let Some(next) = self.copy_char() {
            match next {
                '\\' => {
                    self.copy_char();
                }
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => return,
                _ => {}
            }
        }
    }

    /// Whether an expression can begin here, so that a slash is not a division.
    fn begins_expression(&self) -> bool {
        let before = self.out.trim_end();
        let word = before
            .rfind(|character: char| {
                !character.is_ascii_alphanumeric() && character != '_' && character != '$'
            })
            .map_or(before, |at| &before[at + 1..]);
        match word {
            "" => !before.ends_with([')', ']', '}', '\'', '"', '`']),
            "return" | "typeof" | "case" | "in" | "of" | "void" | "delete" | "throw" | "else" | "do"
            | "yield" | "await" | "instanceof" | "new" => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn comments_and_indentation_go_and_lines_stay() {
        assert_eq!(
            strip("// a\n  x = 1; // b\n/* c\n d */ y;\n"),
            "\nx = 1;\n \n y;\n"
        );
    }

    #[test]
    fn texts_keep_what_looks_like_a_comment() {
        let text = "a('//', \"/*\", `//\n  ${b({ c: `//` })} /*`, '\\'//');";
        assert_eq!(strip(text), text);
    }

    #[test]
    fn regular_expressions_are_told_from_divisions() {
        let text = "x = /[/'\"]\\/`/.test(y); z = (a) / b / c; return /'/;";
        assert_eq!(strip(text), text);
        assert_eq!(strip("a / b; // '\n"), "a / b;\n");
    }

    #[test]
    fn what_is_not_ascii_is_escaped() {
        assert_eq!(strip("'é😀'"), "'\\u00e9\\ud83d\\ude00'");
    }
}
