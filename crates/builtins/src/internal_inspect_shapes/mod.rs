//! `internal/inspect_shapes`: what an object consists of for `util.inspect`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// Its JS is `internal_inspect_shapes.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect_shapes",
    source: include_str!("internal_inspect_shapes.js"),
    ops: |table| table.add("sameStructure", runtime::inspection::same_structure),
};
