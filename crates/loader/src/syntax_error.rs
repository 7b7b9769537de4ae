//! Syntax errors, worded as V8 words the common ones, with Node's code frame.

use crate::position::{Lines, Position};
use oxc::diagnostics::OxcDiagnostic;

/// A source text that is not a program.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct SyntaxError {
    /// The JavaScript class: `SyntaxError`, or `RangeError` for a text that nests too deeply to be parsed.
    pub class: &'static str,
    /// What is wrong, without the class name.
    pub message: String,
    /// The file's path or URL, as given to the loader.
    pub path: String,
    /// From 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
    /// Node's code frame: `path:line`, the source line, and carets under the culprit.
    pub frame: String,
}

impl SyntaxError {
    /// An error about the bytes `start..end` of `source`.
    pub(crate) fn at(
        source: &str,
        path: &str,
        (start, end): (u32, u32),
        message: impl Into<String>,
    ) -> Box<Self> {
        let lines = Lines::new(source);
        let position = lines.position(start);
        let last = lines.position(end.max(start));
        let text = lines.line(position.line);
        let before = position.column as usize - 1;
        let rest = text.encode_utf16().count().saturating_sub(before);
        let width = if last.line == position.line {
            last.column - position.column
        } else {
            u32::MAX
        };
        let carets = (width as usize).clamp(1, rest.max(1));
        // A 100 MB line helps nobody on a terminal.
        let shown: String = text.chars().take(MAX_FRAME_COLUMNS).collect();
        let indent: String = text
            .chars()
            .take(before.min(MAX_FRAME_COLUMNS))
            .map(|c| if c == '\t' { '\t' } else { ' ' })
            .collect();
        let marks = if start as usize >= source.trim_end().len() {
            // V8 points at nothing where the text ends.
            String::new()
        } else if before < MAX_FRAME_COLUMNS {
            "^".repeat(carets.min(MAX_FRAME_COLUMNS - before))
        } else {
            String::new()
        };
        Box::new(Self {
            class: "SyntaxError",
            message: message.into(),
            path: path.to_owned(),
            line: position.line,
            column: position.column,
            frame: format!("{path}:{}\n{shown}\n{indent}{marks}\n", position.line),
        })
    }

    /// The error of a text that nests too deeply.
    pub(crate) fn too_deep(source: &str, path: &str) -> Box<Self> {
        let mut error = Self::at(source, path, (0, 0), "Maximum call stack size exceeded");
        error.class = "RangeError";
        error
    }

    /// An error about text written anew, moved to where its cause is in the source.
    pub(crate) fn relocated(source: &str, error: Self, position: Position) -> Box<Self> {
        let offset = Lines::new(source).offset(position);
        Self::at(source, &error.path, (offset, offset), error.message)
    }

    /// The parser's complaint in V8's words, as far as V8 has words for it.
    pub(crate) fn from_diagnostic(source: &str, path: &str, diagnostic: &OxcDiagnostic) -> Box<Self> {
        let labels = &diagnostic.labels;
        // The first label is where it went wrong if something was expected there; else the last is the newer of two places.
        let is_unexpected =
            diagnostic.message.starts_with("Expected") || diagnostic.message.starts_with("Unexpected");
        let label = if is_unexpected {
            labels.first()
        } else {
            labels.last()
        };
        let clip = |offset: usize| source.floor_char_boundary(offset.min(source.len()));
        let (start, end) = label.map_or((0, 0), |label| {
            (
                clip(label.offset() as usize),
                clip(label.offset() as usize + label.len() as usize),
            )
        });
        // A place between tokens stands for the token after it.
        let rest = &source[start..];
        let gap = if start == end {
            rest.len() - rest.trim_start().len()
        } else {
            0
        };
        let (start, end) = (start + gap, end + gap);
        let culprit = source.get(start..end).unwrap_or("");
        let message = in_context(&source[..start], &source[end..], &diagnostic.message).map_or_else(
            || v8_message(&diagnostic.message, culprit, &source[start..]),
            str::to_owned,
        );
        let end = if end == start {
            start + first_token(&source[start..]).len()
        } else {
            end
        };
        let span = (u32::try_from(start).unwrap_or(0), u32::try_from(end).unwrap_or(0));
        Self::at(source, path, span, message)
    }
}

const MAX_FRAME_COLUMNS: usize = 2000;

