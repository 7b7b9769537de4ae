//! `internal/fs_glob`: `glob` of `node:fs` and `node:fs/promises`. All of it is JavaScript over `internal/fs`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html>
use runtime::Builtin;

/// Its operations are those of `internal/fs`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fs_glob",
    source: include_str!("internal_fs_glob.js"),
    ops: |_table| {},
};
