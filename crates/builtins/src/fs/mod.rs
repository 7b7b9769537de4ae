//! `node:fs`. All of it is JavaScript over `internal/fs`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html>
use runtime::Builtin;

/// Its operations are those of `internal/fs`.
pub const BUILTIN: Builtin = Builtin {
    name: "fs",
    source: include_str!("fs.js"),
    ops: |_table| {},
};
