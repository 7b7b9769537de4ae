//! `internal/fs_streams`: `fs.ReadStream` and `fs.WriteStream`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html#fscreatereadstreampath-options>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fs_streams",
    source: include_str!("internal_fs_streams.js"),
    ops: |_table| {},
};
