//! `internal/types`: what kind of object a value is, whatever its prototype says.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utiltypes>
use runtime::Builtin;

/// Its operation is the engine's own knowledge, so the `runtime` crate provides it:
///
/// - `typeTag(object)`: the engine's class name of the object: `Promise`, `Map`, `Set`, `Map Iterator`, `Set Iterator`, `WeakMap`, `WeakSet`,
///   `WeakRef`, `Date`, `RegExp`, `Error`, `Generator`, `ArrayBuffer`, `SharedArrayBuffer`, `DataView`, `Proxy` (asked before what it wraps),
///   `Arguments`, `ModuleNamespace`, `Number`, `String`, `Boolean`, `BigInt`, `Symbol`, `External`; or `undefined` where it cannot tell:
///   then brand checks in JavaScript decide.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/types",
    source: include_str!("internal_types.js"),
    ops: |table| {
        table.add("typeTag", runtime::inspection::type_tag);
    },
};
