//! `internal/inspect_text`: primitive values as text and how the parts of a value are laid out.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// Its JS is `internal_inspect_text.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect_text",
    source: include_str!("internal_inspect_text.js"),
    ops: |_| {},
};