/// How the parser's message begins, and V8's words; `{}` stands for the text in question.
const TRANSLATIONS: [(&str, &str); 61] = [
    ("A 'return' statement", "Illegal return statement"),
    ("Unterminated string", "Invalid or unexpected token"),
    (
        "Unterminated regular expression",
        "Invalid regular expression: missing /",
    ),
    ("Unterminated multiline comment", "Invalid or unexpected token"),
    ("Invalid characters after number", "Invalid or unexpected token"),
    ("Invalid Character", "Invalid or unexpected token"),
    (
        "Invalid Unicode escape sequence",
        "Invalid Unicode escape sequence",
    ),
    ("Flag ", "Invalid regular expression flags"),
    ("Unexpected flag ", "Invalid regular expression flags"),
    ("A class name is required", "Unexpected token '{'"),
    (
        "A 'yield' expression is only allowed",
        "Unexpected strict mode reserved word",
    ),
    ("The keyword '", "Unexpected strict mode reserved word"),
    (
        "'with' statements are not allowed",
        "Strict mode code may not include a with statement",
    ),
    (
        "'0'-prefixed octal literals",
        "Octal literals are not allowed in strict mode.",
    ),
    (
        "Unexpected new.target expression",
        "new.target expression is not allowed here",
    ),
    ("'super' can only be", "'super' keyword unexpected here"),
    ("Super calls are not permitted", "'super' keyword unexpected here"),
    (
        "Cannot assign to 'eval'",
        "Unexpected eval or arguments in strict mode",
    ),
    (
        "Cannot assign to 'arguments'",
        "Unexpected eval or arguments in strict mode",
    ),
    (
        "Cannot assign to this expression",
        "Invalid left-hand side in assignment",
    ),
    (
        "Multiple constructor implementations",
        "A class may only have one constructor",
    ),
    (
        "A unary expression with the",
        "Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence",
    ),
    (
        "for-of loop variable declaration may not",
        "for-of loop variable declaration may not have an initializer.",
    ),
    (
        "Invalid assignment in object literal",
        "Invalid shorthand property initializer",
    ),
    (
        "Missing catch or finally clause",
        "Missing catch or finally after try",
    ),
    (
        "Private identifier '",
        "Private field '{}' must be declared in an enclosing class",
    ),
    (
        "Invalid function declaration",
        "In strict mode code, functions can only be declared at top level or inside a block.",
    ),
    ("Invalid class declaration", "Unexpected token 'class'"),
    (
        "A module cannot have multiple default exports",
        "Identifier '.default' has already been declared",
    ),
    ("Label `", "Label '{}' has already been declared"),
    (
        "`let` cannot be declared",
        "let is disallowed as a lexically bound name",
    ),
    ("Invalid escape sequence", "Invalid Unicode escape sequence"),
    (
        "Generators can only be declared",
        "Generators can only be declared at the top level or inside a block.",
    ),
    ("Cannot use `await` as an identifier", "Unexpected reserved word"),
    (
        "Cannot use `yield` as an identifier",
        "Unexpected identifier 'yield'",
    ),
    ("await can only be used in conjunction", "Unexpected token 'in'"),
    (
        "Line terminator not permitted before arrow",
        "Unexpected token '=>'",
    ),
    ("Unexpected JSX expression", "Unexpected token '<'"),
    (
        "The only valid property accesses on import",
        "Unexpected identifier '{}'",
    ),
    ("Use of undefined label", "Undefined label '{}'"),
    (
        "Jump target cannot cross function boundary",
        "Undefined label '{}'",
    ),
    (
        "`await` is only allowed",
        "await is only valid in async functions and the top level bodies of modules",
    ),
    (
        "A 'get' accessor must not",
        "Getter must not have any formal parameters.",
    ),
    (
        "A 'set' accessor must have",
        "Setter must have exactly one formal parameter.",
    ),
    (
        "Bad escape sequence in untagged",
        "Invalid Unicode escape sequence",
    ),
    ("Spread must be last element", "Rest element must be last element"),
    (
        "Invalid rest element target",
        "`...` must be followed by an assignable reference in assignment contexts",
    ),
    (
        "A rest parameter must be last",
        "Rest parameter must be last formal parameter",
    ),
    (
        "A rest parameter cannot have an initializer",
        "Rest parameter may not have a default initializer",
    ),
    (
        "A 'default' clause cannot appear more",
        "More than one default clause in switch statement",
    ),
    (
        "The left-hand side of a `for...of` statement may not be",
        "The left-hand side of a for-of loop may not be 'async'.",
    ),
    ("`for await` loops are only", "Unexpected reserved word"),
    (
        "Tagged template expressions are not",
        "Invalid tagged template on optional chain",
    ),
    (
        "'arguments' is not allowed in class",
        "'arguments' is not allowed in class field initializer or static initialization block",
    ),
    (
        "Constructor can't have get/set",
        "Class constructor may not be an accessor",
    ),
    (
        "Constructor can't be an async",
        "Class constructor may not be an async method",
    ),
    (
        "Constructor can't be a generator",
        "Class constructor may not be a generator",
    ),
    (
        "Classes can't have an element named",
        "Classes may not have a field named 'constructor'",
    ),
    (
        "Keywords cannot contain escape",
        "Keyword must not contain escaped characters",
    ),
    ("Lexical declaration cannot appear", "Unexpected token 'const'"),
    ("Identifier expected after '?.'", "Unexpected end of input"),
];

