//! `internal/structured_clone`: structuredClone, and the copy that messages make. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/structured_clone`; `ops.typeTag(object)` is the engine's class name of an object, `Proxy` for a proxy.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/structured_clone",
    source: include_str!("internal_structured_clone.js"),
    ops: |table| {
        table.add("typeTag", runtime::inspection::type_tag);
    },
};
