//! `internal/mime`: `util.MIMEType` and `util.MIMEParams`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#class-utilmimetype>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/mime",
    source: include_str!("internal_mime.js"),
    ops: |_table| {},
};