/// What V8 says otherwise because of what stands around the culprit.
fn in_context(before: &str, after: &str, message: &str) -> Option<&'static str> {
    let (before, after) = (before.trim_end(), after.trim_start());
    if message.starts_with("Cannot assign to this expression") {
        let is_step = |text: &str| text == "++" || text == "--";
        if before.get(before.len().saturating_sub(2)..).is_some_and(is_step) {
            return Some("Invalid left-hand side expression in prefix operation");
        }
        if after.get(..2).is_some_and(is_step) {
            return Some("Invalid left-hand side expression in postfix operation");
        }
    }
    if !message.starts_with("Expected") {
        return None;
    }
    if last_word(before) == "let" {
        return Some("Lexical declaration cannot appear in a single-statement context");
    }
    (message.contains("`)`") && is_argument_list(before)).then_some("missing ) after argument list")
}

/// Whether the innermost parenthesis that is open at the end belongs to a call.
fn is_argument_list(before: &str) -> bool {
    let mut depth = 0_u32;
    for (at, bracket) in before.char_indices().rev() {
        match bracket {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            '(' => return is_called(before[..at].trim_end()),
            '[' | '{' => return false,
            _ => {}
        }
    }
    false
}

/// Whether a parenthesis behind the text would begin the arguments of a call.
fn is_called(before: &str) -> bool {
    let word = last_word(before);
    if word.is_empty() {
        return before.ends_with([')', ']']);
    }
    let declares =
        last_word(before[..before.len() - word.len()].trim_end_matches(['*', ' ', '\n'])) == "function";
    !declares && (!is_keyword(word) || matches!(word, "this" | "super"))
}

fn last_word(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    &text[text.trim_end_matches(is_word).len()..]
}

/// Translates the messages that people meet most.
fn v8_message(message: &str, culprit: &str, rest: &str) -> String {
    let named = |before: &str, after: &str| {
        message
            .strip_prefix(before)
            .and_then(|tail| tail.strip_suffix(after))
            .map(str::to_owned)
    };
    if let Some(name) = named("Identifier `", "` has already been declared") {
        if name == "__proto__" {
            return "Duplicate __proto__ fields are not allowed in object literals".to_owned();
        }
        return format!("Identifier '{name}' has already been declared");
    }
    if let Some(name) = named("Export '", "' is not defined") {
        return format!("Export '{name}' is not defined in module");
    }
    if let Some(name) = named("Duplicated export '", "'") {
        return format!("Duplicate export of '{name}'");
    }
    if let Some((_, words)) = TRANSLATIONS.iter().find(|(start, _)| message.starts_with(start)) {
        return words.replace("{}", culprit);
    }
    let unexpected = message.starts_with("Unexpected token") || message.starts_with("Expected ");
    if unexpected || message.contains("Expected a semicolon") || message.contains("expected a semicolon") {
        let token = if culprit.trim().is_empty() {
            first_token(rest.trim_start())
        } else {
            culprit
        };
        return unexpected_token(token);
    }
    message.to_owned()
}

fn unexpected_token(token: &str) -> String {
    let Some(first) = token.chars().next() else {
        return "Unexpected end of input".to_owned();
    };
    match first {
        '\'' | '"' => "Unexpected string".to_owned(),
        '0'..='9' => "Unexpected number".to_owned(),
        '`' => "Unexpected template string".to_owned(),
        _ if STRICT_WORDS.contains(&token) => "Unexpected strict mode reserved word".to_owned(),
        _ if matches!(token, "enum" | "await") => "Unexpected reserved word".to_owned(),
        _ if is_keyword(token) => format!("Unexpected token '{token}'"),
        _ if first.is_alphabetic() || first == '_' || first == '$' => {
            format!("Unexpected identifier '{token}'")
        }
        _ => format!("Unexpected token '{token}'"),
    }
}

const STRICT_WORDS: [&str; 9] = [
    "let",
    "static",
    "yield",
    "implements",
    "interface",
    "package",
    "private",
    "protected",
    "public",
];

fn is_keyword(token: &str) -> bool {
    oxc::syntax::keyword::is_reserved_keyword(token)
}

/// The identifier, number or single character that `text` starts with.
fn first_token(text: &str) -> &str {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let Some(first) = text.chars().next() else {
        return "";
    };
    if is_word(first) {
        &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
    } else {
        &text[..first.len_utf8()]
    }
}
