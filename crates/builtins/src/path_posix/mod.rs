//! `node:path/posix`: paths with slashes. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `path/posix`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "path/posix",
    source: include_str!("path_posix.js"),
    ops: |_| {},
};
