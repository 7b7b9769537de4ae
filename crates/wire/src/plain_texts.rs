//! The texts of plain data: a JSON array of strings in Latin-1, read one after the other.

use std::borrow::Cow;

/// The texts of a list, as bytes of Latin-1. It ends early at anything that the writer does not write.
#[derive(Debug)]
pub struct Listed<'a> {
    rest: &'a [u8],
    state: State,
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    First,
    Next,
    Whole,
    Wrong,
}

impl<'a> Listed<'a> {
    /// The texts of `list`.
    pub fn new(list: &'a [u8]) -> Self {
        match list.strip_prefix(b"[") {
            Some(rest) => Self {
                rest,
                state: State::First,
            },
            None => Self {
                rest: list,
                state: State::Wrong,
            },
        }
    }

    /// Whether no more texts come.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Whole | State::Wrong)
    }

    /// Whether the list has come to its end, and nothing was wrong with it.
    pub fn is_whole(&self) -> bool {
        self.state == State::Whole
    }

    /// Behind the quote or the bracket at which a text may begin; `None` if the list ends here.
    fn begin(&mut self) -> Option<()> {
        let is_first = std::mem::replace(&mut self.state, State::Wrong) == State::First;
        self.rest = match self.rest {
            b"]" => {
                self.state = State::Whole;
                return None;
            }
            [b'"', rest @ ..] if is_first => rest,
            [b',', b'"', rest @ ..] if !is_first => rest,
            _ => return None,
        };
        Some(())
    }
}

impl<'a> Iterator for Listed<'a> {
    type Item = Cow<'a, [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over() {
            return None;
        }
        self.begin()?;
        let end = self.rest.iter().position(|byte| is_special(*byte))?;
        let (plain, rest) = self.rest.split_at(end);
        let text = if rest[0] == b'"' {
            self.rest = &rest[1..];
            Cow::Borrowed(plain)
        } else {
            let (text, rest) = with_escapes(plain, rest)?;
            self.rest = rest;
            Cow::Owned(text)
        };
        self.state = State::Next;
        Some(text)
    }
}

fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// The text that begins with `plain`, and what follows its closing quote. An escape is for a quote, a backslash, or a code below 256.
fn with_escapes<'a>(plain: &[u8], mut rest: &'a [u8]) -> Option<(Vec<u8>, &'a [u8])> {
    let mut text = plain.to_vec();
    loop {
        rest = match rest {
            [b'"', rest @ ..] => return Some((text, rest)),
            [b'\\', quoted @ (b'"' | b'\\'), rest @ ..] => {
                text.push(*quoted);
                rest
            }
            [b'\\', b'u', b'0', b'0', high, low, rest @ ..] => {
                text.push(digit(*high)? << 4 | digit(*low)?);
                rest
            }
            [byte, rest @ ..] if !is_special(*byte) => {
                text.push(*byte);
                rest
            }
            _ => return None,
        };
    }
}

fn digit(character: u8) -> Option<u8> {
    char::from(character)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: &str) -> Option<Vec<Vec<u8>>> {
        let mut texts = Listed::new(list.as_bytes());
        let all = texts.by_ref().map(Cow::into_owned).collect();
        texts.is_whole().then_some(all)
    }

    #[test]
    fn reads_what_the_writer_writes() {
        assert_eq!(read("[]"), Some(vec![]));
        assert_eq!(read(r#"["","a b"]"#), Some(vec![b"".to_vec(), b"a b".to_vec()]));
        assert_eq!(
            read(r#"["a\u000Ab\"\\","c"]"#),
            Some(vec![b"a\nb\"\\".to_vec(), b"c".to_vec()])
        );
    }

    #[test]
    fn ends_at_anything_else() {
        let wrong = [
            "",
            "[",
            "]",
            "x",
            r#"["a""#,
            r#"["a","#,
            r#"["a",]"#,
            r#"[,"a"]"#,
            r#"["a" ]"#,
            r#"["a"]x"#,
            "[1]",
            "[\"a\n\"]",
            r#"["\u0416"]"#,
            r#"["\x"]"#,
            r#"["a]"#,
        ];
        for list in wrong {
            assert_eq!(read(list), None, "{list}");
        }
    }
}
