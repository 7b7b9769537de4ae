//! `internal/buffer_values`: which values have bytes.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html>
use runtime::Builtin;

/// Its JS is `internal_buffer_values.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/buffer_values",
    source: include_str!("internal_buffer_values.js"),
    ops: |_| {},
};
