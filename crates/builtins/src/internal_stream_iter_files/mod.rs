//! `internal/stream_iter/files`: open files as iterable streams and their writers. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html#filehandlepulltransforms-options>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/stream_iter/files",
    source: include_str!("internal_stream_iter_files.js"),
    ops: |_table| {},
};
