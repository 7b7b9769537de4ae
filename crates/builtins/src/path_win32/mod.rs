//! `node:path/win32`: paths of Windows. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `path/win32`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "path/win32",
    source: include_str!("path_win32.js"),
    ops: |_| {},
};
