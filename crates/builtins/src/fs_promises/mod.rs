//! `node:fs/promises`. All of it is JavaScript over `internal/fs`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html>
use runtime::Builtin;

/// Its operations are those of `internal/fs`.
pub const BUILTIN: Builtin = Builtin {
    name: "fs/promises",
    source: include_str!("fs_promises.js"),
    ops: |_table| {},
};
