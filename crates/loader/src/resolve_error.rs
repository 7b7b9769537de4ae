//! Resolution errors with Node's codes and messages.

use std::path::Path;

/// A specifier that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ResolveError {
    /// Node's code, such as `ERR_MODULE_NOT_FOUND`.
    pub code: &'static str,
    /// Node's message, without a require stack.
    pub message: String,
    /// Whether Node adds `Require stack:` and the requiring files to the message; see
    /// [`message_with_stack`](Self::message_with_stack).
    pub has_require_stack: bool,
}

impl ResolveError {
    /// The JavaScript class: `TypeError` or `Error`.
    pub fn class(&self) -> &'static str {
        match self.code {
            "ERR_INVALID_MODULE_SPECIFIER"
            | "ERR_PACKAGE_IMPORT_NOT_DEFINED"
            | "ERR_UNKNOWN_FILE_EXTENSION" => "TypeError",
            _ => "Error",
        }
    }

    /// The message as `require` words it, with the files that led here, the innermost first.
    pub fn message_with_stack<P: AsRef<Path>>(&self, stack: &[P]) -> String {
        if !self.has_require_stack || stack.is_empty() {
            return self.message.clone();
        }
        let lines = stack
            .iter()
            .map(|path| format!("\n- {}", path.as_ref().display()));
        format!("{}\nRequire stack:{}", self.message, lines.collect::<String>())
    }

    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            has_require_stack: false,
        }
    }

    pub(crate) fn require(specifier: &str) -> Self {
        let message = format!("Cannot find module '{specifier}'");
        Self {
            code: "MODULE_NOT_FOUND",
            message,
            has_require_stack: true,
        }
    }
}
