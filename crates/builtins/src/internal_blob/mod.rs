//! `internal/blob`: Blob, File and `resolveObjectURL`, as `node:buffer` and the globals have them. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html#class-blob>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/blob",
    source: include_str!("internal_blob.js"),
    ops: |_table| {},
};
