//! `internal/inspect`: `util.inspect`. What only the engine knows comes from operations.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// Its operations read the engine's internals, so the `runtime` crate provides them:
///
/// - `promiseState(promise)`: `[0]` pending, `[1, value]` fulfilled, `[2, reason]` rejected.
/// - `proxyDetails(value)`: `undefined` when it is no proxy, `null` when it is revoked, else `[target, handler]`.
/// - `previewEntries(iteratorOrWeakCollection, true)`: `[entries, isKeyValue]` without consuming it; keys and values alternate in `entries`
///   of a map's entry iterator and of a WeakMap.
/// - `nonIndexKeys(object, all)` (optional): own keys that are no array index: enumerable strings then symbols, or all of them.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect",
    source: include_str!("internal_inspect.js"),
    ops: |table| {
        table.add("promiseState", runtime::inspection::promise_state);
        table.add("proxyDetails", runtime::inspection::proxy_details);
        table.add("previewEntries", runtime::inspection::preview_entries);
    },
};
