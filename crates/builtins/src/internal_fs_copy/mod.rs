//! `internal/fs_copy`: `cp` of `node:fs` and `node:fs/promises`. All of it is JavaScript over `internal/fs`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html>
use runtime::Builtin;

/// Its operations are those of `internal/fs`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fs_copy",
    source: include_str!("internal_fs_copy.js"),
    ops: |_table| {},
};
