//! `internal/fs_stat_watch`: `fs.watchFile`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/fs_stat_watch`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fs_stat_watch",
    source: include_str!("internal_fs_stat_watch.js"),
    ops: |_| {},
};
