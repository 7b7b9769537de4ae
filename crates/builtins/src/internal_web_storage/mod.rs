//! `internal/web_storage`: Storage and `sessionStorage`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/web_storage`; its option is among the flags.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/web_storage",
    source: include_str!("internal_web_storage.js"),
    ops: crate::process::add_flags,
};
