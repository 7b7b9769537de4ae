//! `node:path`: paths of both flavours. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `path`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "path",
    source: include_str!("path.js"),
    ops: |_| {},
};
