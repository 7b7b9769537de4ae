//! `internal/fs_utf8_stream`: text written to a file, gathered first.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html#class-fsutf8stream>

/// Its JS is `internal_fs_utf8_stream.js`.
pub const BUILTIN: runtime::Builtin = runtime::Builtin {
    name: "internal/fs_utf8_stream",
    source: include_str!("internal_fs_utf8_stream.js"),
    ops: |_table| {},
};
