//! `internal/inspect_errors`: how `util.inspect` shows an error.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// Its JS is `internal_inspect_errors.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect_errors",
    source: include_str!("internal_inspect_errors.js"),
    ops: |_| {},
};
