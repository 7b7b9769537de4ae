//! `internal/inspect`: `util.inspect`. What only the engine knows comes from operations.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// Its operations read the engine's internals, so the `runtime` crate provides them:
///
/// - `promiseState(promise)`: `[0]` pending, `[1, value]` fulfilled, `[2, reason]` rejected.
/// - `proxyDetails(value)`: `undefined` when it is no proxy, `null` when it is revoked, else `[target, handler]`.
/// - `copyIterator(original, copy)`: makes an iterator of a map or set go on where another is; a number tells what both give.
/// - `weakEntries(collection)`: what is in a WeakSet, keys and values in turn of a WeakMap.
/// - `nonIndexKeys(object, all)` (optional): own keys that are no array index: enumerable strings then symbols, or all of them.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect",
    source: include_str!("internal_inspect.js"),
    ops: |table| {
        table.add("promiseState", runtime::inspection::promise_state);
        table.add("proxyDetails", runtime::inspection::proxy_details);
        table.add("copyIterator", runtime::inspection::copy_iterator);
        table.add("weakEntries", runtime::inspection::weak_entries);
    },
};
